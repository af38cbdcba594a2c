import type { IDBPDatabase, IDBPTransaction } from 'idb'
import { fromStoredEntry, type StoredEntry, toStoredEntry } from './schema'

type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>

/** Brings the stores from one version to the next. It may await requests of its transaction, and nothing else. */
type Step = (database: IDBPDatabase<unknown>, transaction: Upgrade) => void | Promise<void>

/**
 * One step for each version, in order: the first makes version 1 out of nothing. A step is never changed once it has
 * been released. A new one comes at the end, together with an example of the version before it under
 * `test/utils/library/examples/`.
 */
export const steps: readonly Step[] = [createStores, addShotsAndTexts, addSendings, addCitekeys, addWorks]

export const currentVersion = steps.length

/** Takes every step from one version to another. */
export async function migrate(
  database: IDBPDatabase<unknown>,
  transaction: Upgrade,
  fromVersion: number,
  toVersion = currentVersion,
): Promise<void> {
  for (const step of steps.slice(fromVersion, toVersion)) {
    const pending = step(database, transaction)
    // Waiting for nothing could end the transaction before the next step.
    if (pending) await pending
  }
}

function createStores(database: IDBPDatabase<unknown>): void {
  const entries = database.createObjectStore('entries', { keyPath: 'id' })
  entries.createIndex('ids', 'live.ids', { unique: true, multiEntry: true })
  entries.createIndex('newest', ['live.order', 'id'])
  entries.createIndex('deletedAt', 'deletedAt')
  const documents = database.createObjectStore('documents', { keyPath: 'id' })
  documents.createIndex('entryIds', 'live.entryIds', { multiEntry: true })
  documents.createIndex('kind', 'live.kind')
  documents.createIndex('topicKey', 'live.topicKey')
  documents.createIndex('deletedAt', 'deletedAt')
  database.createObjectStore('tags', { keyPath: 'tag' })
  const activity = database.createObjectStore('activity', { autoIncrement: true })
  activity.createIndex('at', 'at')
  activity.createIndex('ofEntry', ['entryId', 'what', 'at'])
  database.createObjectStore('drafts', { keyPath: 'key' })
  database.createObjectStore('state', { keyPath: 'key' })
}

function addShotsAndTexts(database: IDBPDatabase<unknown>, transaction: Upgrade): void {
  transaction.objectStore('entries').createIndex('shots', 'shots', { multiEntry: true })
  database.createObjectStore('shots', { keyPath: 'name' })
  database.createObjectStore('texts', { keyPath: 'id' }).createIndex('entryId', 'entryId')
  database.createObjectStore('textWords', { keyPath: 'id' })
}

function addSendings(database: IDBPDatabase<unknown>): void {
  database.createObjectStore('sendings', { keyPath: 'surface' }).createIndex('at', 'at')
}

function addCitekeys(_: IDBPDatabase<unknown>, transaction: Upgrade): void {
  transaction.objectStore('entries').createIndex('citekey', 'live.citekey', { unique: true })
}

async function addWorks(database: IDBPDatabase<unknown>, transaction: Upgrade): Promise<void> {
  const entries = transaction.objectStore('entries')
  entries.createIndex('published', 'live.published', { multiEntry: true })
  entries.createIndex('titleKey', 'live.titleKey')
  const merges = database.createObjectStore('merges', { keyPath: 'id' })
  for (const name of ['at', 'intoId', 'fromId']) merges.createIndex(name, name)
  let range: IDBKeyRange | undefined
  for (;;) {
    const batch: StoredEntry[] = await entries.getAll(range, 500)
    await Promise.all(batch.map((entry) => entries.put(toStoredEntry(fromStoredEntry(entry)))))
    const last = batch.at(-1)
    if (!last) return
    range = IDBKeyRange.lowerBound(last.id, true)
  }
}
