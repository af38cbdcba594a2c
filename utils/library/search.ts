import type { Entry } from '@/utils/entry'
import { fold } from '@/utils/fold'
import { orderOf, type TextWords } from './schema'
import { bitsOfWord, mayContain, signText, type WordBits } from './word-signature'

/** Everything of a library's entries that can be searched, folded once and kept in memory. */
export interface LibrarySearch {
  /** Adds entries, or brings them up to date; deleted ones are taken out. */
  put(entries: readonly Entry[]): void
  remove(ids: readonly string[]): void
  /** Adds words of texts, or brings them up to date: what is said in a text is found in its entry. */
  putTexts(texts: readonly TextWords[]): void
  /** Forgets the words of all texts. */
  dropTexts(): void
  /** Entries in which every word occurs somewhere, newest first; all of them when there is no word. */
  find(text: string): readonly Entry[]
  /** Whether every word occurs in what is written of an entry, and not only in what was said. */
  isWritten(id: string, text: string): boolean
}

interface Searchable {
  folded: string
  signature: Uint32Array
}

interface Row extends Searchable {
  entry: Entry
  /** By their ids. */
  texts?: ReadonlyMap<string, Searchable> | undefined
}

/** An hour of talk has some thousand runs of letters: in fewer bits nearly all would be set. */
const textBits = 32_768

/** An empty search, to be filled with `put`. */
export function createSearch(): LibrarySearch {
  const rows = new Map<string, Row>()
  const texts = new Map<string, Map<string, Searchable>>()
  let sorted: readonly Row[] | undefined
  let last: { words: string[]; rows: readonly Row[] } | undefined

  const forget = () => {
    sorted = undefined
    last = undefined
  }
  const sortRows = () => {
    sorted ??= [...rows.values()].sort((one, other) => compareNewest(one.entry, other.entry))
    return sorted
  }

  return {
    put(entries) {
      for (const entry of entries) {
        if (entry.deletedAt === undefined) rows.set(entry.id, { ...makeRow(entry), texts: texts.get(entry.id) })
        else rows.delete(entry.id)
      }
      forget()
    },
    remove(ids) {
      for (const id of ids) rows.delete(id)
      forget()
    },
    putTexts(changed) {
      for (const { id, entryId, words } of changed) {
        const known = texts.get(entryId) ?? new Map<string, Searchable>()
        known.set(id, { folded: words, signature: signText(words, textBits) })
        texts.set(entryId, known)
        const row = rows.get(entryId)
        if (row) row.texts = known
      }
      last = undefined
    },
    dropTexts() {
      texts.clear()
      for (const row of rows.values()) row.texts = undefined
      last = undefined
    },
    find(text) {
      const words = wordsOf(text)
      const narrowed = last && isNarrower(words, last.words) ? last : { words: [], rows: sortRows() }
      const found = words
        .filter((word) => !narrowed.words.includes(word))
        .reduce((candidates, word) => findWord(candidates, word), narrowed.rows)
      last = { words, rows: found }
      return found.map((row) => row.entry)
    },
    isWritten(id, text) {
      const folded = rows.get(id)?.folded
      return folded === undefined || wordsOf(text).every((word) => folded.includes(word))
    },
  }
}

function makeRow(entry: Entry): Row {
  const folded = foldEntry(entry)
  return { entry, folded, signature: signText(folded) }
}

function findWord(rows: readonly Row[], word: string): readonly Row[] {
  const entryBits = bitsOfWord(word)
  const bitsInText = bitsOfWord(word, textBits)
  const isIn = ({ signature, folded }: Searchable, wordBits: WordBits) =>
    mayContain(signature, wordBits) && folded.includes(word)
  const isInTexts = ({ texts }: Row) => {
    for (const text of texts?.values() ?? []) if (isIn(text, bitsInText)) return true
    return false
  }
  return rows.filter((row) => isIn(row, entryBits) || isInTexts(row))
}

/** As `listNewest` sorts. */
function compareNewest(one: Entry, other: Entry): number {
  return orderOf(one) - orderOf(other) || (one.id < other.id ? -1 : 1)
}

/** Longest first: the word that most entries do not have decides for most of them. */
function wordsOf(text: string): string[] {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  return [...new Set(words)].sort((one, other) => other.length - one.length)
}

/** Whether all that the new words find is among what the old words found. */
function isNarrower(words: readonly string[], old: readonly string[]): boolean {
  return old.every((oldWord) => words.some((word) => word.includes(oldWord)))
}

function foldEntry(entry: Entry): string {
  const people = entry.people.map((person) => [person.name, person.affiliation].join('\n'))
  const parts = [
    entry.title,
    ...people,
    entry.container?.name,
    ...entry.tags,
    entry.why,
    entry.notes,
    entry.url,
    ...entry.ids,
    entry.published,
    ...Object.values(entry.talk ?? {}),
    ...entry.chapters.map((chapter) => chapter.title),
    entry.summary,
  ]
  return fold(parts.filter((part) => part !== undefined).join('\n'))
}
