import { nextBlankFrom } from './blanks'
import { paperParts, passTableHeader, seedTableHeader, tableText } from './note-tables'
import type { EditedText, OutlineOperation } from './outline'
import { indentUnit, itemOf, lineAt, type OutlineLine, offsetOfLine, readLines, subtreeEnd } from './outline-lines'
import { type PassNumber, passHeading, passLabels } from './passes'

export const templateNames = [
  'first pass',
  'second pass',
  'third pass',
  'pass table',
  'question',
  'read next',
  'seed table',
] as const
export type TemplateName = (typeof templateNames)[number]

/** Those that fit whatever is learned from. */
export const generalTemplates: readonly TemplateName[] = ['question', 'read next']

export interface TemplateFacts {
  /** The learner's day, `YYYY-MM-DD`. */
  date: string
  /** The version of the paper that is read. */
  version?: number | undefined
}

const question = ['- Q:', '\t- H(A|B|C):', '\t\t- because:', '\t- A:', '\t- Updated H:', '\t- Updated Q:'].join('\n')

/** The text of a template: Markdown, nested by tabs, without blanks at the ends of lines. */
export function templateText(name: TemplateName, facts: TemplateFacts): string {
  switch (name) {
    case 'first pass':
      return passText(1, facts)
    case 'second pass':
      return passText(2, facts)
    case 'third pass':
      return passText(3, facts)
    case 'pass table':
      return tableText(passTableHeader, paperParts)
    case 'seed table':
      return tableText(seedTableHeader, ['', ''])
    case 'question':
      return question
    case 'read next':
      return '- Read next:'
  }
}

function passText(pass: PassNumber, facts: TemplateFacts): string {
  return [`- ${passHeading(pass, facts)}`, ...passLabels[pass].map((label) => `\t- ${label}:`)].join('\n')
}

/**
 * Puts a template behind what the caret stands in, and the caret into its first blank. A question comes to stand beside
 * the item at the caret; everything else stands on its own, behind the whole list.
 */
export function insertTemplate(name: TemplateName, facts: TemplateFacts): OutlineOperation {
  return ({ text, selectionStart }) => {
    const lines = readLines(text)
    const at = lineAt(text, selectionStart)
    const place = placeFor(lines, at, name === 'question' || name === 'read next')
    const unit = indentUnit(lines)
    const written = templateText(name, facts)
      .split('\n')
      .map((line) => place.indent + line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length)))
      .join('\n')
    return insertLines(text, lines, place, written, name.endsWith('table'))
  }
}

interface Place {
  /** The lines from `start` to before `end` give way: a blank line, an empty bullet. */
  start: number
  end: number
  indent: string
}

function placeFor(lines: readonly OutlineLine[], at: number, isBeside: boolean): Place {
  const line = lines[at]
  if (line?.isFenced) return behindFence(lines, at)
  if (line?.isBlank && line.owner === undefined) return { start: at, end: at + 1, indent: '' }
  const item = itemOf(lines, at)
  const own = lines[item ?? -1]
  const isEmpty = own?.item?.text === '' && item === at && subtreeEnd(lines, at) === at + 1
  if (isBeside && item !== undefined && own) {
    const end = subtreeEnd(lines, item)
    return { start: isEmpty ? at : end, end, indent: own.indent }
  }
  const root = rootOf(lines, item)
  const end = root === undefined ? endOfParagraph(lines, at) : subtreeEnd(lines, root)
  return { start: isEmpty && end === at + 1 ? at : end, end, indent: '' }
}

function behindFence(lines: readonly OutlineLine[], at: number): Place {
  let end = at
  while (lines[end]?.isFenced) end++
  return { start: end, end, indent: '' }
}

function rootOf(lines: readonly OutlineLine[], item: number | undefined): number | undefined {
  let root = item
  for (let owner = root; owner !== undefined; owner = lines[owner]?.owner) root = owner
  return root
}

function endOfParagraph(lines: readonly OutlineLine[], at: number): number {
  let end = at + 1
  while (end < lines.length && !lines[end]?.isBlank && !lines[end]?.item && !lines[end]?.isFenced) end++
  return end
}

function insertLines(
  text: string,
  lines: readonly OutlineLine[],
  { start, end }: Place,
  written: string,
  isTable: boolean,
): EditedText | undefined {
  const before = lines[start - 1]
  const after = lines[end]
  // A table right behind a paragraph, and a list right behind a table, would be read as going on with it.
  const isNewBlock = isTable || before?.item === undefined
  const lead = before && !before.isBlank && (isNewBlock ? before.owner === undefined || isTable : false) ? '\n' : ''
  const tail = after && !after.isBlank && (isTable || (!after.item && after.owner === undefined)) ? '\n' : ''
  const head = lines.slice(0, start).map(({ raw }) => raw)
  const rest = lines.slice(end).map(({ raw }) => raw)
  const next = [...head, lead + written + tail, ...rest].join('\n')
  const offset = start === lines.length ? text.length + 1 : offsetOfLine(lines, start)
  return (
    nextBlankFrom(next, offset + lead.length) ?? { text: next, selectionStart: next.length, selectionEnd: next.length }
  )
}
