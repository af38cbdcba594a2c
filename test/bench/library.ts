import { replaceLibrary } from '@/utils/library/bulk'
import { openLibrary, write } from '@/utils/library/database'
import { batchEntries, listNewest } from '@/utils/library/listing'
import { createSearch, type LibrarySearch } from '@/utils/library/search'
import { batchTextWords, putTextIn } from '@/utils/library/texts'
import { makeLibrary } from './made-library'
import { makeTranscript } from './made-transcript'

/** Fills the page's library with made entries, in place of what was in it. */
export async function fillLibrary(count: number): Promise<void> {
  const library = await openLibrary()
  await replaceLibrary(library, { entries: makeLibrary(count), documents: [], activity: [] })
  library.close()
}

/** Keeps a made transcript beside each of the first entries. */
export async function fillTexts(count: number): Promise<{ megabytes: number }> {
  const library = await openLibrary()
  const entries = await listNewest(library, { limit: count })
  let bytes = 0
  for (let start = 0; start < entries.length; start += 100) {
    await write(library, async (transaction) => {
      for (const [index, { id: entryId }] of entries.slice(start, start + 100).entries()) {
        const lines = makeTranscript(start + index)
        bytes += lines.reduce((sum, { text }) => sum + text.length, 0)
        const of = { id: `${entryId}:transcript:en`, entryId, kind: 'transcript', language: 'en' } as const
        await putTextIn(transaction, { ...of, complete: true, from: 'made', updatedAt: '2026-11-20', lines })
      }
    })
  }
  library.close()
  return { megabytes: bytes / 1_000_000 }
}

export interface TextSearchFigures {
  /** From the first read to the last. */
  fillMilliseconds: number
  /** The longest that the page waited meanwhile. */
  longestTurnMilliseconds: number
  megabytesOfWords: number
  /** Milliseconds of each search while words are typed letter by letter. */
  searches: number[]
  /** How many entries each text finds, typed to its end. */
  found: number[]
}

/** Fills a search with everything stored, texts as well, and types into it. */
export async function timeTextSearches(texts: string[]): Promise<TextSearchFigures> {
  const library = await openLibrary()
  const search = createSearch()
  for await (const batch of batchEntries(library)) search.put(batch)
  const startedAt = performance.now()
  let turnAt = startedAt
  let longestTurnMilliseconds = 0
  let length = 0
  for await (const batch of batchTextWords(library)) {
    search.putTexts(batch)
    length += batch.reduce((sum, { words }) => sum + words.length, 0)
    longestTurnMilliseconds = Math.max(longestTurnMilliseconds, performance.now() - turnAt)
    await new Promise((resolve) => setTimeout(resolve))
    turnAt = performance.now()
  }
  const fillMilliseconds = performance.now() - startedAt
  library.close()
  const searches = texts.flatMap((text) => typeInto(search, text))
  return {
    fillMilliseconds,
    longestTurnMilliseconds,
    megabytesOfWords: length / 1_000_000,
    searches,
    found: texts.map((text) => search.find(text).length),
  }
}

function typeInto(search: LibrarySearch, text: string): number[] {
  return Array.from(text, (_, index) => {
    const startedAt = performance.now()
    search.find(text.slice(0, index + 1))
    return performance.now() - startedAt
  })
}

/** Milliseconds of each search while words are typed letter by letter, over everything stored. */
export async function timeSearches(texts: string[]): Promise<number[]> {
  const library = await openLibrary()
  const search = createSearch()
  for await (const batch of batchEntries(library)) search.put(batch)
  library.close()
  return texts.flatMap((text) => typeInto(search, text))
}
