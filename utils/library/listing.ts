import type { Entry } from '@/utils/entry'
import { read } from './database'
import { fromStoredDocument, fromStoredEntry, type Library, orderOf } from './schema'

const batchSize = 500

interface ListOptions {
  limit?: number
  /** The last entry of the page before; absent: from the newest on. */
  before?: Pick<Entry, 'createdAt' | 'id'> | undefined
}

/** One page of the library, newest first. */
export function listNewest(library: Library, { limit = 50, before }: ListOptions = {}): Promise<Entry[]> {
  return read(library, async (transaction) => {
    const range = before ? IDBKeyRange.lowerBound([orderOf(before), before.id], true) : undefined
    const stored = await transaction.objectStore('entries').index('newest').getAll(range, limit)
    return stored.map(fromStoredEntry)
  })
}

/** How many entries there are. */
export function countEntries(library: Library): Promise<number> {
  return read(library, (transaction) => transaction.objectStore('entries').index('newest').count())
}

interface WalkOptions {
  /** Deleted ones too, as long as they can be restored. */
  withDeleted?: boolean
}

/** All entries in batches, sorted by id. What changes meanwhile may or may not be in a later batch. */
export async function* batchEntries(
  library: Library,
  { withDeleted = false }: WalkOptions = {},
): AsyncGenerator<Entry[]> {
  for await (const batch of batchStore(library, 'entries')) {
    yield batch.map(fromStoredEntry).filter((entry) => withDeleted || entry.deletedAt === undefined)
  }
}

/** Each entry, sorted by id. */
export async function* eachEntry(library: Library, options: WalkOptions = {}) {
  for await (const batch of batchEntries(library, options)) yield* batch
}

/** Each document, sorted by id. */
export async function* eachDocument(library: Library, { withDeleted = false }: WalkOptions = {}) {
  for await (const batch of batchStore(library, 'documents')) {
    yield* batch.map(fromStoredDocument).filter((document) => withDeleted || document.deletedAt === undefined)
  }
}

/** Each activity, oldest first; what happened at the same instant stands in the order of recording. */
export async function* eachActivity(library: Library) {
  yield* await read(library, (transaction) => transaction.objectStore('activity').index('at').getAll())
}

async function* batchStore<Name extends 'entries' | 'documents'>(library: Library, name: Name) {
  let range: IDBKeyRange | undefined
  for (;;) {
    const batch = await read(library, (transaction) => transaction.objectStore(name).getAll(range, batchSize))
    yield batch
    const last = batch.at(-1)
    if (!last || batch.length < batchSize) return
    range = IDBKeyRange.lowerBound(last.id, true)
  }
}
