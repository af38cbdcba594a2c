import { chaptersOfDescription, orderedChapters } from '@/utils/chapters'
import { clipOf, type Fact, type Facts, fact, firstFact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Chapter, Clip, Entry, Person } from '@/utils/entry'
import { pageIds } from '@/utils/page/identity'
import { nameOf, readJsonLd, type Thing, textOf, thingsOf, typesOf, valuesOf } from '@/utils/page/json-ld'
import { markupToText } from '@/utils/page/markup'
import { canonicalUrl, collapse, collapseParagraphs, type Metas, pageLanguage, readMetas } from '@/utils/page/meta'
import { readMicrodata } from '@/utils/page/microdata'
import { withoutSiteName } from '@/utils/page/site-name'
import { peopleOfThings } from '@/utils/page/thing-people'
import { parsePeople } from '@/utils/people'
import { secondsOfDuration } from '@/utils/time'
import { isOnHost, normaliseUrl, parseWebUrl, plainPath } from '@/utils/url'
import type { Page, Site } from './site'

/*
 * Any page whose main thing is a schema.org Event (a talk) or VideoObject (a video). Pages of other things also
 * describe events and videos (a listing, an article with a film in it), so what counts is whether the thing is the
 * one that the page is about.
 */

/** A host of videos whose addresses carry an id. */
interface Platform {
  name: string
  idOf(url: URL): string | undefined
  urlOf(id: string, url: URL): string
  timeLink(url: URL, seconds: number): string
}

const vimeoPath =
  /^\/(?:video\/|channels\/[^/]+\/|groups\/[^/]+\/videos\/|(?:album|showcase)\/[^/]+\/video\/)?(\d+)(?:\/([0-9a-f]{8,}))?$/

const vimeo: Platform = {
  name: 'vimeo',
  idOf: (url) => (isOnHost(url, 'vimeo.com') ? vimeoPath.exec(plainPath(url))?.[1] : undefined),
  // An unlisted video is not found without its hash.
  urlOf: (id, url) => {
    const hash = vimeoPath.exec(plainPath(url))?.[2] ?? /^[0-9a-f]{8,}$/.exec(url.searchParams.get('h') ?? '')?.[0]
    return `https://vimeo.com/${id}${hash ? `/${hash}` : ''}`
  },
  timeLink: (url, seconds) => `${url.href}#t=${Math.floor(seconds / 60)}m${seconds % 60}s`,
}

const dailymotionPath = /^\/(?:embed\/)?video\/([0-9a-z]+)(?:[_/]|$)/

const dailymotion: Platform = {
  name: 'dailymotion',
  idOf: (url) => {
    if (url.hostname === 'geo.dailymotion.com') return /^[0-9a-z]+$/.exec(url.searchParams.get('video') ?? '')?.[0]
    if (isOnHost(url, 'dai.ly')) return /^\/([0-9a-z]+)$/.exec(plainPath(url))?.[1]
    return isOnHost(url, 'dailymotion.com') ? dailymotionPath.exec(plainPath(url))?.[1] : undefined
  },
  urlOf: (id) => `https://www.dailymotion.com/video/${id}`,
  timeLink: (url, seconds) => `${url.href}?start=${seconds}`,
}

const platforms = [vimeo, dailymotion]

function onPlatform(url: URL): { id: string; url: string; platform: Platform } | undefined {
  for (const platform of platforms) {
    const id = platform.idOf(url)
    if (id) return { id: `${platform.name}:${id}`, url: platform.urlOf(id, url), platform }
  }
  return undefined
}

/** The page as its things are compared with: what it is called, where it is, and what it says that it is. */
interface Subject {
  url: URL
  document: Document
  metas: Metas
  things: Thing[]
  addresses: Set<string>
  titles: string[]
  isVideo: boolean
  /** Another thing (an article, a product) is the main one. */
  isOther: boolean
}

const eventType = /(?:^|[a-z])(?:Event|Festival|Hackathon)$/
// Not something to attend: a parcel on its way, a sale, a programme in a schedule.
const otherEventType = /^(?:Delivery|Sale|OnDemand|Broadcast)Event$/
const otherMainType =
  /(?:Article|Posting|Report|Thesis|Recipe|Product|Course|Book|Movie|HowTo|Dataset|SoftwareApplication|QAPage)$/

