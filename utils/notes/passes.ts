import { type LabelledPart, type LineSpan, type ProseLines, readParts, readProse, wordsOf } from './labelled'
import { subtreeEnd } from './outline-lines'

/**
 * The three-pass method: S. Keshav, "How to Read a Paper", ACM SIGCOMM Computer Communication Review 37(3), 2007,
 * https://doi.org/10.1145/1273445.1273458
 */
export const passNumbers = [1, 2, 3] as const
export type PassNumber = (typeof passNumbers)[number]

export const passNames: Record<PassNumber, string> = { 1: 'First pass', 2: 'Second pass', 3: 'Third pass' }

/** What each pass asks, as the template has it. The first asks the five Cs; a box stands where something is to be done. */
export const passLabels: Record<PassNumber, readonly string[]> = {
  1: ['Category', 'Context', 'Correctness', 'Contributions', 'Clarity', 'Go on or stop', 'Read next'],
  2: [
    'Main thrust',
    'Evidence',
    '[ ] Figures checked',
    '[ ] References marked',
    'Not understood',
    'Go on or stop',
    'Read next',
  ],
  3: ['Rebuilt from memory', 'Assumptions', 'Strong points', 'Weak points', 'Missing citations', 'Ideas', 'Read next'],
}

const knownLabels = new Set(
  Object.values(passLabels).flatMap((labels) => labels.map((label) => label.replace('[ ] ', '').toLowerCase())),
)

/** A pass as the notes tell of it. */
export interface PassBlock extends Partial<PassFacts> {
  pass: PassNumber
  /** Index of its first line, and of the one behind its last. */
  line: number
  endLine: number
  /** What stands behind its labels, blanks left out; a label as the learner's text has it, in lower case. */
  fields: { label: string; text: string }[]
}

interface PassFacts {
  /** `YYYY-MM-DD`. */
  date: string
  version: number
  /** As the learner wrote them into the text. */
  minutes: number
}

/** The heading line of a pass, without its bullet: `**First pass** · 2026-11-22 · v2`. */
export function passHeading(
  pass: PassNumber,
  { date, version }: { date?: string | undefined; version?: number | undefined },
): string {
  return [`**${passNames[pass]}**`, date, version === undefined ? undefined : `v${version}`].filter(Boolean).join(' · ')
}

/** A quick look, for most texts have none. */
export function mayHavePasses(text: string): boolean {
  return /(?:first|second|third) pass|pass [123]/i.test(text)
}

/** The passes that notes tell of, in order. */
export function readPasses(text: string): PassBlock[] {
  return mayHavePasses(text) ? passesIn(readProse(text)) : []
}

export function passesIn(prose: ProseLines): PassBlock[] {
  return passSpans(prose).flatMap(([line, endLine]) => {
    const heading = headingOf(prose, line)
    if (!heading) return []
    const fields = partsOfPass(prose, [line, endLine]).filter(({ text }) => text !== '')
    return [{ ...heading, line, endLine, fields: fields.map(({ label, text }) => ({ label, text })) }]
  })
}

/** From which line to before which each pass reaches. */
export function passSpans(prose: ProseLines): LineSpan[] {
  const starts = prose.lines.flatMap((_, at) => (headingOf(prose, at) ? [at] : []))
  return starts.map((at, index) => [at, endOfPass(prose, at, starts[index + 1] ?? prose.lines.length)])
}

/** The labelled lines of a pass, filled or not. */
export function partsOfPass(prose: ProseLines, [line, endLine]: LineSpan): LabelledPart[] {
  return readParts(prose, [line + 1, endLine], (label) => knownLabels.has(label))
}

const headingPattern = /^(\*\*|__)?(?:(first|second|third) pass|pass ([123]))(?:\*\*|__)?(?=$|[\s·,:：(–—-])(.*)$/i
const ordinals = ['first', 'second', 'third']

/** A heading, or bold words: prose may begin with "First pass" too. */
function headingOf(
  { lines, isProse }: ProseLines,
  at: number,
): ({ pass: PassNumber } & Partial<PassFacts>) | undefined {
  const line = lines[at]
  const match = line && isProse(at) ? headingPattern.exec(wordsOf(line)) : null
  if (!line || !match) return undefined
  const [, bold, ordinal, digit, rest = ''] = match
  if (bold === undefined && levelOf(line.raw) === undefined) return undefined
  const number = ordinal === undefined ? Number(digit) : ordinals.indexOf(ordinal.toLowerCase()) + 1
  const pass = passNumbers.find((each) => each === number)
  const date = /\b(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b/.exec(rest)?.[1]
  const version = /\bv([1-9]\d{0,2})\b/i.exec(rest)?.[1]
  const minutes = /\b(\d{1,4})\s?min(?:utes?)?\b/i.exec(rest)?.[1]
  return (
    pass && {
      pass,
      ...(date !== undefined && { date }),
      ...(version !== undefined && { version: Number(version) }),
      ...(minutes !== undefined && { minutes: Number(minutes) }),
    }
  )
}

function levelOf(raw: string): number | undefined {
  return /^ {0,3}(#{1,6})[ \t]/.exec(raw)?.[1]?.length
}

/** An item reaches as far as what stands under it; a heading to the next as high; a paragraph to the next heading. */
function endOfPass({ lines, isProse }: ProseLines, start: number, limit: number): number {
  if (lines[start]?.item) return Math.min(subtreeEnd(lines, start), limit)
  const own = levelOf(lines[start]?.raw ?? '') ?? 6
  let end = start + 1
  for (let at = end; at < limit; at++) {
    const raw = lines[at]?.raw ?? ''
    const level = isProse(at) ? levelOf(raw) : undefined
    if (level !== undefined && level <= own) break
    if (raw.trim() !== '') end = at + 1
  }
  return end
}

/** Whether a line is labelled as a pass's line is. */
export function isPassLabel(label: string): boolean {
  return knownLabels.has(label)
}
