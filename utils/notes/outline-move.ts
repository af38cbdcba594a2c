import { entryIdOfLine } from '@/utils/entry-line'
import type { EditedText, OutlineOperation } from './outline'
import {
  itemOf,
  lineAt,
  nextSibling,
  type OutlineLine,
  offsetOfLine,
  previousSibling,
  readLines,
  subtreeEnd,
  writeLines,
} from './outline-lines'

/** Lines from `start` up to, but not with, `end`. */
interface Block {
  start: number
  end: number
}

/** Alt+Up: moves the selected items before their previous sibling; elsewhere, the block of text before the one above. */
export const moveUp: OutlineOperation = (edited) => move(edited, 'up')

/** Alt+Down: moves the selected items behind their next sibling; elsewhere, the block of text behind the one below. */
export const moveDown: OutlineOperation = (edited) => move(edited, 'down')

function move(edited: EditedText, direction: 'up' | 'down'): EditedText | undefined {
  const lines = readLines(edited.text)
  const first = lineAt(edited.text, edited.selectionStart)
  const last = lineAt(edited.text, edited.selectionEnd)
  if (lines[first]?.isBlank) return undefined
  const root = itemOf(lines, first)
  const moved = root === undefined ? selectedBlocks(lines, first, last) : siblingsBlock(lines, root, last)
  const other = root === undefined ? otherBlock(lines, moved, direction) : otherSibling(lines, moved, direction)
  if (!other) return edited
  return direction === 'up' ? swap(edited, lines, other, moved, moved) : swap(edited, lines, moved, other, moved)
}

function selectedBlocks(lines: readonly OutlineLine[], first: number, last: number): Block {
  const lastWithText = lines.findLastIndex((line, index) => index <= last && !line.isBlank)
  return { start: blockAt(lines, first).start, end: blockAt(lines, lastWithText).end }
}

/** An item's subtree, and those of the siblings after it as far as the selection goes. */
function siblingsBlock(lines: readonly OutlineLine[], root: number, last: number): Block {
  let start = root
  let end = subtreeEnd(lines, root)
  for (let next = nextSibling(lines, start); next !== undefined && next <= last; next = nextSibling(lines, start)) {
    start = next
    end = subtreeEnd(lines, next)
  }
  return { start: root, end }
}

function otherSibling(lines: readonly OutlineLine[], block: Block, direction: 'up' | 'down'): Block | undefined {
  if (direction === 'up') {
    const start = previousSibling(lines, block.start)
    return start === undefined ? undefined : { start, end: subtreeEnd(lines, start) }
  }
  const lastRoot = lines.findLastIndex(
    (line, index) => index < block.end && line.item && line.owner === lines[block.start]?.owner,
  )
  const start = nextSibling(lines, lastRoot)
  return start === undefined ? undefined : { start, end: subtreeEnd(lines, start) }
}

/** Which lines belong together outside lists: an entry line and a heading stand alone, a list and a fence are one. */
function blockAt(lines: readonly OutlineLine[], at: number): Block {
  const kind = blockKind(lines[at])
  let start = at
  let end = at + 1
  if (kind === 'line') return { start, end }
  const isWithin = (line: OutlineLine | undefined) =>
    line !== undefined && (blockKind(line) === kind || (line.isBlank && (kind === 'fence' || line.owner !== undefined)))
  while (isWithin(lines[start - 1]) && !(kind === 'fence' && isFenceEnd(lines, start - 1))) start--
  while (isWithin(lines[end]) && !(kind === 'fence' && isFenceEnd(lines, end - 1))) end++
  while (lines[end - 1]?.isBlank) end--
  while (lines[start]?.isBlank) start++
  return { start, end }
}

function blockKind(line: OutlineLine | undefined): 'line' | 'list' | 'fence' | 'text' | 'blank' {
  if (!line) return 'blank'
  if (line.item || (line.owner !== undefined && !line.isBlank)) return 'list'
  if (line.isFenced) return 'fence'
  if (line.isBlank) return 'blank'
  return entryIdOfLine(line.raw) !== undefined || /^#{1,6}(\s|$)/.test(line.raw) ? 'line' : 'text'
}

/** Whether a fenced line is the last of its fence, so that two fences in a row stay two. */
function isFenceEnd(lines: readonly OutlineLine[], at: number): boolean {
  const marks = lines.slice(0, at + 1).filter((line) => line.isFenced && /^\s*(```|~~~)/.test(line.raw)).length
  return /^\s*(```|~~~)/.test(lines[at]?.raw ?? '') && marks % 2 === 0
}

function otherBlock(lines: readonly OutlineLine[], block: Block, direction: 'up' | 'down'): Block | undefined {
  const step = direction === 'up' ? -1 : 1
  let at = direction === 'up' ? block.start - 1 : block.end
  while (lines[at]?.isBlank) at += step
  return lines[at] ? blockAt(lines, at) : undefined
}

/** Exchanges two blocks; what stands between them, and the numbers of an ordered list, stay in place. */
function swap(edited: EditedText, lines: OutlineLine[], upper: Block, lower: Block, moved: Block): EditedText {
  const between = lines.slice(upper.end, lower.start)
  const swapped = [
    ...lines.slice(0, upper.start),
    ...lines.slice(lower.start, lower.end),
    ...between,
    ...lines.slice(upper.start, upper.end),
    ...lines.slice(lower.end),
  ]
  const shift = moved === upper ? lower.end - upper.end : upper.start - lower.start
  const text = writeLines(keepNumbers(lines, swapped, upper.start, lower.end))
  const after = readLines(text)
  const caretAt = (offset: number) => {
    const at = lineAt(edited.text, offset)
    const fromEnd = offsetOfLine(lines, at) + (lines[at]?.raw.length ?? 0) - offset
    const movedAt = at < moved.end ? at + shift : at
    return offsetOfLine(after, movedAt) + Math.max(0, (after[movedAt]?.raw.length ?? 0) - fromEnd)
  }
  const [selectionStart = 0, selectionEnd = 0] = [edited.selectionStart, edited.selectionEnd]
    .map(caretAt)
    .sort((first, second) => first - second)
  return { text, selectionStart, selectionEnd }
}

/** The numbers of the exchanged items as they stood before, unless another width would tear their subtrees off. */
function keepNumbers(before: OutlineLine[], after: OutlineLine[], start: number, end: number): OutlineLine[] {
  const rootsOf = (lines: OutlineLine[]) =>
    lines.slice(start, end).filter((line) => line.item && line.owner === before[start]?.owner)
  const wanted = rootsOf(before).map((line) => line.item?.marker ?? '')
  const found = rootsOf(after)
  const canKeep = found.every((line, index) => {
    const marker = line.item?.marker
    return (
      line.item?.number !== undefined && /^\d/.test(wanted[index] ?? '') && marker?.length === wanted[index]?.length
    )
  })
  if (!canKeep) return after
  return after.map((line) => {
    const marker = wanted[found.indexOf(line)]
    if (marker === undefined || !line.item) return line
    return { ...line, raw: line.indent + marker + line.raw.slice(line.indent.length + line.item.marker.length) }
  })
}
