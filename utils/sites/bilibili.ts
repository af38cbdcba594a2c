import { clipOf, type Fact, type Facts, fact, firstFact } from '@/utils/clip'
import type { Clip, Person } from '@/utils/entry'
import { textOf, thingsOf } from '@/utils/page/json-ld'
import { collapse, collapseParagraphs } from '@/utils/page/meta'
import { findNamedVideo, type NamedVideo } from '@/utils/page/named-video'
import { assignedValue, scriptsAssigning, valueAt } from '@/utils/page/script-json'
import { wholeSeconds } from '@/utils/page/thing-facts'
import { videoFacts } from '@/utils/page/video-facts'
import { isOnHost, plainPath } from '@/utils/url'
import { notShownSentence, type Page, type Site, UnreadablePage } from './site'

/*
 * A video has two names, an old number (av170001) and a code (BV17x411w7KC), and may have several parts (`?p=2`), each
 * a recording of its own. An entry is a part: `bilibili:BV17x411w7KC:p2`.
 * The code is the number in base 58, scrambled. @see https://socialsisteryi.github.io/bilibili-API-collect/docs/misc/bvid_desc.html
 */
const digits = 'FcwAPNKTMug3GV5Lj7EJnHpWsx4tb8haYeviqBz6rkCy12mUSDQX9RdoZf'
const base = BigInt(digits.length)
const scramble = 23442827791579n
const highestBit = 1n << 51n
const codeLength = 9

/** `BV17x411w7KC` for 170001. */
export function bvidOf(aid: bigint): string {
  let rest = (highestBit | aid) ^ scramble
  const code: string[] = []
  for (let place = 0; place < codeLength; place += 1) {
    code.unshift(digits[Number(rest % base)] ?? '')
    rest /= base
  }
  return `BV1${swapped(code).join('')}`
}

/** 170001 for `BV17x411w7KC`; undefined for a code that stands for no number. */
export function aidOf(bvid: string): bigint | undefined {
  const code = /^BV1([0-9A-Za-z]{9})$/.exec(bvid)?.[1]
  if (!code) return undefined
  const values = swapped([...code]).map((digit) => digits.indexOf(digit))
  if (values.includes(-1)) return undefined
  const number = values.reduce((sum, value) => sum * base + BigInt(value), 0n)
  const aid = (number & (highestBit - 1n)) ^ scramble
  return aid > 0n && bvidOf(aid) === bvid ? aid : undefined
}

/** The places that the scrambling exchanges: the first with the seventh, the second with the fifth. */
function swapped(code: string[]): string[] {
  const order = [6, 4, 2, 3, 1, 5, 0, 7, 8]
  return order.map((place) => code[place] ?? '')
}

type Place =
  | { bvid: string; part: number }
  /** An episode or season of a series or of a course, which are counted apart. */
  | { series: string; episode: string }

const videoPath = /^\/(?:(?:s\/)?video\/|medialist\/play\/\w+\/)?(bv1[0-9A-Za-z]{9}|av\d{1,16})$/i
const seriesPath = /^\/(bangumi|cheese)\/play\/((?:ep|ss)\d{1,12})$/
const pagesOfParameters = /^\/(?:player\.html|blackboard\/.*|festival\/[^/]+|list\/[^/]+|medialist\/play\/[^/]+)$/

function placeOf(url: URL): Place | undefined {
  const isShort = url.hostname === 'b23.tv'
  if (!isShort && !isOnHost(url, 'bilibili.com')) return undefined
  const path = plainPath(url)
  const name = videoPath.exec(path)?.[1] ?? (pagesOfParameters.test(path) ? nameInParameters(url) : undefined)
  const bvid = name && codeOf(name)
  if (bvid) return { bvid, part: partOf(url) }
  const [, series, episode] = seriesPath.exec(path) ?? []
  return series && episode ? { series, episode } : undefined
}

function nameInParameters({ searchParams }: URL): string | undefined {
  const number = searchParams.get('aid') ?? searchParams.get('oid')
  return searchParams.get('bvid') ?? (number && /^\d{1,16}$/.test(number) ? `av${number}` : undefined)
}

function codeOf(name: string): string | undefined {
  const bvid = /^av/i.test(name) ? bvidOf(BigInt(name.slice(2))) : `BV${name.slice(2)}`
  return aidOf(bvid) === undefined ? undefined : bvid
}

function partOf({ searchParams }: URL): number {
  const part = Number(searchParams.get('p') ?? searchParams.get('page'))
  return Number.isInteger(part) && part > 0 && part < 10_000 ? part : 1
}

function idOf(place: Place): string {
  if ('bvid' in place) return `bilibili:${place.bvid}:p${place.part}`
  return place.series === 'bangumi' ? `bilibili:${place.episode}` : `bilibili:${place.series}:${place.episode}`
}

