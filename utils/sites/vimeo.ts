import { orderedChapters } from '@/utils/chapters'
import { clipOf, type Facts, fact } from '@/utils/clip'
import type { Clip, Person } from '@/utils/entry'
import { textOf, thingsOf } from '@/utils/page/json-ld'
import { collapse } from '@/utils/page/meta'
import { findNamedVideo } from '@/utils/page/named-video'
import { assignedValue, scriptsAssigning, valueAt } from '@/utils/page/script-json'
import { keywordsOf, wholeSeconds } from '@/utils/page/thing-facts'
import { videoFacts } from '@/utils/page/video-facts'
import { isOnHost, parseWebUrl, plainPath } from '@/utils/url'
import { notShownSentence, type Page, type Site, UnreadablePage } from './site'

/** What a URL of Vimeo names. */
interface Place {
  id: string
  /** Its address there, with what it is not found without: an unlisted video's hash, a review's own link. */
  url: string
}

const videoPath =
  /^\/(?:video\/|channels\/[^/]+\/|groups\/[^/]+\/videos?\/|(?:album|showcase)\/[^/]+\/video\/|event\/\d+\/videos\/|manage\/videos\/|staffpicks\/)?(\d+)(?:\/([0-9a-f]{8,}))?$/
const ownPagePath = /^\/(?:ondemand\/[^/]+\/(\d+)|[^/]+\/review\/(\d+)\/[0-9a-f]{8,})$/
const eventPath = /^\/event\/(\d+)(?:\/(?:embed\/)?([0-9a-f]{8,}))?(?:\/embed(?:\/.*)?)?$/
const hash = /^[0-9a-f]{8,}$/

function placeOf(url: URL): Place | undefined {
  if (!isOnHost(url, 'vimeo.com')) return undefined
  const path = plainPath(url)
  const [, id, hashInPath] = videoPath.exec(path) ?? []
  if (id) return { id: `vimeo:${id}`, url: withHash(id, hashInPath ?? url.searchParams.get('h')) }
  const [, film, review] = ownPagePath.exec(path) ?? []
  if (film ?? review) return { id: `vimeo:${film ?? review}`, url: `https://vimeo.com${url.pathname}` }
  const [, event, eventHash] = eventPath.exec(path) ?? []
  return event ? { id: `vimeo-event:${event}`, url: withHash(`event/${event}`, eventHash) } : undefined
}

/** The address of an unlisted video, which is not found without its hash. */
function withHash(path: string, found: string | null | undefined): string {
  return `https://vimeo.com/${path}${found && hash.test(found) ? `/${found}` : ''}`
}

function read({ url, document, at = new Date() }: Page): Clip | undefined {
  const place = placeOf(url)
  if (!place) return undefined
  const page = findNamedVideo({ url, document }, (address) => placeOf(address)?.id === place.id)
  const played = playerFacts(document, place.id)
  if (!page && !played) throw new UnreadablePage(whyHidden(document))
  const served = page ? videoFacts(page.video, page, 'channel') : {}
  return clipOf(
    {
      site: 'vimeo',
      kind: 'video',
      ids: [place.id],
      url: place.url,
      at,
      keywords: page ? keywordsOf(page.video, page.metas) : [],
    },
    { ...played, ...known(served) },
  )
}

function known(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

function whyHidden(document: Document): string {
  const isClosed = /^(?:private video|vimeo\s*uhoh|sorry\b)/i.test(document.title.trim())
  return isClosed
    ? 'Vimeo does not show this video. Sign in or type its password there, then clip again.'
    : notShownSentence
}

/** What a page of the player alone (`player.vimeo.com`) holds for its own script. */
function playerFacts(document: Document, id: string): Facts | undefined {
  const [script] = scriptsAssigning(document, 'playerConfig')
  const config = script === undefined ? undefined : assignedValue(script, 'playerConfig')
  const video = valueAt(config, 'video')
  if (`vimeo:${valueAt(video, 'id')}` !== id) return undefined
  const from = 'player configuration'
  const durationSeconds = wholeSeconds(textOf(valueAt(video, 'duration')))
  const owner = ownerOf(valueAt(video, 'owner'))
  const chapters = thingsOf(valueAt(config, 'embed', 'chapters')).map((chapter) => ({
    startSeconds: Number(chapter.timecode),
    title: collapse(textOf(chapter.title)) ?? '',
  }))
  return {
    title: fact(from, 'high', collapse(textOf(valueAt(video, 'title')))),
    people: fact(from, 'high', owner && [owner]),
    container: fact(from, 'high', owner && { name: owner.name, ...(owner.url && { url: owner.url }) }),
    durationSeconds: fact(from, 'high', durationSeconds),
    chapters: fact(from, 'high', orderedChapters(chapters, durationSeconds)),
  }
}

function ownerOf(owner: unknown): Person | undefined {
  const name = collapse(textOf(valueAt(owner, 'name')))
  const url = parseWebUrl(textOf(valueAt(owner, 'url')))?.href
  return name ? { name, role: 'channel', ...(url && { url }) } : undefined
}

export const vimeo: Site = {
  name: 'vimeo',
  label: 'Vimeo',
  matches: (url) => placeOf(url) !== undefined,
  identify: (url) => {
    const place = placeOf(url)
    return place ? [place.id] : []
  },
  canonicalUrl: (url) => placeOf(url)?.url,
  tellFromUrl: () => ({ kind: 'video' }),
  read,
  timeLink({ ids, url }, seconds) {
    const place = url && URL.canParse(url) ? placeOf(new URL(url)) : undefined
    const id = ids.find((one) => /^vimeo:\d+$/.test(one))
    if (!id) return undefined
    // An entry that was first met elsewhere has another site's address, and Vimeo's is made from the id.
    const address = place?.id === id ? place.url : withHash(id.slice('vimeo:'.length), undefined)
    const whole = Math.floor(seconds)
    return whole > 0 ? `${address}#t=${Math.floor(whole / 60)}m${whole % 60}s` : address
  },
  player: {
    video: '.vp-video video',
    // The box stays; its window holds one element a line, whose class ends in a hash that changes.
    captions: '.vp-captions [class*="_captionsLine_"], .vp-captions:not(:has([class*="_captionsLine_"]))',
  },
}
