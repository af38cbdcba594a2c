/** A store within one transaction. */
interface Store<T> {
  getAll(range: IDBKeyRange | undefined, count: number): Promise<T[]>
  getAllKeys(range: IDBKeyRange | undefined, count: number): Promise<IDBValidKey[]>
}

/**
 * The records of a store, sorted by key, a few at a time: reading them singly takes long, and the page waits while many
 * are taken out of the database's form.
 */
export async function* batchRecords<T>(store: Store<T>, size: number): AsyncGenerator<T[]> {
  let range: IDBKeyRange | undefined
  for (;;) {
    const [keys, records] = await Promise.all([store.getAllKeys(range, size), store.getAll(range, size)])
    yield records
    const last = keys.at(-1)
    if (last === undefined || keys.length < size) return
    range = IDBKeyRange.lowerBound(last, true)
  }
}
