import { chaptersOfDescription, orderedChapters } from '@/utils/chapters'
import { type Fact, type Facts, fact, firstFact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Chapter, Person } from '@/utils/entry'
import { parsePeople } from '@/utils/people'
import { parseWebUrl } from '@/utils/url'
import { nameOf, type Thing, textOf, thingsOf, typesOf, valuesOf } from './json-ld'
import { collapse, type Metas } from './meta'
import { withoutSiteName } from './site-name'
import { durationOf, languageFact, plainText, sourceOf, summaryFact, type ThingPage, wholeSeconds } from './thing-facts'
import { peopleOfThings } from './thing-people'

/**
 * What a schema.org VideoObject and the metadata of its page say. Who made it is a channel on a host of videos,
 * elsewhere its author. @see https://schema.org/VideoObject
 */
export function videoFacts(video: Thing, page: ThingPage, authorRole: Person['role']): Facts {
  const { metas } = page
  const from = sourceOf(video)
  const people = videoPeopleFact(video, metas, authorRole)
  const durationSeconds = firstFact(
    fact(from, 'high', durationOf(video)),
    fact('meta video:duration', 'medium', wholeSeconds(metas.first('og:video:duration', 'video:duration'))),
  )
  const summary = summaryFact(video, metas)
  const title = withoutSiteName(metas.first('og:title') ?? '', { site: metas.first('og:site_name') })
  return {
    title: firstFact(fact(from, 'high', plainText(nameOf(video.name))), fact('meta og:title', 'medium', title)),
    people,
    container: videoContainerFact(video, page, people),
    published: publishedFact(video, metas),
    summary,
    language: languageFact(video, page),
    durationSeconds,
    chapters: chaptersFact(video, summary?.value, durationSeconds?.value),
  }
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
  { url, metas }: ThingPage,
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
