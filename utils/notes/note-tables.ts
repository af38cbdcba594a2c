import type { LineSpan, ProseLines } from './labelled'

/** A cell of a table in notes. */
export interface TableCell {
  /** Offsets in the text: all between two strokes. */
  start: number
  end: number
  text: string
}

/** A table of the template text. */
export interface NoteTable {
  kind: 'passes' | 'seed'
  span: LineSpan
  /** The column's names, in lower case. */
  columns: string[]
  /** The rows below the header. */
  rows: TableCell[][]
}

/** What was read in which pass. */
export const passTableHeader = ['Part', 'Pass 1', 'Pass 2', 'Pass 3']
export const paperParts = ['Title', 'Abstract', 'Introduction', 'Method', 'Experiment', 'Conclusion']
/** What a paper that one begins from leads to. */
export const seedTableHeader = ['What I noticed', 'Questions', 'Next source', 'Broader topic']

const delimiterPattern = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*$/

/** The tables of the template text: those with a column for each pass, and those of a seed paper. */
export function tablesIn({ lines, starts, isProse }: ProseLines): NoteTable[] {
  const tables: NoteTable[] = []
  for (let at = 0; at + 1 < lines.length; at++) {
    const header = lines[at]?.raw ?? ''
    if (!header.includes('|') || !isProse(at) || !delimiterPattern.test(lines[at + 1]?.raw ?? '')) continue
    const columns = cellsOf(header, 0).map(({ text }) => text.toLowerCase())
    const kind = kindOf(columns)
    let end = at + 2
    while (isRow(lines[end]?.raw) && isProse(end)) end++
    if (kind) {
      const rows = lines.slice(at + 2, end).map(({ raw }, index) => cellsOf(raw, starts[at + 2 + index] ?? 0))
      tables.push({ kind, span: [at, end], columns, rows })
    }
    at = end - 1
  }
  return tables
}

function kindOf(columns: readonly string[]): NoteTable['kind'] | undefined {
  if (columns.some((column) => /^pass [123]$/.test(column))) return 'passes'
  return columns.includes('what i noticed') && columns.includes('next source') ? 'seed' : undefined
}

function isRow(raw: string | undefined): boolean {
  return raw?.trimStart().startsWith('|') ?? false
}

/** https://github.github.com/gfm/#tables-extension-: a stroke with a backslash before it is a cell's own. */
function cellsOf(raw: string, lineStart: number): TableCell[] {
  const cells: TableCell[] = []
  const opening = /^[ \t]*\|?/.exec(raw)?.[0].length ?? 0
  let start = opening
  for (let at = opening; at <= raw.length; at++) {
    if (raw[at] === '\\') at++
    else if (raw[at] === '|' || at === raw.length) {
      const text = raw.slice(start, at).trim()
      if (at < raw.length || text !== '') cells.push({ start: lineStart + start, end: lineStart + at, text })
      start = at + 1
    }
  }
  return cells
}

/** An empty table with a header, and the first cell of each row where that is known. */
export function tableText(header: readonly string[], firstCells: readonly string[]): string {
  const rule = header.map(() => '---')
  const rows = firstCells.map((first) => [first, ...header.slice(1).map(() => '')])
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