function isEvent(thing: Thing): boolean {
  return typesOf(thing).some((type) => eventType.test(type) && !otherEventType.test(type))
}

function isVideo(thing: Thing): boolean {
  return typesOf(thing).includes('VideoObject')
}

function read({ url, document, at = new Date() }: Page): Clip | undefined {
  const metas = readMetas(document)
  if (metas.first('citation_title')) return undefined
  const subject = subjectOf(url, document, metas)
  const event = mainThing(subject.things.filter(isEvent), subject, !subject.isOther)
  if (event) return clipOfEvent(event, subject, at)
  const video = mainThing(subject.things.filter(isVideo), subject, subject.isVideo)
  if (video && (subject.isVideo || !subject.isOther)) return clipOfVideo(video, subject, at)
  return showsVideo(subject) ? clipOfVideo({}, subject, at) : undefined
}

function subjectOf(url: URL, document: Document, stated: Metas): Subject {
  const shared = parseWebUrl(stated.first('og:url'), url)
  const metas = shared && !isSameVideo(shared, url) ? noMetas : stated
  const jsonLd = readJsonLd(document)
  const things = [...jsonLd, ...readMicrodata(document, (type) => eventType.test(type) || type === 'VideoObject')]
  const canonical = canonicalUrl(document, url)
  const own = [url, canonical && isSameVideo(canonical, url) ? canonical : url].map(normaliseUrl)
  const isShared = shared === undefined || own.includes(normaliseUrl(shared))
  const headings = document.querySelectorAll('h1')
  const titles = [document.title, isShared ? metas.first('og:title') : '', isShared ? metas.first('twitter:title') : '']
  if (headings.length === 1) titles.push(headings[0]?.textContent ?? '')
  const types = [...jsonLd.flatMap(typesOf), ...typesOfMicrodata(document)]
  return {
    url,
    document,
    metas,
    things: things.filter((thing) => isOfPlatform(thing, url)),
    addresses: new Set(own),
    titles: titles.map((title) => folded(title ?? '')).filter((title) => title !== ''),
    isVideo: /^video\b/.test(metas.first('og:type') ?? ''),
    isOther: types.some((type) => otherMainType.test(type)),
  }
}

const noMetas: Metas = { pairs: [], all: () => [], first: () => undefined }

function typesOfMicrodata(document: Document): string[] {
  return [...document.querySelectorAll('[itemscope][itemtype]:not([itemprop])')].map(
    (element) => element.getAttribute('itemtype') ?? '',
  )
}

/** False when an address names another video of a platform: metadata that in-page navigation left behind. */
function isSameVideo(address: URL, url: URL): boolean {
  const place = onPlatform(url)
  return !place || onPlatform(address)?.id === place.id
}

/** On a platform a thing is believed only if it carries the id of the address. */
function isOfPlatform(thing: Thing, url: URL): boolean {
  if (!onPlatform(url)) return true
  const addresses = [thing.url, thing['@id'], thing.embedUrl].map((value) => parseWebUrl(textOf(value), url))
  return addresses.some((address) => address && isSameVideo(address, url))
}

/**
 * The thing that the page is about: the one with the page's address, else the one with its title, else the only one,
 * where a page may be about it without saying so.
 */
function mainThing(things: Thing[], subject: Subject, mayBeUnnamed: boolean): Thing | undefined {
  const named = things.filter((thing) => nameOf(thing.name))
  const here = named.filter((thing) => addressesOf(thing, subject.url).some((one) => subject.addresses.has(one)))
  if (areOne(here)) return here[0]
  const candidates = here.length > 0 ? here : withoutWholes(named)
  const called = [candidates.filter(isCalled(subject, isSame)), candidates.filter(isCalled(subject, isPart))].find(
    areOne,
  )
  if (called) return called[0]
  const [only] = named
  return mayBeUnnamed && only && areOne(named) && addressesOf(only, subject.url).length === 0 ? only : undefined
}

/** Things without the events that others of them belong to. */
function withoutWholes(things: Thing[]): Thing[] {
  const wholes = new Set(things.flatMap((thing) => thingsOf(thing.superEvent)).map((whole) => nameOf(whole.name)))
  return things.filter((thing) => !wholes.has(nameOf(thing.name)))
}

