import type { LibrarySchema, ReadTransaction } from './schema'

type Batched = 'entries' | 'activity'

/**
 * The records of a store within one transaction, sorted by key, a few at a time: reading them singly takes long, and
 * the page waits while many are taken out of the database's form.
 */
export async function* batchRecords<Name extends Batched>(
  transaction: ReadTransaction,
  name: Name,
  size: number,
): AsyncGenerator<LibrarySchema[Name]['value'][]> {
  const store = transaction.objectStore(name)
  let range: IDBKeyRange | undefined
  for (;;) {
    const [keys, records] = await Promise.all([store.getAllKeys(range, size), store.getAll(range, size)])
    yield records
    const last = keys.at(-1)
    if (last === undefined || keys.length < size) return
    range = IDBKeyRange.lowerBound(last, true)
  }
}
