import { clipOf, fact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Clip, Person } from '@/utils/entry'
import { pageIds } from '@/utils/page/identity'
import { nameOf, readJsonLd, type Thing, textOf, thingsOf, typesOf, valuesOf } from '@/utils/page/json-ld'
import { markupToText } from '@/utils/page/markup'
import { canonicalUrl, type Metas, readMetas } from '@/utils/page/meta'
import { readMicrodata } from '@/utils/page/microdata'
import { durationOf, keywordsOf, languageFact, plainText, sourceOf, summaryFact } from '@/utils/page/thing-facts'
import { peopleOfThings } from '@/utils/page/thing-people'
import { videoFacts } from '@/utils/page/video-facts'
import { normaliseUrl, parseWebUrl, withoutMoment } from '@/utils/url'
import type { Page, Site } from './site'

/*
 * Any page whose main thing is a schema.org Event (a talk) or VideoObject (a video). Pages of other things also
 * describe events and videos (a listing, an article with a film in it), so what counts is whether the thing is the
 * one that the page is about.
 */

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

function subjectOf(url: URL, document: Document, metas: Metas): Subject {
  const shared = parseWebUrl(metas.first('og:url'), url)
  const jsonLd = readJsonLd(document)
  const things = [...jsonLd, ...readMicrodata(document, (type) => eventType.test(type) || type === 'VideoObject')]
  const canonical = canonicalUrl(document, url)
  const own = [url, canonical ?? url].map(normaliseUrl)
  const isShared = shared === undefined || own.includes(normaliseUrl(shared))
  const headings = document.querySelectorAll('h1')
  const titles = [document.title, isShared ? metas.first('og:title') : '', isShared ? metas.first('twitter:title') : '']
  if (headings.length === 1) titles.push(headings[0]?.textContent ?? '')
  const types = [...jsonLd.flatMap(typesOf), ...typesOfMicrodata(document)]
  return {
    url,
    document,
    metas,
    things,
    addresses: new Set(own),
    titles: titles.map((title) => folded(title ?? '')).filter((title) => title !== ''),
    isVideo: /^video\b/.test(metas.first('og:type') ?? ''),
    isOther: types.some((type) => otherMainType.test(type)),
  }
}

function typesOfMicrodata(document: Document): string[] {
  return [...document.querySelectorAll('[itemscope][itemtype]:not([itemprop])')].map(
    (element) => element.getAttribute('itemtype') ?? '',
  )
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
  const facts = videoFacts(video, subject, 'author')
  return clipOf({ ...baseOf(subject, at), kind: 'video', keywords: keywordsOf(video, subject.metas) }, facts)
}

function baseOf({ url, document }: Subject, at: Date): { site: string; ids: string[]; url: string; at: Date } {
  return {
    site: 'session',
    ids: pageIds(url, document),
    url: (canonicalUrl(document, url) ?? withoutMoment(url)).href,
    at,
  }
}

/** Any page whose main thing is an event (a talk) or a video. */
export const session: Site = {
  name: 'session',
  label: 'Session page',
  matches: (url) => url.protocol === 'https:' || url.protocol === 'http:',
  // The address alone does not tell that there is a talk or a video.
  identify: () => [],
  read,
}
