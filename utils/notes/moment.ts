import { blockText, inlineText } from '@/utils/markdown-text'
import { shotEmbed } from '@/utils/shot'
import type { EditedText, OutlineOperation } from './outline'
import {
  indentUnder,
  indentUnit,
  lineAt,
  type OutlineLine,
  offsetOfLine,
  readLines,
  subtreeEnd,
  writeLines,
} from './outline-lines'
import { type Moment, markText } from './stamp'

/** What one key keeps of a moment. Chapter and words are the page's, and are written as nothing but text. */
export interface KeptMoment {
  moment?: Moment | undefined
  chapter?: string | undefined
  /** What was said just before: a quote under the bullet. */
  words?: string | undefined
  /** Name of a frame's shot. */
  shotName?: string | undefined
}

/**
 * A bullet of its own with the time and its chapter, and under it the words just said and the frame. It comes behind
 * the bullet at the caret and what stands under it, on its level; an empty bullet is taken. The caret waits for words.
 */
export function addMoment({ moment, chapter = '', words = '', shotName }: KeptMoment): OutlineOperation {
  const title = inlineText(chapter)
  const quote = blockText(words)
  const head = [moment && markText(moment), title && `**${title}**`].filter(Boolean).map((part) => `${part} `)
  const children = [...(quote ? [`> ${quote}`] : []), ...(shotName === undefined ? [] : [shotEmbed(shotName)])]
  return (edited) => insertItem(edited, head.join(''), children)
}

/** A bullet that quotes words of the source, with their time. */
export function addQuote(words: string, moment?: Moment): OutlineOperation {
  const quote = blockText(words)
  const opening = moment ? `> ${markText(moment)} ` : '> '
  return (edited) => (quote === '' ? undefined : insertItem(edited, opening + quote, []))
}

/** Where a new item goes: before the line `at`, or into that line when it is `taken`. */
interface ItemPlace {
  at: number
  /** What stands before its text: indentation and marker. */
  opening: string
  taken?: OutlineLine
}

/** A new item with children where the caret stands, with the caret behind its text. */
function insertItem(edited: EditedText, text: string, children: readonly string[]): EditedText {
  const lines = readLines(edited.text)
  const { at, opening, taken } = placeOf(lines, lineAt(edited.text, edited.selectionStart))
  const head = `${opening} ${text}`
  const indent = childIndent(lines, at, head, taken)
  const isParagraphBelow = taken && !taken.item && isPlain(lines[at + 1])
  const added = [
    head,
    ...children.map((child) => `${indent}- ${child}`),
    // A paragraph right under a bullet would go on with it.
    ...(isParagraphBelow ? [''] : []),
  ]
  const rest = lines.slice(taken ? at + 1 : at).map(({ raw }) => raw)
  const caret = offsetOfLine(lines, at) + head.length
  const written = [...lines.slice(0, at).map(({ raw }) => raw), ...added, ...rest].join('\n')
  return { text: written, selectionStart: caret, selectionEnd: caret }
}

function placeOf(lines: readonly OutlineLine[], at: number): ItemPlace {
  const root = rootAt(lines, at)
  const item = root === undefined ? undefined : lines[root]
  if (root !== undefined && item?.item?.text === '') return { at: root, opening: item.raw.trimEnd(), taken: item }
  const line = lines[at]
  if (root === undefined && line?.isBlank) return { at, opening: '-', taken: line }
  const end = root === undefined ? blockEnd(lines, at) : subtreeEnd(lines, root)
  const isInFence = readLines(writeLines([...lines.slice(0, end)]).concat('\n- x')).at(-1)?.isFenced
  // Code that nobody has closed goes on to the end: the item comes before it.
  return { at: isInFence ? (root ?? blockStart(lines, at)) : end, opening: openingOf(item) }
}

/** The item that a line is, or belongs to; also of a blank line or code in the midst of it. */
function rootAt(lines: readonly OutlineLine[], at: number): number | undefined {
  const line = lines[at]
  if (line?.item) return at
  const owner = line?.owner
  return owner !== undefined && at < subtreeEnd(lines, owner) ? owner : undefined
}

/** The index behind a paragraph, a table or a fence. */
function blockEnd(lines: readonly OutlineLine[], at: number): number {
  const isWithin = lines[at]?.isFenced ? isFenced : isPlain
  let end = at + 1
  while (isWithin(lines[end])) end++
  return end
}

function blockStart(lines: readonly OutlineLine[], at: number): number {
  let start = at
  while (isFenced(lines[start - 1])) start--
  return start
}

const isFenced = (line: OutlineLine | undefined) => line?.isFenced === true

function isPlain(line: OutlineLine | undefined): boolean {
  return line !== undefined && !line.isBlank && !line.item && !line.isFenced
}

function openingOf(sibling: OutlineLine | undefined): string {
  if (!sibling?.item) return '-'
  const { number, marker } = sibling.item
  return sibling.indent + (number === undefined ? marker : `${number + 1}${marker.slice(-1)}`)
}

/** As far in as the children that an empty bullet has already; else one level. */
function childIndent(lines: readonly OutlineLine[], at: number, head: string, taken: OutlineLine | undefined): string {
  const known = taken?.item && lines.find((line) => line.item && line.owner === at)
  if (known) return known.indent
  const [parent] = readLines(head)
  return parent ? indentUnder(parent, indentUnit(lines)) : '\t'
}
