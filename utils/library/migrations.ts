import { type IDBPDatabase, type IDBPTransaction, unwrap } from 'idb'
import { batchRecords } from './batches'
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
  const merges = database.createObjectStore('merges', { keyPath: 'id' })
  for (const name of ['at', 'intoId', 'fromId']) merges.createIndex(name, name)
  // Every entry is stored anew. In a new store that takes half as long as in the old one with its new indexes.
  const old = transaction.objectStore('entries')
  const entries = database.createObjectStore('entries with works', { keyPath: 'id' })
  for (const name of old.indexNames) {
    const { keyPath, unique, multiEntry } = old.index(name)
    entries.createIndex(name, keyPath, { unique, multiEntry })
  }
  entries.createIndex('published', 'live.published', { multiEntry: true })
  entries.createIndex('titleKey', 'live.titleKey')
  for await (const batch of batchRecords<StoredEntry>(old, 500)) {
    await Promise.all(batch.map((entry) => entries.put(toStoredEntry(fromStoredEntry(entry)))))
  }
  database.deleteObjectStore('entries')
  unwrap(entries).name = 'entries'
}