function urlOf(place: Place, seconds = 0): string {
  const time = seconds >= 1 ? `t=${Math.floor(seconds)}` : ''
  const isPart = 'part' in place && place.part > 1
  const query = [isPart ? `p=${place.part}` : '', time].filter((parameter) => parameter !== '').join('&')
  const path = 'bvid' in place ? `video/${place.bvid}` : `${place.series}/play/${place.episode}`
  return `https://www.bilibili.com/${path}${query && `?${query}`}`
}

/**
 * Runs in the page's own world, self-contained. The page's state goes stale when it shows the next video in place, so
 * what the player plays and what the page shows come along.
 */
function pageData(): unknown {
  // Every step asks objects that the page may have changed, so each may throw, and none may stop the others.
  function ask(question: () => unknown): unknown {
    try {
      return question()
    } catch {
      return undefined
    }
  }
  const get = (value: unknown, ...path: string[]) =>
    ask(() => path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), value))
  const state = get(window, '__INITIAL_STATE__')
  const video = get(state, 'videoData') ?? get(state, 'videoInfo')
  const tags = get(state, 'tags')
  const player = get(window, 'player')
  const manifest = ask(() => Reflect.apply(get(player, 'getManifest') as () => unknown, player, []))
  const found = {
    state: {
      videoData: Object.fromEntries(
        ['bvid', 'title', 'desc', 'pubdate', 'duration', 'owner', 'staff', 'pages'].map((key) => [
          key,
          get(video, key),
        ]),
      ),
      tags: Array.isArray(tags) ? tags.map((tag) => ({ tag_name: get(tag, 'tag_name') })) : [],
    },
    playing: get(manifest, 'bvid'),
    shown: {
      title: document.querySelector('h1.video-title')?.textContent,
      owners: [...document.querySelectorAll('a.up-name, .membersinfo-upcard > a')].map((link) => ({
        name: link.textContent,
        url: link.getAttribute('href'),
      })),
    },
  }
  return ask(() => JSON.parse(JSON.stringify(found)))
}

function read({ url, document, pageData, at = new Date() }: Page): Clip | undefined {
  const place = placeOf(url)
  if (!place) return undefined
  const served = findNamedVideo({ url, document }, (address) => isSameVideo(placeOf(address), place))
  const states = [valueAt(pageData, 'state'), servedState(document)]
  const state = 'bvid' in place ? states.find((one) => videoOf(one, 'bvid') === place.bvid) : undefined
  const shown = 'bvid' in place ? shownFacts(pageData, place.bvid) : undefined
  if (!served && !state && !shown) throw new UnreadablePage(notShownSentence)
  const facts = merged(state ? stateFacts(state, place) : {}, shown ?? {}, served ? servedFacts(served) : {})
  const keywords = thingsOf(valueAt(state, 'tags')).flatMap((tag) => collapse(textOf(tag.tag_name)) ?? [])
  return clipOf(
    { site: 'bilibili', kind: 'video', ids: [idOf(place)], url: urlOf(place), at, keywords: keywords.slice(0, 40) },
    facts,
  )
}

function isSameVideo(one: Place | undefined, other: Place): boolean {
  if (!one) return false
  return 'bvid' in one && 'bvid' in other ? one.bvid === other.bvid : idOf(one) === idOf(other)
}

/** The first source that knows, field by field. */
function merged(...sources: Facts[]): Facts {
  const known = sources.map((facts) => Object.entries(facts).filter(([, value]) => value !== undefined))
  return Object.fromEntries(known.reverse().flat())
}

function servedState(document: Document): unknown {
  const [script] = scriptsAssigning(document, '__INITIAL_STATE__')
  return script === undefined ? undefined : assignedValue(script, '__INITIAL_STATE__')
}

function videoOf(state: unknown, property: string): unknown {
  return valueAt(valueAt(state, 'videoData') ?? valueAt(state, 'videoInfo'), property)
}

function stateFacts(state: unknown, place: Place): Facts {
  const from = 'page state'
  const parts = thingsOf(videoOf(state, 'pages'))
  const number = 'part' in place ? place.part : 1
  const part = parts.find((one) => one.page === number)
  const whole = parts.length > 1 ? undefined : wholeSeconds(textOf(videoOf(state, 'duration')))
  const owners = thingsOf(videoOf(state, 'staff'))
  const people = (owners.length > 0 ? owners : thingsOf(videoOf(state, 'owner'))).flatMap((owner) =>
    personOf(textOf(owner.name), /^\d+$/.test(textOf(owner.mid) ?? '') ? textOf(owner.mid) : undefined),
  )
  return {
    title: fact(from, 'high', titleOf(textOf(videoOf(state, 'title')), textOf(part?.part), parts.length, number)),
    ...peopleFacts(fact(from, 'high', people)),
    published: fact(from, 'high', dayOf(videoOf(state, 'pubdate'))),
    summary: fact(from, 'high', collapseParagraphs(textOf(videoOf(state, 'desc'))?.replace(/^-$/, ''))),
    durationSeconds: fact(from, 'high', wholeSeconds(textOf(part?.duration)) ?? whole),
  }
}

