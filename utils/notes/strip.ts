import { chapterAt } from '@/utils/chapters'
import type { Chapter } from '@/utils/entry'
import { shotNamesIn } from '@/utils/shot'
import { findMarks, type PlaceMark, type TimeMark } from './marks'

/** What stands in the strip beside one line of notes. */
export interface StripLine {
  /** The line's first time. */
  mark?: TimeMark
  /** Its first page or section, where it has no time. */
  place?: PlaceMark
  /** The chapter in which that time lies, where it is not that of the time above. */
  chapter?: string
  /** Names of the shots that the line shows. */
  shots: string[]
  /** How many lines high a picture may be: the lines below that have nothing beside them are free. */
  rows: number
}

/** A picture is no higher than this. */
const mostRows = 3

/** The strip of notes: what belongs beside each of their lines, in order. */
export function readStrip(notes: string, chapters: readonly Chapter[] = [], { withPlaces = false } = {}): StripLine[] {
  const ordered = chapters.toSorted((first, second) => first.startSeconds - second.startSeconds)
  const marks = findMarks(notes).filter((mark) => withPlaces || mark.kind === 'time')
  const strip: StripLine[] = []
  let start = 0
  let nextMark = 0
  let lastChapter: Chapter | undefined
  for (const line of notes.split('\n')) {
    const end = start + line.length
    const shown: StripLine = { shots: shotNamesIn(line), rows: 1 }
    const own: typeof marks = []
    for (; (marks[nextMark]?.start ?? end) < end; nextMark++) own.push(...marks.slice(nextMark, nextMark + 1))
    const mark = own.find((each): each is TimeMark => each.kind === 'time')
    const place = own.find((each): each is PlaceMark => each.kind !== 'time')
    if (!mark && place) shown.place = place
    if (mark) {
      const chapter = chapterAt(ordered, mark.startSeconds)
      shown.mark = mark
      if (chapter && chapter !== lastChapter) shown.chapter = chapter.title
      lastChapter = chapter
    }
    strip.push(shown)
    start = end + 1
  }
  for (const [index, line] of strip.entries()) line.rows = rowsFree(strip, index)
  return strip
}

/** Whether any line of a strip has something beside it. */
export function isStripUsed(strip: readonly StripLine[]): boolean {
  return strip.some(isUsed)
}

function isUsed({ mark, place, shots }: StripLine): boolean {
  return mark !== undefined || place !== undefined || shots.length > 0
}

function rowsFree(strip: readonly StripLine[], index: number): number {
  const below = strip.slice(index + 1, index + mostRows)
  const used = below.findIndex(isUsed)
  return 1 + (used === -1 ? below.length : used)
}
