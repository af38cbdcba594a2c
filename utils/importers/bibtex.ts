import { type Entry as ParsedEntry, parse } from '@retorquere/bibtex-parser'
import { parseCitekey } from '@/utils/citekey'
import type { Clip } from '@/utils/entry'
import { normaliseTag } from '@/utils/tags'
import { readFields } from './bibtex-fields'

/** An entry of a file, as it can come into the library. */
export interface CitedClip {
  clip: Clip
  citekey?: string
  tags: string[]
  notes: string
  /** Fields that Lectern has no place for, as they stand in the file. */
  unplaced: { name: string; value: string }[]
}

/** A part of a file that became no entry. */
export interface Leftover {
  what: 'abbreviation' | 'comment' | 'preamble' | 'unreadable' | 'without a title' | 'text'
  text: string
}

export interface BibtexReading {
  /** In the order of the file. */
  cited: CitedClip[]
  leftovers: Leftover[]
}

export interface ReadBibtexOptions {
  /** Identities that an address gives, strongest first. */
  identify: (url: URL) => string[]
  at?: Date
}

/**
 * Reads a BibTeX file. Every line of it is in an entry or among the leftovers. What comes out is text, whatever TeX is
 * in it. It stores nothing and does not throw.
 */
export function readBibtex(file: string, { identify, at = new Date() }: ReadBibtexOptions): BibtexReading {
  const text = file.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const cited: CitedClip[] = []
  const leftovers: Leftover[] = []
  let position = 0
  for (const entry of parseEntries(text)) {
    const start = entry.input === '' ? -1 : text.indexOf(entry.input, position)
    if (start < 0) continue
    leftovers.push(...splitLeftover(text.slice(position, start)))
    position = start + entry.input.length
    const one = readEntry(entry, identify, at)
    if (one) cited.push(one)
    else leftovers.push({ what: 'without a title', text: entry.input })
  }
  leftovers.push(...splitLeftover(text.slice(position)))
  return { cited, leftovers }
}

function parseEntries(text: string): ParsedEntry[] {
  try {
    return parse(text, { raw: true, sentenceCase: false, caseProtection: false, english: false }).entries
  } catch {
    // What the parser could make nothing of at all is shown as it is.
    return []
  }
}

function readEntry(entry: ParsedEntry, identify: (url: URL) => string[], at: Date): CitedClip | undefined {
  const read = readFields(entry, identify, at)
  if (!read) return undefined
  const { clip, keywords, notes, unplaced } = read
  const citekey = parseCitekey(entry.key)
  const tags = [...new Set(keywords.map(normaliseTag).filter((tag) => tag !== undefined))]
  return { clip, tags, notes, unplaced, ...(citekey !== undefined && { citekey }) }
}

/** What stands between entries: abbreviations, comments, and what can't be read, each apart. */
function splitLeftover(text: string): Leftover[] {
  return text
    .split(/^(?=[ \t]*@\s*\w+\s*[{(])/m)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ what: kindOf(part), text: part }))
}

function kindOf(part: string): Leftover['what'] {
  const name = /^@\s*(\w+)/.exec(part)?.[1]?.toLowerCase()
  if (name === undefined) return 'text'
  if (name === 'string') return 'abbreviation'
  return name === 'comment' || name === 'preamble' ? name : 'unreadable'
}
