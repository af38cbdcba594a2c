import { mathsAt } from '@/utils/maths'
import { secondsOfClock } from '@/utils/time'
import { readLines } from './outline-lines'

/** Where a mark stands in the notes: from its `[` to behind its `]`. */
interface MarkPlace {
  start: number
  end: number
  /** What stands between the brackets. */
  text: string
}

/** `[12:34]`, `[1:02:03]`, `[~12:34]`, `[12:34–13:10]`. */
export interface TimeMark extends MarkPlace {
  kind: 'time'
  startSeconds: number
  endSeconds?: number
  isApproximate: boolean
}

/** `[p. 4]` or `[§3.2]`; `where` is what follows the sign. */
export interface PlaceMark extends MarkPlace {
  kind: 'page' | 'section'
  where: string
}

export type Mark = TimeMark | PlaceMark

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?`
const timePattern = new RegExp(`^(~)?(${clock})(?:\\s?[–-]\\s?(${clock}))?$`)
const pagePattern = /^pp?\.\s?(\d+(?:\s?[–-]\s?\d+)?|[ivxlc]+)$/i
const sectionPattern = /^§\s?([A-Z\d]+(?:\.\d+)*)$/i
const bracketPattern = /\[([^[\]\n]{1,24})\](?![([])/y

/** The marks of notes, in order. What stands in code, maths, links, addresses or tags is none, nor is `x[1:20]`. */
export function findMarks(notes: string): Mark[] {
  if (!notes.includes('[')) return []
  return proseOf(notes).flatMap(({ start, end }) => marksIn(notes, start, end))
}

/** The notes with every mark replaced by what `write` gives; undefined leaves it as it stands. */
export function replaceMarks(notes: string, write: (mark: Mark) => string | undefined): string {
  let written = ''
  let at = 0
  for (const mark of findMarks(notes)) {
    written += notes.slice(at, mark.start) + (write(mark) ?? notes.slice(mark.start, mark.end))
    at = mark.end
  }
  return written + notes.slice(at)
}

/** The notes with their time marks as links to those moments; a moment without a link stays a mark. */
export function linkTimeMarks(notes: string, linkOf: (seconds: number) => string | undefined): string {
  return replaceMarks(notes, (mark) => {
    const link = mark.kind === 'time' ? linkOf(mark.startSeconds) : undefined
    return link && `[${mark.text}](${link})`
  })
}

/** The notes without their time marks, and without the space that set each apart. */
export function dropTimeMarks(notes: string): string {
  let written = ''
  let at = 0
  for (const mark of findMarks(notes)) {
    if (mark.kind !== 'time') continue
    const isSpaceBehind = notes[mark.end] === ' '
    const isSpaceBefore =
      notes[mark.start - 1] === ' ' && !/(?:^|\n)[ \t]*(?:[-*+]|\d+[.)])? $/.test(notes.slice(0, mark.start))
    written += notes.slice(at, !isSpaceBehind && isSpaceBefore ? mark.start - 1 : mark.start)
    at = isSpaceBehind ? mark.end + 1 : mark.end
  }
  return written + notes.slice(at)
}

function markOf(text: string, start: number): Mark | undefined {
  const place = { start, end: start + text.length + 2, text }
  const time = timePattern.exec(text)
  if (time) {
    const startSeconds = secondsOfClock(time[2] ?? '')
    const endSeconds = time[3] === undefined ? undefined : secondsOfClock(time[3])
    if (startSeconds === undefined || (time[3] !== undefined && endSeconds === undefined)) return undefined
    const isApproximate = time[1] !== undefined
    return { kind: 'time', ...place, startSeconds, isApproximate, ...(endSeconds !== undefined && { endSeconds }) }
  }
  const page = pagePattern.exec(text)?.[1]
  if (page !== undefined) return { kind: 'page', ...place, where: page }
  const section = sectionPattern.exec(text)?.[1]
  return section === undefined ? undefined : { kind: 'section', ...place, where: section }
}

interface Span {
  start: number
  end: number
}

const headingPattern = /^ {0,3}#{1,6}(?:\s|$)/
const blockPattern = /^[ \t]*(?:#{1,6}(?:\s|$)|>)/

/** The paragraphs of notes that are not code, as offsets: code and links may reach over a line's end. */
export function proseOf(notes: string): Span[] {
  const spans: Span[] = []
  const lines = readLines(notes)
  // Whether the line above is a paragraph's: only behind another line does an indented one begin code.
  let isInParagraph = false
  let start = 0
  for (const { raw, column, isBlank, isFenced, item, owner } of lines) {
    const end = start + raw.length
    const textColumn = (owner === undefined ? undefined : lines[owner]?.item?.contentColumn) ?? 0
    const isCode: boolean = isFenced || (!isInParagraph && column >= textColumn + 4)
    const isProse: boolean = !isBlank && !isCode
    const last = spans.at(-1)
    if (isProse && last && isInParagraph && !item && !blockPattern.test(raw)) last.end = end
    else if (isProse) spans.push({ start, end })
    isInParagraph = isProse && !headingPattern.test(raw)
    start = end + 1
  }
  return spans
}

const skippedPattern = /https?:\/\/[^\s<)]*|<[^<>\n]*>|\[\[[^\]\n]*\]\]|\\./y

/** Where a mark, or something that must not be looked into, can begin. */
const beginning = /[[\\`$<]|https?:/g

