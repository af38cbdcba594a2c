import { clipOf, type Facts, fact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Clip, Person } from '@/utils/entry'
import { textOf, thingsOf } from '@/utils/page/json-ld'
import { collapse, collapseParagraphs } from '@/utils/page/meta'
import { findNamedVideo } from '@/utils/page/named-video'
import { cutProperty, parseJson, valueAt } from '@/utils/page/script-json'
import { keywordsOf, wholeSeconds } from '@/utils/page/thing-facts'
import { videoFacts } from '@/utils/page/video-facts'
import { parsePeople, splitNames } from '@/utils/people'
import { isOnHost, plainPath } from '@/utils/url'
import { notShownSentence, type Page, type Site, UnreadablePage } from './site'

const talkPath =
  /^\/(?:talks\/(?:lang\/[\w-]{2,8}\/)?|dubbing\/)([a-z0-9_]{2,200})(?:\.html)?(?:\/(?:transcript|up-next|c))?$/i
// Lists that stand where a talk would.
const notTalks = /^(?:subtitles|browse|quick-list|new|popular|new_release|speakers)$/

function slugOf(url: URL): string | undefined {
  if (!isOnHost(url, 'ted.com')) return undefined
  const slug = talkPath.exec(plainPath(url))?.[1]?.toLowerCase()
  return slug && !notTalks.test(slug) ? slug : undefined
}

function talkUrl(slug: string): string {
  return `https://www.ted.com/talks/${slug}`
}

/** Runs in the page's own world, self-contained: after an in-page navigation only the router knows the talk. */
function pageData(): unknown {
  // The router is the page's, and may be of any shape.
  try {
    const get = (value: unknown, ...path: string[]) =>
      path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), value)
    const router = get(window, 'next', 'router')
    const props = get(router, 'components', String(get(router, 'pathname')), 'props', 'pageProps')
    const fields = ['slug', 'title', 'presenterDisplayName', 'speakers', 'description', 'topics', 'videoContext']
    const numbers = ['duration', 'publishedAt', 'recordedOn', 'audioInternalLanguageCode']
    const video = get(props, 'videoData')
    const found = Object.fromEntries([...fields, ...numbers].map((key) => [key, get(video, key)]))
    return JSON.parse(JSON.stringify(found))
  } catch {
    return undefined
  }
}

function read({ url, document, pageData, at = new Date() }: Page): Clip | undefined {
  const slug = slugOf(url)
  if (!slug) return undefined
  const talk = [pageData, servedTalk(document)].find((one) => valueAt(one, 'slug') === slug)
  const served = findNamedVideo({ url, document }, (address) => slugOf(address) === slug)
  if (!talk && !served) throw new UnreadablePage(notShownSentence)
  const facts = served ? videoFacts(served.video, served, 'speaker') : {}
  const topics = thingsOf(valueAt(talk, 'topics', 'nodes')).flatMap((topic) => collapse(textOf(topic.name)) ?? [])
  const keywords = topics.length > 0 ? topics.slice(0, 40) : served ? keywordsOf(served.video, served.metas) : []
  return clipOf(
    { site: 'ted', kind: 'video', ids: [`ted:${slug}`], url: talkUrl(slug), at, keywords },
    // The page is in the reader's language, whatever is spoken.
    { ...facts, language: undefined, ...(talk ? talkFacts(talk) : {}) },
  )
}

function servedTalk(document: Document): unknown {
  const json = document.querySelector('script#__NEXT_DATA__')?.textContent ?? ''
  return parseJson(cutProperty(json, 'videoData'))
}

function talkFacts(talk: unknown): Facts {
  const from = 'talk data'
  const text = (name: string) => collapse(textOf(valueAt(talk, name)))
  const event = text('videoContext')
  const language = text('audioInternalLanguageCode')
  const facts: Facts = {
    title: fact(from, 'high', text('title')),
    people: fact(from, 'high', speakersOf(talk)),
    container: fact(from, 'high', event ? { name: event } : undefined),
    published: fact(from, 'high', parseDate(text('publishedAt'))),
    summary: fact(from, 'high', collapseParagraphs(textOf(valueAt(talk, 'description')))),
    durationSeconds: fact(from, 'high', wholeSeconds(text('duration'))),
    language: fact(from, 'high', language && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/i.test(language) ? language : undefined),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** Speakers by their parts, else the line that names them all. */
function speakersOf(talk: unknown): Person[] {
  const named = thingsOf(valueAt(talk, 'speakers', 'nodes')).flatMap((speaker): Person[] => {
    const [first, middle, last] = [speaker.firstname, speaker.middlename, speaker.lastname].map((part) =>
      collapse(textOf(part)),
    )
    const given = [first, middle].filter(Boolean).join(' ')
    const name = [given, last].filter(Boolean).join(' ')
    if (!name) return []
    return [{ name, role: 'speaker', ...(given && last && { family: last, given }) }]
  })
  const line = collapse(textOf(valueAt(talk, 'presenterDisplayName'))) ?? ''
  return named.length > 0 ? named : parsePeople(splitNames(line.replace(/\s+\+\s+/g, '; ')), 'speaker')
}

export const ted: Site = {
  name: 'ted',
  label: 'TED',
  matches: (url) => slugOf(url) !== undefined,
  identify: (url) => {
    const slug = slugOf(url)
    return slug ? [`ted:${slug}`] : []
  },
  canonicalUrl: (url) => {
    const slug = slugOf(url)
    return slug && talkUrl(slug)
  },
  tellFromUrl: () => ({ kind: 'video' }),
  read,
  pageData,
  whyNoTimeLink:
    'A time in the address (`?t=`) is not always followed, and a link that lands elsewhere is worse than none.',
  // An ordinary HTML5 player.
  player: {},
}
