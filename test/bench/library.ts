import { replaceLibrary } from '@/utils/library/bulk'
import { openLibrary } from '@/utils/library/database'
import { batchEntries } from '@/utils/library/listing'
import { createSearch } from '@/utils/library/search'
import { makeLibrary } from './made-library'

/** Fills the page's library with made entries, in place of what was in it. */
export async function fillLibrary(count: number): Promise<void> {
  const library = await openLibrary()
  await replaceLibrary(library, { entries: makeLibrary(count), documents: [], activity: [] })
  library.close()
}

/** Milliseconds of each search while words are typed letter by letter, over everything stored. */
export async function timeSearches(texts: string[]): Promise<number[]> {
  const library = await openLibrary()
  const search = createSearch()
  for await (const batch of batchEntries(library)) search.put(batch)
  library.close()
  return texts.flatMap((text) =>
    Array.from(text, (_, index) => {
      const startedAt = performance.now()
      search.find(text.slice(0, index + 1))
      return performance.now() - startedAt
    }),
  )
}