/** One thing may be described twice, and an event may be on several dates. */
function areOne(things: Thing[]): boolean {
  return things.length > 0 && new Set(things.map((thing) => folded(nameOf(thing.name) ?? ''))).size === 1
}

function addressesOf(thing: Thing, base: URL): string[] {
  const pages = [thing.url, thing.mainEntityOfPage, thingsOf(thing.mainEntityOfPage).map((page) => page['@id'])]
  const id = textOf(thing['@id'])
  // A fragment names one of the things on a page, not the page.
  if (id && !id.includes('#')) pages.push(id)
  return pages.flatMap((value) => {
    const url = parseWebUrl(textOf(value), base)
    return url ? [normaliseUrl(url)] : []
  })
}

const shortestPart = 8

const isSame = (title: string, name: string) => title === name

/** "A talk | Example" is the title of a page about "A talk"; a short name is found in too many titles. */
const isPart = (title: string, name: string) =>
  title.startsWith(`${name} `) || (name.length >= shortestPart && title.includes(name))

function isCalled({ titles }: Subject, fits: (title: string, name: string) => boolean): (thing: Thing) => boolean {
  return (thing) => {
    const name = folded(markupToText(nameOf(thing.name) ?? ''))
    return name !== '' && titles.some((title) => fits(title, name))
  }
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim()
}

/** Whether the metadata alone say that the page is a video: its type, and how it plays or how long it is. */
function showsVideo({ metas, isVideo }: Subject): boolean {
  const plays = metas.first('og:video', 'og:video:url', 'og:video:secure_url', 'og:video:duration', 'video:duration')
  return isVideo && plays !== undefined && metas.first('og:title') !== undefined
}

function sourceOf(thing: Thing): string {
  return `schema.org ${typesOf(thing)[0] ?? 'thing'}`
}

function plainText(value: unknown): string | undefined {
  return collapse(markupToText(textOf(value) ?? ''))
}

function clipOfEvent(event: Thing, subject: Subject, at: Date): Clip {
  const from = sourceOf(event)
  const recording = thingsOf(event.recordedIn)[0]
  return clipOf(
    { ...baseOf(subject, at), kind: 'talk', keywords: keywordsOf(event, subject.metas) },
    {
      title: fact(from, 'high', plainText(nameOf(event.name))),
      people: fact(from, 'high', speakersOf(event)),
      container: fact(from, 'high', eventOf(event, subject.url)),
      summary: summaryFact(event, subject.metas),
      language: languageFact(event, subject),
      durationSeconds: fact(from, 'high', durationOf(event) ?? (recording && durationOf(recording))),
      talk: fact(from, 'high', talkOf(event)),
    },
  )
}

const speakerProperties = ['performer', 'performers', 'actor', 'speaker', 'contributor', 'author']

function speakersOf(event: Thing): Person[] {
  const own = speakerProperties.map((name) => event[name])
  const works = [event.workPerformed, event.workFeatured].flatMap(thingsOf)
  const authors = works.map((work) => valuesOf(work.author ?? work.creator))
  const named = [...own, ...authors].map((value) => peopleOfThings(value, 'speaker'))
  return named.find((people) => people.length > 0) ?? []
}

/** The event that a talk belongs to. Between them there may be a track, which is an event too. */
function eventOf(event: Thing, base: URL): { name: string; url?: string } | undefined {
  const [above] = thingsOf(event.superEvent)
  const [top = above] = thingsOf(above?.superEvent)
  const name = plainText(nameOf(top ?? event.superEvent))
  const url = parseWebUrl(textOf(top?.url), base)?.href
  return name ? { name, ...(url && { url }) } : undefined
}

type Talk = NonNullable<Clip['talk']>

function talkOf(event: Thing): Talk | undefined {
  const [above] = thingsOf(event.superEvent)
  const track = above?.superEvent ? plainText(nameOf(above)) : undefined
  const code = textOf(event.identifier)
  const talk: { [F in keyof Talk]: Talk[F] | undefined } = {
    code: code && /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,30}$/u.test(code) ? code : undefined,
    track,
    room: roomOf(event.location),
    start: instantOf(event.startDate),
    end: instantOf(event.endDate),
  }
  const known = Object.entries(talk).filter(([, value]) => value !== undefined)
  return known.length > 0 ? Object.fromEntries(known) : undefined
}