/** "A course · P2 Second lesson": a part of several goes by both titles. */
function titleOf(
  title: string | undefined,
  part: string | undefined,
  parts: number,
  number: number,
): string | undefined {
  const whole = collapse(title)
  if (!whole || parts < 2) return whole
  const own = collapse(part)
  return `${whole} · P${number}${own && own !== whole ? ` ${own}` : ''}`
}

function personOf(name: string | undefined, mid: string | undefined): Person[] {
  const plain = collapse(name)
  return plain ? [{ name: plain, role: 'channel', ...(mid && { url: `https://space.bilibili.com/${mid}` }) }] : []
}

function peopleFacts(people: Fact<Person[]> | undefined): Facts {
  const [owner] = people?.value ?? []
  if (!people || !owner) return {}
  return { people, container: { ...people, value: { name: owner.name, ...(owner.url && { url: owner.url }) } } }
}

const beijingSeconds = 8 * 3600

/** The day in Beijing, as the page shows it. */
function dayOf(pubdate: unknown): string | undefined {
  const seconds = Number(textOf(pubdate))
  if (!Number.isInteger(seconds) || seconds < 1_000_000_000 || seconds > 32_503_680_000) return undefined
  return new Date((seconds + beijingSeconds) * 1000).toISOString().slice(0, 10)
}

/** What the page shows while the player plays the video of the address; the title may still be the last one's. */
function shownFacts(pageData: unknown, bvid: string): Facts | undefined {
  if (valueAt(pageData, 'playing') !== bvid) return undefined
  const title = collapse(textOf(valueAt(pageData, 'shown', 'title')))
  const state = valueAt(pageData, 'state')
  if (!title || (videoOf(state, 'bvid') !== bvid && collapse(textOf(videoOf(state, 'title'))) === title))
    return undefined
  const people = thingsOf(valueAt(pageData, 'shown', 'owners')).flatMap((owner) =>
    personOf(textOf(owner.name), /space\.bilibili\.com\/(\d+)/.exec(textOf(owner.url) ?? '')?.[1]),
  )
  return { title: fact('watch page', 'medium', title), ...peopleFacts(fact('watch page', 'medium', people)) }
}

const siteName = /(?:[_-](?:哔哩哔哩|bilibili|番剧|高清独家在线观看|在线观看|全集))+$/i

function servedFacts(served: NamedVideo): Facts {
  const facts = videoFacts(served.video, served, 'channel')
  const author = fact('meta author', 'medium', personOf(served.metas.first('author'), undefined))
  const date = served.metas.first('itemprop:datepublished', 'itemprop:uploaddate')
  return {
    ...facts,
    title: facts.title && { ...facts.title, value: facts.title.value.replace(siteName, '') },
    // Its description is the counts of the day, then the summary, then other videos.
    summary: served.video.name ? facts.summary : undefined,
    ...peopleFacts(author),
    published: firstFact(
      facts.published,
      fact('meta datePublished', 'medium', /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0]),
    ),
  }
}

export const bilibili: Site = {
  name: 'bilibili',
  label: 'bilibili',
  matches: (url) => placeOf(url) !== undefined,
  identify: (url) => {
    const place = placeOf(url)
    return place ? [idOf(place)] : []
  },
  canonicalUrl: (url) => {
    const place = placeOf(url)
    return place && urlOf(place)
  },
  tellFromUrl: () => ({ kind: 'video' }),
  read,
  timeLink({ ids }, seconds) {
    for (const id of ids) {
      const [, bvid, part] = /^bilibili:(BV1[0-9A-Za-z]{9}):p(\d{1,4})$/.exec(id) ?? []
      if (bvid) return urlOf({ bvid, part: Number(part) }, seconds)
      const [, series = 'bangumi', episode] = /^bilibili:(?:(cheese):)?((?:ep|ss)\d+)$/.exec(id) ?? []
      if (episode) return urlOf({ series, episode }, seconds)
    }
    return undefined
  },
  pageData,
  player: {
    video: '#bilibili-player video, .bpx-player-video-wrap video',
    // The player's own captions, the part that draws automatic and translated ones, and the player of before 2022.
    captions:
      '.bpx-player-subtitle-panel-text, .bili-subtitle-x-subtitle-panel-text, .bili-subtitle-x-subtitle-rawmeat-text, .bilibili-player-video-subtitle .subtitle-item-text',
    unspoken: '.bili-subtitle-x-ai-badge, .bili-subtitle-x-subtitle-panel-icon, .bpx-player-subtitle-panel-icon',
    ignored: '.v-inline-player, .inline-player, .bili-video-card',
  },
}
