/** A store within one transaction. */
interface Store<T> {
  keyPath: string | string[] | null
  getAll(range: IDBKeyRange | undefined, count: number): Promise<T[]>
  getAllKeys(range: IDBKeyRange | undefined, count: number): Promise<IDBValidKey[]>
}

/**
 * The records of a store, sorted by key, a few at a time: reading them singly takes long, and the page waits while many
 * are taken out of the database's form.
 */
export async function* batchRecords<T extends object>(store: Store<T>, size: number): AsyncGenerator<T[]> {
  // Keys that stand in the records need not be read beside them.
  const keyPath = typeof store.keyPath === 'string' ? store.keyPath : undefined
  let range: IDBKeyRange | undefined
  for (;;) {
    const [records, keys] = await Promise.all([
      store.getAll(range, size),
      keyPath === undefined ? store.getAllKeys(range, size) : [],
    ])
    yield records
    const last = records.at(-1)
    if (!last || records.length < size) return
    range = IDBKeyRange.lowerBound(keyPath === undefined ? keys.at(-1) : Reflect.get(last, keyPath), true)
  }
}