function marksIn(notes: string, start: number, end: number): Mark[] {
  const marks: Mark[] = []
  let at = start
  while (at < end) {
    const mark = notes[at] === '[' && isFree(notes, at) ? bracketAt(notes, at) : undefined
    if (mark) marks.push(mark)
    beginning.lastIndex = mark?.end ?? endOfSkipped(notes, at, end) ?? at + 1
    at = beginning.exec(notes)?.index ?? end
  }
  return marks
}

/** A bracket right behind a letter, digit or bracket is an index or the second half of a link. */
function isFree(notes: string, at: number): boolean {
  return !/[\p{L}\p{N}!\])]/u.test(notes[at - 1] ?? ' ')
}

function bracketAt(notes: string, at: number): Mark | undefined {
  bracketPattern.lastIndex = at
  const text = bracketPattern.exec(notes)?.[1]
  if (text === undefined) return undefined
  const isDefinition =
    notes[at + text.length + 2] === ':' && /(?:^|\n) {0,3}$/.test(notes.slice(Math.max(0, at - 4), at))
  return isDefinition ? undefined : markOf(text, at)
}

/** Behind what must not be looked into: escapes, addresses, tags, wikilinks, code, maths, links. */
export function endOfSkipped(notes: string, at: number, end: number): number | undefined {
  // A link or a picture first: its words may begin with what else is taken for a wikilink ("![[[2:00]] a](…)").
  const link = notes[at] === '[' ? endOfLink(notes, at, end) : undefined
  if (link !== undefined) return link
  skippedPattern.lastIndex = at
  if (skippedPattern.test(notes)) return Math.min(skippedPattern.lastIndex, end)
  if (notes[at] === '`') return endOfCode(notes, at, end)
  return notes[at] === '$' ? mathsAt(notes, at)?.end : undefined
}

function endOfCode(notes: string, at: number, end: number): number {
  const ticks = /^`+/.exec(notes.slice(at, end))?.[0] ?? '`'
  const rest = notes.slice(at + ticks.length, end)
  const close = new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(rest)
  return at + ticks.length + (close ? close.index + ticks.length : 0)
}

function endOfLink(notes: string, at: number, end: number): number | undefined {
  const label = closeOf(notes, at, end, '[', ']')
  if (label === undefined) return undefined
  if (notes[label] === '(') return closeOf(notes, label, end, '(', ')')
  return notes[label] === '[' ? closeOf(notes, label, end, '[', ']') : undefined
}

/** The index behind the bracket that closes the one at `at`. */
function closeOf(notes: string, at: number, end: number, open: string, close: string): number | undefined {
  let depth = 0
  for (let index = at; index < end; index++) {
    const character = notes[index]
    if (character === '\\') index++
    else if (character === open) depth++
    else if (character === close && --depth === 0) return index + 1
  }
  return undefined
}
