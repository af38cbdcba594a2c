import type { Clip } from './entry'
import type { TagCount } from './messages'

const maxTagLength = 80
/** What no tag may hold. The joiner and the selector hold the parts of one emoji together. */
const otherCharacters = /(?:(?!\u200d|\ufe0f)[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-])+/gu

/**
 * A tag as Lectern stores it, from what was typed or what a page says: no `#`, no spaces (they become hyphens), nested
 * by `/`, its case kept. Undefined when nothing is left, or only digits, which is no tag in Obsidian:
 * https://help.obsidian.md/tags#Tag+format
 */
export function normaliseTag(typed: string): string | undefined {
  const parts = typed
    .normalize('NFC')
    .slice(0, maxTagLength * 4)
    .replaceAll(otherCharacters, '-')
    .split('/')
    .map((part) => part.replaceAll(/-{2,}/g, '-').replaceAll(/^-|-$/g, ''))
    .filter((part) => part !== '')
  const tag = [...parts.join('/')]
    .slice(0, maxTagLength)
    .join('')
    .replace(/[-/]+$/, '')
  return /[\p{L}\p{Extended_Pictographic}_]/u.test(tag) ? tag : undefined
}

/** Whether two tags are one: case does not tell them apart. */
export function isSameTag(first: string, second: string): boolean {
  return first.toLowerCase() === second.toLowerCase()
}

/** The tags with one more, in the spelling that the library has; the same tags when it is there already. */
export function addTag(tags: readonly string[], added: string, library: readonly TagCount[]): readonly string[] {
  if (tags.some((tag) => isSameTag(tag, added))) return tags
  const known = library.find(({ tag }) => isSameTag(tag, added))?.tag
  return [...tags, known ?? added]
}

/** Text as it is compared: without case, accents and punctuation; one space between words. */
function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .trim()
}

/** How well a tag fits what was typed: 0 begins with it, 1 has words that begin with its words, undefined does not. */
function rank(tag: string, typed: string): number | undefined {
  const compared = comparable(tag)
  if (compared.startsWith(typed)) return 0
  const words = compared.split(' ')
  return typed.split(' ').every((part) => words.some((word) => word.startsWith(part))) ? 1 : undefined
}

/** The library's tags that complete what was typed, best first; with nothing typed, the ones used most. */
export function completeTags(
  typed: string,
  library: readonly TagCount[],
  chosen: readonly string[],
  limit = 8,
): TagCount[] {
  const query = comparable(typed)
  return library
    .filter(({ tag }) => !chosen.some((other) => isSameTag(other, tag)))
    .flatMap((known) => {
      const fit = query === '' ? 0 : rank(known.tag, query)
      return fit === undefined ? [] : [{ known, fit }]
    })
    .sort((a, b) => a.fit - b.fit || b.known.count - a.known.count || a.known.tag.localeCompare(b.known.tag))
    .slice(0, limit)
    .map(({ known }) => known)
}

type Subject = Pick<Clip, 'title' | 'keywords' | 'paper'>

/**
 * Tags to offer for a page: first the library's own that the page's keywords name or its title contains, then a few
 * of the page's keywords, those in its title first.
 */
export function suggestTags(
  subject: Subject,
  library: readonly TagCount[],
  chosen: readonly string[],
  limit = 4,
): string[] {
  const title = ` ${comparable(subject.title)} `
  const isInTitle = (tag: string) => {
    const words = comparable(tag.split('/').at(-1) ?? tag)
    return words !== '' && title.includes(` ${words} `)
  }
  const said = [...subject.keywords, ...(subject.paper?.categories ?? [])].flatMap((word) => normaliseTag(word) ?? [])
  const saidWords = new Set(said.map(comparable))
  const known = [...library]
    .sort((a, b) => b.count - a.count)
    .map(({ tag }) => tag)
    .filter(
      (tag) =>
        saidWords.has(comparable(tag)) || saidWords.has(comparable(tag.split('/').at(-1) ?? '')) || isInTitle(tag),
    )
  const short = said.filter((tag) => tag.length <= 32)
  const offered = [...known, ...short.filter(isInTitle), ...short.filter((tag) => !isInTitle(tag))]
  return offered
    .filter((tag, index) => offered.findIndex((other) => comparable(other) === comparable(tag)) === index)
    .filter((tag) => !chosen.some((other) => isSameTag(other, tag)))
    .slice(0, limit)
}
