import { nextFence } from '@/utils/code-fence'
import { type EntryPlace, isItem } from './document-lines'

/** An entry as a profile writes it, before it is set into a document. */
export interface WrittenEntry {
  /** On one line, without `#` or `-`. */
  heading: string
  /** Markdown below the heading; may be empty. */
  body: string
}

/** Puts a document together from its own text and its entries, so that neither changes how the other parses. */
export interface DocumentWriter {
  addText(text: string): void
  addEntry(place: EntryPlace, entry: WrittenEntry): void
  text(): string
}

export function createDocumentWriter(): DocumentWriter {
  const blocks: string[] = []
  let last: 'text' | 'heading' | 'item' = 'text'
  // A line right behind a paragraph or a list would be read as going on with it.
  const setApart = (next: string) => {
    const firstLine = next.slice(0, next.indexOf('\n') + 1 || next.length)
    const goesOn = last === 'item' && (isItem(firstLine) || /^[ \t]/.test(firstLine))
    if (last !== 'text' && firstLine.trim() !== '' && !goesOn) blocks.push('')
  }
  const add = (block: string, kind: typeof last) => {
    setApart(block)
    blocks.push(block)
    last = kind
  }
  return {
    addText: (text) => add(text, 'text'),
    addEntry: (place, entry) => {
      if (place.isInList) add(asItem(entry, place.indent), 'item')
      else add(asHeading(entry, place.headingLevel), 'heading')
    },
    text: () => {
      const text = blocks.join('\n')
      return text === '' || text.endsWith('\n') ? text : `${text}\n`
    },
  }
}

function asHeading({ heading, body }: WrittenEntry, level: number): string {
  const notes = closed(body)
  return `${'#'.repeat(level)} ${heading}${notes === '' ? '' : `\n${notes}`}`
}

function asItem({ heading, body }: WrittenEntry, indent: string): string {
  const notes = closed(body)
  const item = `${indent}- ${heading}`
  if (notes.trim() === '') return item
  const step = indent.endsWith('\t') ? '\t' : '  '
  const gap = isItem(notes) ? '' : '\n'
  return `${item}\n${gap}${indented(notes, indent + step)}`
}

/** Behind an indentation that is no whole number of tab stops, a tab would reach less far than it did. */
function indented(markdown: string, indent: string): string {
  const isOnTabStop = indent.replace(/ {0,3}\t| {4}/g, '') === ''
  const lines = markdown.split('\n').map((line) => {
    const own = isOnTabStop ? line : line.replace(/^[ \t]+/, (space) => space.replaceAll('\t', '    '))
    return own.trim() === '' ? own : indent + own
  })
  return lines.join('\n')
}

/** Without the blank lines at the end; a code fence that is still open would swallow the rest of the document. */
function closed(markdown: string): string {
  const text = markdown.replace(/(?:\r?\n[ \t]*)+$/, '')
  let open: string | undefined
  for (const line of text.split('\n')) open = nextFence(open, line)
  return open === undefined ? text : `${text}\n${open}`
}
