import type { Entry } from '@/utils/entry'
import { fromStoredEntry, type ReadTransaction, type WriteTransaction } from './schema'

/**
 * The entry that stands for an id: the entry itself or, where that went into another one, the one that both are now.
 * What a surface still sends to the first must not be lost. Undefined when there is none.
 */
export async function getCurrentIn(transaction: ReadTransaction, id: string): Promise<Entry | undefined> {
  const seen = new Set<string>()
  for (let currentId = id; !seen.has(currentId); ) {
    seen.add(currentId)
    const stored = await transaction.objectStore('entries').get(currentId)
    if (stored?.deletedAt === undefined) return stored && fromStoredEntry(stored)
    const merge = await transaction.objectStore('merges').index('fromId').get(currentId)
    if (!merge) return fromStoredEntry(stored)
    currentId = merge.intoId
  }
  return undefined
}

/** Forgets merges from before the limit, an ISO instant: they can't be taken back any more. */
export async function purgeMerges(transaction: WriteTransaction, limit: string): Promise<void> {
  const store = transaction.objectStore('merges')
  const keys = await store.index('at').getAllKeys(IDBKeyRange.upperBound(limit, true))
  await Promise.all(keys.map((key) => store.delete(key)))
}
