import { type LabelledPart, type ProseLines, readProse } from './labelled'
import { type NoteTable, tablesIn } from './note-tables'
import { type PassBlock, partsOfPass, passesIn, passSpans } from './passes'
import { type Question, questionSpans, questionsIn } from './questions'
import { readNextLines } from './read-next'

export const fiveCs = ['Category', 'Context', 'Correctness', 'Contributions', 'Clarity'] as const

/** A pass with what was written in it besides the five Cs, questions and what to read next. */
export interface SheetPass extends PassBlock {
  body: string
}

/** Notes taken apart. Every line stands in one part, but for blanks that were never filled. */
export interface SheetParts {
  passes: SheetPass[]
  /** Tables of the learner's, with something in them, as they stand. */
  passTables: string[]
  seedTables: string[]
  questions: Question[]
  readNext: string[]
  rest: string
}

/** Takes notes apart for a reading sheet. */
export function splitForSheet(notes: string): SheetParts {
  const prose = readProse(notes)
  const tables = tablesIn(prose)
  const next = readNextLines(prose)
  const taken = new Set(next.map(({ line }) => line))
  for (const { span } of tables) takeSpan(taken, span)
  for (const span of questionSpans(prose)) takeSpan(taken, span)
  const spans = passSpans(prose)
  for (const span of spans) {
    const isWrittenElsewhere = (part: LabelledPart) => part.text === '' || isFiveC(part.label)
    for (const { lines } of partsOfPass(prose, span).filter(isWrittenElsewhere)) for (const at of lines) taken.add(at)
  }
  const passes = passesIn(prose).map((block) => {
    return { ...block, body: dedented(keptLines(prose, taken, [block.line + 1, block.endLine])) }
  })
  for (const span of spans) takeSpan(taken, span)
  const rest = keptLines(prose, taken, [0, prose.lines.length]).join('\n')
  return {
    passes,
    passTables: tables.filter(({ kind }) => kind === 'passes').flatMap((table) => writtenTable(prose, table)),
    seedTables: tables.filter(({ kind }) => kind === 'seed').flatMap((table) => writtenTable(prose, table)),
    questions: questionsIn(prose),
    readNext: next.map(({ text }) => text).filter((text) => text.trim() !== ''),
    rest: rest.replace(/^(?:[ \t]*\n)+|\s+$/g, ''),
  }
}

export function isFiveC(label: string): boolean {
  return fiveCs.some((each) => each.toLowerCase() === label)
}

function takeSpan(taken: Set<number>, [start, end]: readonly [number, number]): void {
  for (let at = start; at < end; at++) taken.add(at)
}

/** Lines that are not taken. Where some were, no two blank lines meet, and no two paragraphs. */
function keptLines(
  { lines }: ProseLines,
  taken: ReadonlySet<number>,
  [start, end]: readonly [number, number],
): string[] {
  const kept: string[] = []
  let isBehindTaken = false
  for (let at = start; at < end; at++) {
    const line = lines[at]
    if (!line || taken.has(at)) {
      isBehindTaken = true
      continue
    }
    const isLastBlank = (kept.at(-1) ?? '').trim() === ''
    if (isBehindTaken && line.isBlank && isLastBlank) continue
    if (isBehindTaken && !line.isBlank && !isLastBlank && !line.item) kept.push('')
    kept.push(line.raw)
    isBehindTaken = false
  }
  return kept
}

function dedented(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '')
  const common = indents.reduce((shared, indent) => {
    let length = 0
    while (length < Math.min(shared.length, indent.length) && shared[length] === indent[length]) length++
    return shared.slice(0, length)
  }, indents[0] ?? '')
  const text = lines.map((line) => (line.startsWith(common) ? line.slice(common.length) : line)).join('\n')
  return text.replace(/^(?:[ \t]*\n)+|\s+$/g, '')
}

function writtenTable({ lines }: ProseLines, { span, kind, rows }: NoteTable): string[] {
  const hasContent = rows.some((row) => row.some(({ text }, column) => text !== '' && (kind === 'seed' || column > 0)))
  return hasContent
    ? [
        lines
          .slice(...span)
          .map(({ raw }) => raw.trim())
          .join('\n'),
      ]
    : []
}
