import type { Chapter } from './entry'
import { fold } from './fold'
import type { TextLine } from './text'

/** One row of a transcript as it is read: a line, or the head of a chapter. */
export type TranscriptRow = { kind: 'line'; index: number } | { kind: 'chapter'; chapter: Chapter; isNoted: boolean }

/** The lines with the heads of chapters before them. `notedSeconds` are the moments that notes point to. */
export function rowsOf(
  lines: readonly TextLine[],
  chapters: readonly Chapter[],
  notedSeconds: readonly number[],
): TranscriptRow[] {
  const rows: TranscriptRow[] = []
  let next = 0
  const addChapters = (before: number) => {
    for (let chapter = chapters[next]; chapter && chapter.startSeconds <= before; chapter = chapters[++next]) {
      rows.push({ kind: 'chapter', chapter, isNoted: isNoted(chapter, chapters[next + 1], notedSeconds) })
    }
  }
  for (const [index, { startSeconds }] of lines.entries()) {
    addChapters(startSeconds)
    rows.push({ kind: 'line', index })
  }
  addChapters(Number.POSITIVE_INFINITY)
  return rows
}

function isNoted(chapter: Chapter, next: Chapter | undefined, notedSeconds: readonly number[]): boolean {
  const end = next?.startSeconds ?? Number.POSITIVE_INFINITY
  return notedSeconds.some((seconds) => seconds >= chapter.startSeconds && seconds < end)
}

/**
 * The indexes of lines in which a search finds something: every word stands in the line or goes on in the next, for
 * lines are cut anywhere. Undefined when there is nothing to search for.
 */
export function findLines(lines: readonly TextLine[], query: string): Set<number> | undefined {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  const folded = lines.map(({ text }) => fold(text))
  const hasAll = (line: string) => words.every((word) => line.includes(word))
  const found = new Set<number>()
  for (const [index, line] of folded.entries()) {
    const next = folded[index + 1] ?? ''
    const goesOn = !hasAll(next) && hasAll(`${line} ${next}`) && words.some((word) => line.includes(word))
    if (hasAll(line) || goesOn) found.add(index)
  }
  return found
}

/**
 * The indexes of the lines that show why a search found a text, in order: those that `findLines` finds, else, where the
 * words stand far apart or partly elsewhere, those with the longest word that is said at all.
 */
export function findSaid(lines: readonly TextLine[], query: string): number[] {
  const words = query.split(/\s+/).toSorted((one, other) => other.length - one.length)
  for (const wanted of [query, ...words]) {
    const found = findLines(lines, wanted)
    if (found && found.size > 0) return [...found]
  }
  return []
}

/** The line that is spoken at a moment: the last that has begun; undefined before the first. */
export function lineAtSeconds(lines: readonly TextLine[], seconds: number): number | undefined {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lines[middle]?.startSeconds ?? 0) <= seconds) low = middle + 1
    else high = middle
  }
  return low === 0 ? undefined : low - 1
}

/** Some lines in a row as one quote. */
export function quoteOf(lines: readonly TextLine[]): TextLine | undefined {
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last) return undefined
  const text = lines.map((line) => line.text).join(' ')
  const endSeconds = last.endSeconds
  return { startSeconds: first.startSeconds, ...(endSeconds !== undefined && { endSeconds }), text }
}