/** A place by its name, else by its address; a place on the network only when there is no other. */
function roomOf(location: unknown): string | undefined {
  const places = valuesOf(location).filter((place) => !thingsOf(place).some(isVirtual))
  const rooms = [...places, ...valuesOf(location)].map((place) => {
    const [thing] = thingsOf(place)
    return plainText(nameOf(place)) ?? (thing && addressOf(thing.address))
  })
  return rooms.find((room) => room !== undefined && !/^https?:/i.test(room))
}

function isVirtual(place: Thing): boolean {
  return typesOf(place).includes('VirtualLocation')
}

function addressOf(address: unknown): string | undefined {
  const [thing] = thingsOf(address)
  if (!thing) return plainText(address)
  const parts = [thing.streetAddress, thing.addressLocality].map(plainText).filter((part) => part !== undefined)
  return parts.join(', ') || undefined
}

/** The instant as the page gives it, if it is ISO 8601; else the day that it means. */
function instantOf(value: unknown): string | undefined {
  const text = textOf(value)
  return text && /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]{2,15}\s?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text)
    ? text
    : parseDate(text)
}

function clipOfVideo(video: Thing, subject: Subject, at: Date): Clip {
  const { metas, url } = subject
  const place = onPlatform(url)
  const from = sourceOf(video)
  const people = videoPeopleFact(video, metas, place ? 'channel' : 'author')
  const durationSeconds = firstFact(
    fact(from, 'high', durationOf(video)),
    fact('meta video:duration', 'medium', wholeSeconds(metas.first('og:video:duration', 'video:duration'))),
  )
  const summary = summaryFact(video, metas)
  const facts: Facts = {
    title: firstFact(
      fact(from, 'high', plainText(nameOf(video.name))),
      fact(
        'meta og:title',
        'medium',
        withoutSiteName(metas.first('og:title') ?? '', { site: metas.first('og:site_name') }),
      ),
    ),
    people,
    container: videoContainerFact(video, subject, people),
    published: publishedFact(video, metas),
    summary,
    language: languageFact(video, subject),
    durationSeconds,
    chapters: chaptersFact(video, summary?.value, durationSeconds?.value),
  }
  return clipOf({ ...baseOf(subject, at), kind: 'video', keywords: keywordsOf(video, metas) }, facts)
}

function videoPeopleFact(video: Thing, metas: Metas, authorRole: Person['role']): Fact<Person[]> | undefined {
  const from = sourceOf(video)
  const named = metas.all('author').filter((name) => !/^(?:https?:|@)/.test(name))
  return firstFact(
    ...[video.actor, video.performer].map((value) => fact(from, 'high', peopleOfThings(value, 'speaker'))),
    ...[video.author, video.creator].map((value) => fact(from, 'high', peopleOfThings(value, authorRole))),
    fact('meta author', 'medium', parsePeople(named, authorRole)),
  )
}

/** The event at which it was recorded, its series, its channel, or else who publishes it. */
function videoContainerFact(
  video: Thing,
  { url, metas }: Subject,
  people: Fact<Person[]> | undefined,
): Fact<{ name: string; url?: string }> | undefined {
  const whole = [video.superEvent, video.recordedAt, video.partOfSeries, video.isPartOf].flatMap(thingsOf)
  const named = whole.filter((thing) => !typesOf(thing).some((type) => /WebPage$|WebSite$/.test(type)))
  const containers = [...named, ...thingsOf(video.publisher)].map((thing) => {
    const name = plainText(nameOf(thing.name))
    const address = parseWebUrl(textOf(thing.url), url)?.href
    return name ? { name, ...(address && { url: address }) } : undefined
  })
  const channel = people?.value.find((person) => person.role === 'channel')
  const site = collapse(metas.first('og:site_name'))
  return firstFact(
    fact(
      'channel',
      people?.trust ?? 'high',
      channel && { name: channel.name, ...(channel.url && { url: channel.url }) },
    ),
    ...containers.map((container) => fact(sourceOf(video), 'high', container)),
    fact('meta og:site_name', 'medium', site ? { name: site } : undefined),
  )
}

