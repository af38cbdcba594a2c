import { entryIdOfLine } from '@/utils/entry-line'

/** The start of a list line: its marker, its task box, and where its text begins. */
export interface ListItem {
  /** The whole marker: `-`, `12.`. */
  marker: string
  /** The number of an ordered item. */
  number?: number
  /** Spaces and task box between marker and text: `" [ ] "`. */
  lead: string
  isTask: boolean
  text: string
  /** Column from which on a line belongs to the item. */
  contentColumn: number
}

export interface OutlineLine {
  raw: string
  indent: string
  /** Width of the indentation; a tab reaches to the next multiple of four. */
  column: number
  isBlank: boolean
  /** Present on list lines outside code fences. */
  item?: ListItem
  isFenced: boolean
  /** Index of the item that the line belongs to; for an item: its parent. */
  owner?: number
}

const tabStop = 4
const itemPattern = /^([-*+]|(\d{1,9})[.)])((?:[ \t]+|$)(\[[ xX]\](?:[ \t]+|$))?)(.*)$/
const fencePattern = /^(`{3,}|~{3,})/
/** What begins a block of its own even right under a paragraph. */
const blockStartPattern = /^(#{1,6}(\s|$)|>|([-*_][ \t]*){3,}$)/

export function columnOf(indent: string): number {
  let column = 0
  for (const character of indent) column += character === '\t' ? tabStop - (column % tabStop) : 1
  return column
}

function readItem(indent: string, rest: string): ListItem | undefined {
  const match = itemPattern.exec(rest)
  if (!match) return undefined
  const [, marker = '', digits, lead = '', task, text = ''] = match
  const gap = columnOf(/^[ \t]*/.exec(lead)?.[0] ?? '')
  const markerEnd = columnOf(indent) + marker.length
  return {
    marker,
    ...(digits !== undefined && { number: Number(digits) }),
    lead,
    isTask: task !== undefined,
    text,
    // https://spec.commonmark.org/0.31.2/#list-items: five spaces or more begin code, so one of them counts.
    contentColumn: markerEnd + (gap >= 1 && gap <= tabStop ? gap : 1),
  }
}

function startsBlock(raw: string): boolean {
  return blockStartPattern.test(raw.trimStart()) || entryIdOfLine(raw) !== undefined
}

/** Whether a line only goes on with the paragraph above it, wherever it begins. */
function continuesParagraph(raw: string, before: OutlineLine | undefined): boolean {
  if (!before || before.isBlank || before.isFenced || before.item?.text === '') return false
  return !startsBlock(raw) && !startsBlock(before.item?.text ?? before.raw)
}

/**
 * Reads a text as an outline. Which line belongs to which item follows CommonMark: a line belongs to the last item
 * whose text begins at or before the line's column; a line of a paragraph that goes on may stand further left.
 */
export function readLines(text: string): OutlineLine[] {
  const lines: OutlineLine[] = []
  let open: number[] = []
  let fence: string | undefined
  const close = (column: number) => {
    open = open.filter((index) => (lines[index]?.item?.contentColumn ?? 0) <= column)
  }
  for (const raw of text.split('\n')) {
    const indent = /^[ \t]*/.exec(raw)?.[0] ?? ''
    const rest = raw.slice(indent.length)
    const fenceMark = fencePattern.exec(rest)?.[1]
    const isFenced = fence !== undefined || fenceMark !== undefined
    const line: OutlineLine = { raw, indent, column: columnOf(indent), isBlank: rest === '', isFenced }
    const item = isFenced ? undefined : readItem(indent, rest)
    if (item) line.item = item
    const isLazy = !item && !isFenced && continuesParagraph(raw, lines.at(-1))
    if (!line.isBlank && fence === undefined && !isLazy) close(line.column)
    const owner = open.at(-1)
    if (owner !== undefined) line.owner = owner
    if (item) open.push(lines.length)
    if (fence === undefined) fence = fenceMark
    else if (fenceMark?.startsWith(fence) && rest.trim() === fenceMark) fence = undefined
    lines.push(line)
  }
  return lines
}

export function writeLines(lines: readonly OutlineLine[]): string {
  return lines.map((line) => line.raw).join('\n')
}

/** Whether a line is the item at `root` or stands somewhere under it. */
export function isUnder(lines: readonly OutlineLine[], index: number, root: number): boolean {
  for (let at: number | undefined = index; at !== undefined; at = lines[at]?.owner) {
    if (at === root) return true
  }
  return false
}

/** Index after the last line of an item's subtree; blank lines behind it are not part of it. */
export function subtreeEnd(lines: readonly OutlineLine[], root: number): number {
  let end = root + 1
  for (let index = end; index < lines.length && isUnder(lines, index, root); index++) {
    if (!lines[index]?.isBlank) end = index + 1
  }
  return end
}

/** The item right before an item on its level, or undefined when it is the first of its list. */
export function previousSibling(lines: readonly OutlineLine[], root: number): number | undefined {
  const owner = lines[root]?.owner
  for (let index = root - 1; index >= 0 && index !== owner; index--) {
    const line = lines[index]
    if (line && !line.isBlank && line.owner === owner) return line.item ? index : undefined
  }
  return undefined
}

/** The item right after an item's subtree, on its level. */
export function nextSibling(lines: readonly OutlineLine[], root: number): number | undefined {
  for (let index = subtreeEnd(lines, root); index < lines.length; index++) {
    const line = lines[index]
    if (line?.isBlank) continue
    return line?.item && line.owner === lines[root]?.owner ? index : undefined
  }
  return undefined
}

/** One level of indentation as the text writes it: its first indented list line decides; a tab when there is none. */
export function indentUnit(lines: readonly OutlineLine[]): string {
  const indented = lines.find((line) => line.item && line.indent !== '' && line.owner !== undefined)
  if (!indented || indented.indent.includes('\t')) return '\t'
  const owner = lines[indented.owner ?? -1]
  return ' '.repeat(Math.max(indented.column - (owner?.column ?? 0), 2))
}

/** The indentation that makes a line belong to an item. */
export function indentUnder(parent: OutlineLine, unit: string): string {
  let indent = parent.indent + unit
  while (columnOf(indent) < (parent.item?.contentColumn ?? 0)) indent += unit
  return indent
}

/** A line moved from one indentation to another. What stands further left (a lazy line) stays where it is. */
export function shiftLine(raw: string, from: string, to: string): string {
  if (raw.trim() === '') return raw
  if (raw.startsWith(from)) return to + raw.slice(from.length)
  const indent = /^[ \t]*/.exec(raw)?.[0] ?? ''
  const beyond = columnOf(indent) - columnOf(from)
  return beyond < 0 ? raw : to + ' '.repeat(beyond) + raw.slice(indent.length)
}

/** The item that a line is or belongs to; none for blank lines and inside code fences. */
export function itemOf(lines: readonly OutlineLine[], at: number): number | undefined {
  const line = lines[at]
  if (!line || line.isBlank || line.isFenced) return undefined
  return line.item ? at : line.owner
}

/** Index of the line in which an offset stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1
}

/** Offset at which a line begins. */
export function offsetOfLine(lines: readonly OutlineLine[], at: number): number {
  return lines.slice(0, at).reduce((sum, line) => sum + line.raw.length + 1, 0)
}
