import type { Chapter } from './entry'
import { secondsOfClock } from './time'

/** Chapters that have a title and lie within the video, in order, one at a time. */
export function orderedChapters(chapters: Chapter[], durationSeconds = Number.POSITIVE_INFINITY): Chapter[] {
  const kept = new Map<number, Chapter>()
  for (const chapter of chapters) {
    const { startSeconds, title } = chapter
    const isIn = startSeconds >= 0 && startSeconds <= durationSeconds
    if (isIn && title !== '' && !kept.has(startSeconds)) kept.set(startSeconds, chapter)
  }
  return [...kept.values()].sort((a, b) => a.startSeconds - b.startSeconds)
}

/** The chapter in which a moment lies; undefined before the first. `chapters` are in order. */
export function chapterAt(chapters: readonly Chapter[], seconds: number): Chapter | undefined {
  return chapters.findLast(({ startSeconds }) => startSeconds <= seconds)
}

const clock = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}`
const clockFirst = new RegExp(String.raw`^[^\p{L}\p{N}]*(${clock})(?![:\d])(?:\s*[-–—]\s*${clock}(?![:\d]))?(.*)$`, 'u')
const clockLast = new RegExp(String.raw`(?<![:\d])(${clock})[\s)\]]*$`)
const maxLineLength = 300
const fewestChapters = 3

/**
 * Chapters as creators write them into the description: a time first or last on a line, from 0:00, ascending, three
 * at least. @see https://support.google.com/youtube/answer/9884579
 */
export function chaptersOfDescription(description: string): Chapter[] {
  const lines = description.split(/\r?\n/).filter((line) => line.length <= maxLineLength)
  const timed = lines.map(chapterOfLine).filter((chapter) => chapter !== undefined)
  const start = timed.findIndex((chapter) => chapter.startSeconds === 0)
  if (start < 0) return []
  const chapters = timed.slice(start)
  const fall = chapters.findIndex((chapter, i) => i > 0 && chapter.startSeconds <= (chapters[i - 1]?.startSeconds ?? 0))
  const ascending = fall < 0 ? chapters : chapters.slice(0, fall)
  return ascending.length >= fewestChapters ? ascending : []
}

function chapterOfLine(line: string): Chapter | undefined {
  // Most lines have no time, and the patterns below take long to compile.
  if (!/\d:\d{2}/.test(line)) return undefined
  const first = clockFirst.exec(line)
  const last = first ? undefined : clockLast.exec(line)
  const startSeconds = secondsOfClock(first?.[1] ?? last?.[1] ?? '')
  const title = (first ? (first[2] ?? '') : line.slice(0, last?.index))
    .replace(/^[\s\-–—:|.)\]>•»]+/u, '')
    .replace(/[\s\-–—:|([<•«]+$/u, '')
  return startSeconds === undefined || title === '' ? undefined : { startSeconds, title }
}