function publishedFact(video: Thing, metas: Metas): Fact<string> | undefined {
  const dates = [video.uploadDate, video.datePublished, video.dateCreated].flatMap(valuesOf)
  return firstFact(
    ...dates.map((date) => fact(sourceOf(video), 'high', parseDate(textOf(date)))),
    fact('meta release_date', 'high', dayOfRelease(metas.first('og:video:release_date', 'video:release_date'))),
    fact('meta published_time', 'medium', parseDate(metas.first('article:published_time'))),
  )
}

/** A release date is ISO text, on some sites seconds since 1970. */
function dayOfRelease(text: string | undefined): string | undefined {
  if (!text || !/^\d{9,10}$/.test(text)) return parseDate(text)
  return new Date(Number(text) * 1000).toISOString().slice(0, 10)
}

function durationOf(thing: Thing): number | undefined {
  return wholeSeconds(secondsOfDuration(textOf(thing.duration) ?? ''))
}

function wholeSeconds(value: string | number | undefined): number | undefined {
  const seconds = Math.floor(Number(value))
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : undefined
}

function summaryFact(thing: Thing, metas: Metas): Fact<string> | undefined {
  const paragraphs = (text: string | undefined) => collapseParagraphs(markupToText(text ?? ''))
  return firstFact(
    fact(sourceOf(thing), 'high', paragraphs(textOf(thing.abstract) ?? textOf(thing.description))),
    fact('meta og:description', 'medium', paragraphs(metas.first('og:description', 'description'))),
  )
}

function languageFact(thing: Thing, { document, metas }: Subject): Fact<string> | undefined {
  const [language] = thingsOf(thing.inLanguage)
  const stated = textOf(language?.alternateName) ?? textOf(thing.inLanguage)
  const tag = stated && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(stated) ? stated : undefined
  return firstFact(fact(sourceOf(thing), 'high', tag), fact('page language', 'low', pageLanguage(document, metas)))
}

function chaptersFact(video: Thing, description = '', durationSeconds?: number): Fact<Chapter[]> | undefined {
  const parts = thingsOf(video.hasPart).map((part) => ({
    startSeconds: Number(textOf(part.startOffset)),
    title: plainText(nameOf(part.name)) ?? '',
  }))
  return firstFact(
    fact(sourceOf(video), 'high', orderedChapters(parts, durationSeconds)),
    fact('description', 'medium', orderedChapters(chaptersOfDescription(description), durationSeconds)),
  )
}

const mostKeywords = 40

function keywordsOf(thing: Thing, metas: Metas): string[] {
  const stated = valuesOf(thing.keywords).flatMap(
    (value) =>
      nameOf(value)
        ?.replace(/^\[|\]$/g, '')
        .split(',') ?? [],
  )
  const tags = [...metas.all('og:video:tag'), ...metas.all('video:tag')]
  const keywords = (stated.length > 0 ? stated : tags).flatMap((keyword) => plainText(keyword) ?? [])
  return [...new Set(keywords)].slice(0, mostKeywords)
}

function baseOf({ url, document }: Subject, at: Date): { site: string; ids: string[]; url: string; at: Date } {
  const place = onPlatform(url)
  return {
    site: 'session',
    ids: place ? [place.id] : pageIds(url, document),
    url: place?.url ?? (canonicalUrl(document, url) ?? url).href,
    at,
  }
}

function timeLink(entry: Pick<Entry, 'ids' | 'url'>, seconds: number): string | undefined {
  const place = entry.url && URL.canParse(entry.url) ? onPlatform(new URL(entry.url)) : undefined
  if (!place || !entry.ids.includes(place.id)) return undefined
  const whole = Math.floor(seconds)
  return whole > 0 ? place.platform.timeLink(new URL(place.url), whole) : place.url
}

/** Any page whose main thing is an event (a talk) or a video. */
export const session: Site = {
  name: 'session',
  label: 'Session page',
  matches: (url) => url.protocol === 'https:' || url.protocol === 'http:',
  identify: (url) => {
    const place = onPlatform(url)
    return place ? [place.id] : []
  },
  canonicalUrl: (url) => onPlatform(url)?.url,
  tellFromUrl: (url) => ({ kind: onPlatform(url) ? 'video' : 'page' }),
  read,
  timeLink,
}
