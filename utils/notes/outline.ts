import {
  indentUnder,
  indentUnit,
  itemOf,
  lineAt,
  type OutlineLine,
  offsetOfLine,
  previousSibling,
  readLines,
  shiftLine,
  subtreeEnd,
  writeLines,
} from './outline-lines'

/** A text with its selection, as a textarea has them (UTF-16 offsets). */
export interface EditedText {
  text: string
  selectionStart: number
  selectionEnd: number
}

/**
 * Every operation takes a text with its selection and gives the new one, or undefined where it has nothing to say and
 * the browser's own key should act. All characters but whitespace and the numbers of ordered lists are kept.
 */
export type OutlineOperation = (edited: EditedText) => EditedText | undefined

/**
 * Enter: goes on with the list; behind an item under which a quote or a picture stands, after all that stands there,
 * which stays with its item. On an empty item it ends the list, at any depth.
 */
export const continueList: OutlineOperation = (edited) => {
  const { text, selectionStart, selectionEnd } = edited
  const lines = readLines(text)
  const at = lineAt(text, selectionStart)
  const line = lines[at]
  const item = line?.item
  if (!line || !item) return undefined
  const lineStart = offsetOfLine(lines, at)
  const contentStart = lineStart + line.raw.length - item.text.length
  if (selectionStart < contentStart) return undefined
  if (item.text === '' && selectionStart === selectionEnd) return endList(edited, lines, at)
  const marker = item.number === undefined ? item.marker : nextMarker(lines, at)
  const gap = /^[ \t]+/.exec(item.lead)?.[0] ?? ' '
  const opening = `\n${line.indent}${marker}${gap}${item.isTask ? '[ ] ' : ''}`
  const lineEnd = lineStart + line.raw.length
  const isAtEnd = selectionEnd <= lineEnd && text.slice(selectionEnd, lineEnd).trim() === ''
  const keptEnd = isAtEnd ? endOfKept(lines, at) : undefined
  if (keptEnd !== undefined) {
    const caret = offsetOfLine(lines, keptEnd) - 1 + opening.length - (selectionEnd - selectionStart)
    const kept = text.slice(0, selectionStart) + text.slice(selectionEnd, offsetOfLine(lines, keptEnd) - 1)
    return withCaret(kept + opening + text.slice(offsetOfLine(lines, keptEnd) - 1), { caret })
  }
  return withCaret(text.slice(0, selectionStart) + opening + text.slice(selectionEnd).replace(/^[ \t]+/, ''), {
    caret: selectionStart + opening.length,
  })
}

/** Index after the subtree of an item under which a quote or a picture stands; undefined where none does. */
function endOfKept(lines: readonly OutlineLine[], at: number): number | undefined {
  const end = subtreeEnd(lines, at)
  const children = lines.slice(at + 1, end).filter(({ owner }) => owner === at)
  return children.some(({ item, raw }) => keptPattern.test(item?.text ?? raw.trim())) ? end : undefined
}

/** A quote, or a line of nothing but pictures: what a moment brings with it. */
const keptPattern = /^(>|(!\[\[[^\]\n]+\]\]\s*)+$)/

/** Backspace on an empty item: takes it away whole. Its marker alone would be neither a list nor a word. */
export const removeEmptyItem: OutlineOperation = ({ text, selectionStart, selectionEnd }) => {
  const lines = readLines(text)
  const at = lineAt(text, selectionStart)
  const line = lines[at]
  const start = offsetOfLine(lines, at)
  const end = start + (line?.raw.length ?? 0)
  const isAtEnd = selectionStart === end && selectionEnd === end
  if (line?.item?.text !== '' || !isAtEnd || subtreeEnd(lines, at) > at + 1) return undefined
  const caret = Math.max(start - 1, 0)
  return withCaret(text.slice(0, caret) + text.slice(end), { caret })
}

function endList(edited: EditedText, lines: readonly OutlineLine[], at: number): EditedText | undefined {
  const isFirst = previousSibling(lines, at) === undefined
  // Without it, what stands under the first item of a nested list would be too far in to be a list.
  if (lines[at]?.owner !== undefined && isFirst && subtreeEnd(lines, at) > at + 1) return outdent(edited)
  const start = offsetOfLine(lines, at)
  const end = start + (lines[at]?.raw.length ?? 0)
  return withCaret(edited.text.slice(0, start) + edited.text.slice(end), { caret: start })
}

/** Tab: moves the selected items one level in, each with what stands under it. The first of a list can't go deeper. */
export const indent: OutlineOperation = (edited) =>
  editRoots(edited, (lines, root) => {
    const previous = previousSibling(lines, root)
    const parent = lines[previous ?? -1]
    const line = lines[root]
    if (previous === undefined || !parent || !line) return lines
    const lastChild = lines.findLast((other, index) => index < root && other.item && other.owner === previous)
    const to = lastChild?.indent ?? indentUnder(parent, indentUnit(lines))
    const moved = shiftLines(lines, root, subtreeEnd(lines, root), line.indent, to)
    return renumber(moved, root)
  })

