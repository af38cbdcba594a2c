import type { Clip } from '@/utils/entry'
import type { ListedPaper } from '@/utils/messages'
import { read } from './database'
import { getEntryIn } from './entries'
import { findHolders } from './holders'
import type { Library } from './schema'

/** Listed papers, each with the entry that it is in the library. */
export function findListed(library: Library, papers: readonly Clip[]): Promise<ListedPaper[]> {
  return read(library, async (transaction) => {
    const holders = await findHolders(
      transaction,
      papers.flatMap(({ ids }) => ids),
    )
    const find = async (clip: Clip): Promise<ListedPaper> => {
      const entryId = clip.ids.map((id) => holders.get(id)).find((id) => id !== undefined)
      const entry = entryId === undefined ? undefined : await getEntryIn(transaction, entryId)
      return { clip, ...(entry && { entry: { id: entry.id, status: entry.status } }) }
    }
    return Promise.all(papers.map(find))
  })
}
