import { proseOf } from './marks'
import { isUnder, type OutlineLine, readLines } from './outline-lines'

/** What a line of template text says: `- **Category:** a survey`, `H(A): it scales`. */
export interface LabelledLine {
  /** In lower case: `category`, `h`. */
  label: string
  /** What stands in brackets behind the label: `A`, or the choices that still stand there, `A|B|C`. */
  choice?: string
  value: string
  /** Offset in the line at which the value begins. */
  valueStart: number
  /** Offset in the line at which the choice begins. */
  choiceStart?: number
}

/** A labelled line with all that belongs to it. */
export interface LabelledPart extends LabelledLine {
  line: number
  /** The value, and below it the lines that go on with it. */
  text: string
  /** Indices of all these lines. */
  lines: number[]
}

/** From which line to before which. */
export type LineSpan = readonly [line: number, endLine: number]

/** Lines of a text, and whether each is prose: what stands in code has no labels. */
export interface ProseLines {
  lines: OutlineLine[]
  /** Offset at which each line begins. */
  starts: number[]
  isProse(at: number): boolean
}

const name = String.raw`([\p{L}][\p{L}\p{N} ]{0,30}?) ?(?:[(（]([ABC](?:\|[ABC])*)[)）])?`
const plainPattern = new RegExp(String.raw`^${name}[:：][ \t]*`, 'iu')
/** The colon stands inside what is bold, or behind it. */
const boldPattern = new RegExp(String.raw`^(?:\*\*|__)${name}(?:[:：](?:\*\*|__)|(?:\*\*|__)[:：])[ \t]*`, 'iu')

export function readProse(text: string): ProseLines {
  const lines = readLines(text)
  const spans = proseOf(text)
  const starts: number[] = []
  let start = 0
  for (const { raw } of lines) {
    starts.push(start)
    start += raw.length + 1
  }
  const prose = new Set<number>()
  let at = 0
  for (const span of spans) {
    while (at < starts.length && (starts[at] ?? 0) < span.start) at++
    for (; at < starts.length && (starts[at] ?? 0) < span.end; at++) prose.add(at)
  }
  return { lines, starts, isProse: (line) => prose.has(line) }
}

/** What a line says behind its bullet, number, task box and heading signs. */
export function wordsOf({ raw, item }: OutlineLine): string {
  return item ? item.text : raw.replace(/^[ \t]*(?:#{1,6}[ \t]+)?/, '')
}

/** Whether a line is a heading, as its signs say. */
export function isHeading({ raw }: OutlineLine): boolean {
  return /^ {0,3}#{1,6}(?:[ \t]|$)/.test(raw)
}

/** The label that a line begins with, or undefined when it has none. */
export function readLabel(line: OutlineLine): LabelledLine | undefined {
  const words = wordsOf(line)
  const match = plainPattern.exec(words) ?? boldPattern.exec(words)
  if (!match) return undefined
  const [opening, label = '', choice] = match
  const start = line.raw.length - words.length
  const value = words.slice(opening.length).trimEnd()
  const found = { label: label.toLowerCase(), value, valueStart: start + opening.length }
  if (choice === undefined) return found
  return { ...found, choice: choice.toUpperCase(), choiceStart: start + opening.search(/[(（]/) + 1 }
}

/**
 * The labelled lines from `start` to before `end`, each with what goes on with it: the lines under it, or those of its
 * paragraph. What belongs to none of them is loose, and goes on with the first where that takes it.
 */
export function readParts(
  { lines, isProse }: ProseLines,
  [start, end]: LineSpan,
  isWanted: (label: string) => boolean,
  { firstTakesLoose = false } = {},
): LabelledPart[] {
  const parts: (LabelledPart & { texts: string[] })[] = []
  // The part to which the line above belongs.
  let current: (typeof parts)[number] | undefined
  for (let at = start; at < end; at++) {
    const line = lines[at]
    if (!line || line.isBlank) continue
    const labelled = isProse(at) ? readLabel(line) : undefined
    if (labelled && isWanted(labelled.label)) {
      current = { ...labelled, line: at, lines: [at], text: '', texts: [labelled.value] }
      parts.push(current)
      continue
    }
    const isOfParagraph = !line.item && lines[at - 1]?.isBlank === false
    const loose = isOfParagraph ? current : firstTakesLoose ? parts[0] : undefined
    current = isHeading(line) ? undefined : (parts.findLast((part) => isUnder(lines, at, part.line)) ?? loose)
    current?.texts.push(line.raw.trim())
    current?.lines.push(at)
  }
  return parts.map(({ texts, ...part }) => ({ ...part, text: texts.join('\n').trim() }))
}