/**
 * Shift+Tab: moves the selected items one level out, each with what stands under it. Items that follow on the old
 * level stay where they are and so come to stand under it.
 */
export const outdent: OutlineOperation = (edited) =>
  editRoots(edited, (lines, root) => {
    const line = lines[root]
    if (!line || line.indent === '') return lines
    const end = subtreeEnd(lines, root)
    const followersEnd = line.owner === undefined ? end : subtreeEnd(lines, line.owner)
    const moved = renumber(shiftLines(lines, root, end, line.indent, lines[line.owner ?? -1]?.indent ?? ''), root)
    return adopt(moved, root, { start: end, end: followersEnd }, line)
  })

/** Brings the items after one that moved out under it: far enough in, and numbered from where its own items end. */
function adopt(lines: OutlineLine[], root: number, followers: { start: number; end: number }, level: OutlineLine) {
  const parent = lines[root]
  const isUnderAlready = parent?.item && level.column >= parent.item.contentColumn
  let adopted = lines
  if (parent && !isUnderAlready) {
    const to = indentUnder(parent, indentUnit(lines))
    adopted = shiftLines(lines, followers.start, followers.end, level.indent, to)
  }
  for (let at = followers.start; at < followers.end; at++) {
    if (adopted[at]?.owner === root) adopted = renumber(adopted, at)
  }
  return adopted
}

/** Runs an edit on each topmost item that the selection touches; undefined when it begins on no list line. */
function editRoots(
  edited: EditedText,
  edit: (lines: OutlineLine[], root: number) => OutlineLine[],
): EditedText | undefined {
  let lines = readLines(edited.text)
  const first = lineAt(edited.text, edited.selectionStart)
  const last = lineAt(edited.text, edited.selectionEnd)
  const root = itemOf(lines, first)
  if (root === undefined) return undefined
  const before = lines
  for (let at = root; at <= last; ) {
    const end = subtreeEnd(lines, at)
    if (lines[at]?.item) lines = edit(lines, at)
    at = lines[at]?.item ? end : at + 1
  }
  return {
    text: writeLines(lines),
    selectionStart: moveOffset(before, lines, edited.selectionStart),
    selectionEnd: moveOffset(before, lines, edited.selectionEnd),
  }
}

function shiftLines(lines: readonly OutlineLine[], start: number, end: number, from: string, to: string) {
  const shifted = lines.map((line, index) => (index >= start && index < end ? shiftLine(line.raw, from, to) : line.raw))
  return readLines(shifted.join('\n'))
}

/** Gives an ordered item the number that its new place asks for: a nested list that begins at 2 would be no list. */
function renumber(lines: OutlineLine[], root: number): OutlineLine[] {
  const line = lines[root]
  if (!line || line.item?.number === undefined) return lines
  const previous = previousSibling(lines, root)
  const delimiter = line.item.marker.slice(-1)
  const before = lines[previous ?? -1]?.item
  const goesOn = previous !== undefined && before?.number !== undefined && before.marker.endsWith(delimiter)
  const marker = goesOn ? nextMarker(lines, previous) : `1${delimiter}`
  const raw = line.indent + marker + line.raw.slice(line.indent.length + line.item.marker.length)
  return readLines(writeLines(lines.with(root, { ...line, raw })))
}

/** The marker that comes after an ordered item: its number plus one, or the same where all numbers are the same. */
function nextMarker(lines: readonly OutlineLine[], at: number): string {
  const item = lines[at]?.item
  const previous = lines[previousSibling(lines, at) ?? -1]?.item
  const number = item?.number ?? 0
  return `${previous && previous.number === number ? number : number + 1}${item?.marker.slice(-1) ?? '.'}`
}

/** Where an offset stands after lines got another indentation or number: as far from its line's end as before. */
function moveOffset(before: readonly OutlineLine[], after: readonly OutlineLine[], offset: number): number {
  const at = lineAt(writeLines(before), offset)
  const fromEnd = offsetOfLine(before, at) + (before[at]?.raw.length ?? 0) - offset
  return offsetOfLine(after, at) + Math.max(0, (after[at]?.raw.length ?? 0) - fromEnd)
}

function withCaret(text: string, { caret }: { caret: number }): EditedText {
  return { text, selectionStart: caret, selectionEnd: caret }
}

/** Whether Tab belongs to the outline here: the selection begins on a line of a list. */
export function isOnList({ text, selectionStart }: EditedText): boolean {
  return itemOf(readLines(text), lineAt(text, selectionStart)) !== undefined
}
