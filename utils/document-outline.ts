import { nextFence } from './code-fence'
import { entryIdOfLine, entryLine } from './entry-line'

/** A heading or a placed entry of a document's body: what its contents list, in order. */
export type OutlineRow = HeadingRow | EntryRow

interface RowLines {
  /** Index of the row's first line in the body. */
  line: number
  /** Index after the last line that moves with the row: a heading takes its whole section along. */
  endLine: number
  /** How deep the row stands: a heading's own level, and one more than its heading's for an entry. */
  level: number
}

export interface HeadingRow extends RowLines {
  kind: 'heading'
  /** The heading without its `#`s. */
  text: string
}

export interface EntryRow extends RowLines {
  kind: 'entry'
  entryId: string
}

const headingPattern = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/

/** The headings (ATX) and entry lines of a body, in order; what stands in fenced code is neither. */
export function readOutline(body: string): OutlineRow[] {
  const lines = body.split('\n')
  const rows: OutlineRow[] = []
  let fence: string | undefined
  let level = 0
  lines.forEach((rawLine, index) => {
    const line = rawLine.replace(/\r$/, '')
    const wasFenced = fence !== undefined
    fence = nextFence(fence, line)
    if (wasFenced || fence) return
    const row = readRow(line, index, level)
    if (!row) return
    if (row.kind === 'heading') level = row.level
    rows.push(row)
  })
  return rows.map((row, index) => ({ ...row, endLine: findEndLine(rows, index, lines) }))
}

function readRow(line: string, index: number, headingLevel: number): OutlineRow | undefined {
  const entryId = entryIdOfLine(line)
  const place = { line: index, endLine: index + 1 }
  if (entryId) return { kind: 'entry', entryId, level: headingLevel + 1, ...place }
  const [, hashes, text = ''] = headingPattern.exec(line) ?? []
  return hashes ? { kind: 'heading', text, level: hashes.length, ...place } : undefined
}

/** An entry takes the blank lines after it along; a heading everything up to the next heading of its level. */
function findEndLine(rows: readonly OutlineRow[], index: number, lines: readonly string[]): number {
  const row = rows[index]
  if (!row) return lines.length
  if (row.kind === 'heading') {
    const next = rows.slice(index + 1).find((other) => other.kind === 'heading' && other.level <= row.level)
    return next ? next.line : lengthWithoutLastBreak(lines)
  }
  let end = row.line + 1
  while (end < lengthWithoutLastBreak(lines) && lines[end]?.trim() === '') end += 1
  return end
}

/** A body that ends with a line break has an empty last line that stays where it is. */
function lengthWithoutLastBreak(lines: readonly string[]): number {
  return lines.at(-1) === '' ? lines.length - 1 : lines.length
}

/**
 * Moves a row, with what belongs to it, into a gap between rows: before the row of that index, or to the end.
 * Nothing but the place of the moved lines changes. A gap inside the row itself leaves the body as it is, and so does
 * a move that would change what another line is (a code fence that is never closed, moved above other rows).
 */
export function moveRow(body: string, rowIndex: number, gapIndex: number): string {
  const lines = body.split('\n')
  const rows = readOutline(body)
  const row = rows[rowIndex]
  if (!row) return body
  const target = rows[gapIndex]?.line ?? lengthWithoutLastBreak(lines)
  if (target >= row.line && target <= row.endLine) return body
  const moved = lines.slice(row.line, row.endLine)
  const before = lines.slice(0, Math.min(target, row.line))
  const after = lines.slice(Math.max(target, row.endLine))
  const between =
    target < row.line ? [...moved, ...lines.slice(target, row.line)] : [...lines.slice(row.endLine, target), ...moved]
  const result = [...before, ...between, ...after].join('\n')
  return namesOf(readOutline(result)) === namesOf(rows) ? result : body
}

/** What rows are, whatever their order. */
function namesOf(rows: readonly OutlineRow[]): string {
  const names = rows.map((row) => (row.kind === 'entry' ? row.entryId : `${row.level} ${row.text}`))
  return names.sort().join('\n')
}

export interface Step {
  body: string
  /** Where the row stands after the step. */
  rowIndex: number
}

/**
 * Moves a row by one place: an entry past its neighbour (past a heading it changes to the other section), a heading
 * with its section past the neighbouring section. At either end nothing changes.
 */
export function stepRow(body: string, rowIndex: number, direction: 'up' | 'down'): Step {
  const rows = readOutline(body)
  const row = rows[rowIndex]
  const gapIndex = row && (direction === 'up' ? findGapAbove(rows, rowIndex) : findGapBelow(rows, rowIndex))
  if (gapIndex === undefined) return { body, rowIndex }
  const size = countRows(rows, rowIndex)
  const moved = moveRow(body, rowIndex, gapIndex)
  if (moved === body) return { body, rowIndex }
  return { body: moved, rowIndex: gapIndex > rowIndex ? gapIndex - size : gapIndex }
}

/** How many rows move together with a row, itself included. */
export function countRows(rows: readonly OutlineRow[], rowIndex: number): number {
  const row = rows[rowIndex]
  if (!row) return 0
  const next = rows.findIndex((other, index) => index > rowIndex && other.line >= row.endLine)
  return (next < 0 ? rows.length : next) - rowIndex
}

function findGapAbove(rows: readonly OutlineRow[], rowIndex: number): number | undefined {
  const row = rows[rowIndex]
  if (!row || rowIndex === 0) return undefined
  if (row.kind === 'entry') return rowIndex - 1
  // The sibling before it, else the heading that it stands under. Entries above the first heading stay above it.
  const gap = rows.slice(0, rowIndex).findLastIndex((other) => other.kind === 'heading' && other.level <= row.level)
  return gap < 0 ? undefined : gap
}

function findGapBelow(rows: readonly OutlineRow[], rowIndex: number): number | undefined {
  const row = rows[rowIndex]
  const nextIndex = rowIndex + countRows(rows, rowIndex)
  const next = rows[nextIndex]
  if (!row || !next) return undefined
  if (row.kind === 'entry') return nextIndex + 1
  if (next.level >= row.level) return nextIndex + countRows(rows, nextIndex)
  // Into the section of a higher heading, after what belongs to that heading itself.
  const gap = rows.findIndex((other, index) => index > nextIndex && other.kind === 'heading')
  return gap < 0 ? rows.length : gap
}

/** Takes a placed entry's line out of the body, with the blank line that set it off. Headings stay. */
export function removeEntryRow(body: string, rowIndex: number): string {
  const row = readOutline(body)[rowIndex]
  if (row?.kind !== 'entry') return body
  const lines = body.split('\n')
  const isSetOff = row.line === 0 || lines[row.line - 1]?.trim() === ''
  const end = isSetOff && row.endLine > row.line + 1 ? row.line + 2 : row.line + 1
  return [...lines.slice(0, row.line), ...lines.slice(end)].join('\n')
}

/** Places an entry in a gap between rows (see `moveRow`), set off by blank lines from text around it. */
export function placeEntry(body: string, entryId: string, gapIndex: number): string {
  if (body.trim() === '') return `${entryLine(entryId)}\n`
  const lines = body.split('\n')
  const target = readOutline(body)[gapIndex]?.line ?? lengthWithoutLastBreak(lines)
  const above = lines[target - 1] ?? ''
  const below = lines[target] ?? ''
  const placed = [
    ...(above.trim() === '' || entryIdOfLine(above) ? [] : ['']),
    entryLine(entryId),
    ...(below.trim() === '' || entryIdOfLine(below) ? [] : ['']),
  ]
  return [...lines.slice(0, target), ...placed, ...lines.slice(target)].join('\n')
}
