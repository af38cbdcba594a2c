import { clipOf, type Fact, type Facts, fact, firstFact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Clip } from '@/utils/entry'
import { whyBlocked } from '@/utils/page/blocked'
import { collapse, readMetas } from '@/utils/page/meta'
import { findNamedVideo } from '@/utils/page/named-video'
import { wholeSeconds } from '@/utils/page/thing-facts'
import { videoFacts } from '@/utils/page/video-facts'
import { parsePeople } from '@/utils/people'
import { secondsOfDuration } from '@/utils/time'
import { plainHost, plainPath } from '@/utils/url'
import { notShownSentence, type Page, type Site, UnreadablePage } from './site'

/*
 * media.ccc.de writes its JSON-LD without escaping: a quotation mark in a title breaks all of it, an apostrophe is left
 * as a character reference. It loads the next page in place, which leaves the script of the last one in the head.
 * @see https://github.com/voc/voctoweb/blob/master/app/views/frontend/events/show.html.haml
 */

function slugOf(url: URL): string | undefined {
  if (plainHost(url) !== 'media.ccc.de') return undefined
  return /^\/v\/([^/]{1,300})(?:\/oembed)?$/.exec(plainPath(url))?.[1]
}

function talkUrl(slug: string): string {
  return `https://media.ccc.de/v/${encodeURIComponent(slug)}`
}

function read({ url, document, at = new Date() }: Page): Clip | undefined {
  const slug = slugOf(url)
  if (!slug) return undefined
  const page = findNamedVideo({ url, document }, (address) => slugOf(address) === slug)
  if (!page) throw new UnreadablePage(whyBlocked(url, document, readMetas(document)) ?? notShownSentence)
  const served = videoFacts(page.video, page, 'speaker')
  const shown = shownFacts(document, url)
  const broken = brokenFacts(document, slug)
  const facts: Facts = {
    ...served,
    people: shown.people,
    container: shown.container ?? served.container,
    published: firstFact(served.published, broken.published),
    durationSeconds: firstFact(served.durationSeconds, broken.durationSeconds),
    summary: shown.summary ?? served.summary,
    // The page is in English whatever is spoken.
    language: shown.language,
  }
  const keywords = textsOf(document, '.tags a')
  return clipOf({ site: 'ccc', kind: 'video', ids: [`ccc:${slug}`], url: talkUrl(slug), at, keywords }, facts)
}

/** What the body says, which is always of this page. */
function shownFacts(document: Document, url: URL): Facts {
  const from = 'talk page'
  const link = document.querySelector('.player-header .conference a[href^="/c/"]')
  const acronym = /^\/c\/([\w.-]+)$/.exec(link?.getAttribute('href') ?? '')?.[1]
  const name = collapse(document.querySelector('.player-header .conference')?.textContent) ?? acronym
  const address = acronym && new URL(`/c/${acronym}`, url).href
  return {
    people: fact(from, 'high', parsePeople(textsOf(document, '.persons a'), 'speaker')),
    container: fact(from, 'high', name ? { name, ...(address && { url: address }) } : undefined),
    summary: fact(from, 'medium', descriptionOf(document)),
    language: spokenLanguage(document),
  }
}

function textsOf(document: Document, selector: string): string[] {
  return [...document.querySelectorAll(selector)].flatMap((element) => collapse(element.textContent) ?? []).slice(0, 40)
}

/** The template puts paragraphs into a paragraph, so they stand behind it. */
function descriptionOf(document: Document): string | undefined {
  const paragraphs: string[] = []
  for (let part = document.querySelector('p.description'); part?.localName === 'p'; part = part.nextElementSibling) {
    const text = collapse(part.textContent)
    if (text) paragraphs.push(text)
  }
  return paragraphs.join('\n\n') || undefined
}

/** Recordings name their languages in ISO 639-3, the one spoken first ("deu-eng"). */
function spokenLanguage(document: Document): Fact<string> | undefined {
  const named = document.querySelector('video source[data-lang]')?.getAttribute('data-lang')
  const code = /^[a-z]{3}(?=$|-)/.exec(named ?? '')?.[0]
  return fact('recording', 'medium', code && new Intl.Locale(code).language)
}

/** The lines of a block that is no JSON, as its template sets them. */
function brokenFacts(document: Document, slug: string): Pick<Facts, 'published' | 'durationSeconds'> {
  const from = 'schema.org VideoObject'
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = textContent ?? ''
    const line = (name: string) => new RegExp(`^\\s*"${name}": "([^"]{1,300})",?$`, 'm').exec(text)?.[1]
    const embedded = line('embedUrl')
    if (!embedded || !URL.canParse(embedded) || slugOf(new URL(embedded)) !== slug) continue
    return {
      published: fact(from, 'high', parseDate(line('uploadDate'))),
      durationSeconds: fact(from, 'high', wholeSeconds(secondsOfDuration(line('duration') ?? ''))),
    }
  }
  return {}
}

/** Recordings of the Chaos Computer Club and its guests. */
export const ccc: Site = {
  name: 'ccc',
  label: 'media.ccc.de',
  matches: (url) => slugOf(url) !== undefined,
  identify: (url) => {
    const slug = slugOf(url)
    return slug ? [`ccc:${slug}`] : []
  },
  canonicalUrl: (url) => {
    const slug = slugOf(url)
    return slug && talkUrl(slug)
  },
  tellFromUrl: () => ({ kind: 'video' }),
  read,
  timeLink({ ids }, seconds) {
    const slug = ids.find((id) => id.startsWith('ccc:'))?.slice('ccc:'.length)
    if (!slug) return undefined
    const whole = Math.floor(seconds)
    return whole > 0 ? `${talkUrl(slug)}#t=${whole}` : talkUrl(slug)
  },
  player: {
    video: '.player video, [data-player] video, .vidstack-player video',
    // The usual player, the one of before, and the one that the address asks for (`?player=vidstack`).
    captions: '.mejs__captions-text, .mejs-captions-text, .vidstack-player [data-part="cue"]',
    navigationEvents: ['turbolinks:load', 'turbo:load'],
  },
}
