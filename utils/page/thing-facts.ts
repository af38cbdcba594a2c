import { type Fact, fact, firstFact } from '@/utils/clip'
import { secondsOfDuration } from '@/utils/time'
import { nameOf, type Thing, textOf, thingsOf, typesOf, valuesOf } from './json-ld'
import { markupToText } from './markup'
import { collapse, collapseParagraphs, type Metas, pageLanguage } from './meta'

/** The page that a thing stands on. */
export interface ThingPage {
  url: URL
  document: Document
  /** What the page says of itself; empty where it speaks of something else. */
  metas: Metas
}

/** Names the source of a thing's facts. */
export function sourceOf(thing: Thing): string {
  return `schema.org ${typesOf(thing)[0] ?? 'thing'}`
}

/** The text of a value on one line, without markup. */
export function plainText(value: unknown): string | undefined {
  return collapse(markupToText(textOf(value) ?? ''))
}

export function durationOf(thing: Thing): number | undefined {
  return wholeSeconds(secondsOfDuration(textOf(thing.duration) ?? ''))
}

/** A positive number of seconds, floored. */
export function wholeSeconds(value: string | number | undefined): number | undefined {
  const seconds = Math.floor(Number(value))
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : undefined
}

export function summaryFact(thing: Thing, metas: Metas): Fact<string> | undefined {
  const paragraphs = (text: string | undefined) => collapseParagraphs(markupToText(text ?? ''))
  return firstFact(
    fact(sourceOf(thing), 'high', paragraphs(textOf(thing.abstract) ?? textOf(thing.description))),
    fact('meta og:description', 'medium', paragraphs(metas.first('og:description', 'description'))),
  )
}

export function languageFact(thing: Thing, { document, metas }: ThingPage): Fact<string> | undefined {
  const [language] = thingsOf(thing.inLanguage)
  const stated = textOf(language?.alternateName) ?? textOf(thing.inLanguage)
  const tag = stated && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(stated) ? stated : undefined
  return firstFact(fact(sourceOf(thing), 'high', tag), fact('page language', 'low', pageLanguage(document, metas)))
}

const mostKeywords = 40

/** What a thing says it is about, else what the page of a video does. */
export function keywordsOf(thing: Thing, metas: Metas): string[] {
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
