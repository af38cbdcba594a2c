import { entryLine } from '@/utils/entry-line'
import type { BibtexReading, CitedClip } from './bibtex'

/**
 * The body of a document that keeps a file: its entries in their order, each with the fields that Lectern has no place
 * for, and then everything that became no entry.
 */
export function writeBibtexBody({ cited, leftovers }: BibtexReading, entryIds: readonly string[]): string {
  const placed = cited.flatMap((one, index) => {
    const id = entryIds[index]
    return id === undefined ? [] : [entryLine(id), ...unplacedBlock(one)]
  })
  const rest = leftovers.map(({ text }) => fenced(text))
  return [...placed, ...(rest.length > 0 ? ['## What became no entry', ...rest] : []), '']
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function unplacedBlock({ unplaced }: CitedClip): string[] {
  return unplaced.length === 0 ? [] : [fenced(unplaced.map(({ name, value }) => `${name} = {${value}},`).join('\n'))]
}

/** A code block that no line of the text can end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}bibtex\n${text}\n${fence}`
}
