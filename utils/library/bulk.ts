import type { Activity } from '@/utils/activity'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { renameEntries } from '@/utils/entry-line'
import { uniteLines } from '@/utils/notes/merge'
import { type Shot, shotNamesIn } from '@/utils/shot'
import type { LecternText } from '@/utils/text'
import { announce } from './changes'
import { write } from './database'
import { getEntryIn, putEntry } from './entries'
import { withFreeCitekey } from './free-citekey'
import { findHolders } from './holders'
import { getCurrentIn, purgeMerges } from './merged'
import { fromStoredDocument, type Library, storeNames, toStoredEntry, type WriteTransaction } from './schema'
import { purgeSendings } from './sendings'
import { mergeShotIn, purgeShots } from './shots'
import { toStoredDocument } from './stored-document'
import { countAllTags } from './tag-counts'
import { deleteTextsOfIn, mergeTextIn, putTextIn } from './texts'

/** How long a deleted entry or document can be restored. */
export const restorableDays = 30

/** Everything that a backup holds of a library's records. */
export interface LibraryContent {
  entries: readonly Entry[]
  documents: readonly LecternDocument[]
  activity: readonly Activity[]
  /** Absent: none, and so for shots. */
  texts?: readonly LecternText[]
  shots?: readonly Shot[]
}

/** Puts other content in the place of everything stored, drafts included. All of it or, after an error, none. */
export async function replaceLibrary(library: Library, content: LibraryContent): Promise<void> {
  await write(library, async (transaction) => {
    await clear(transaction)
    await putAll(transaction, content)
  })
  announce(library, {})
}

/** Deletes everything stored, for good. */
export async function wipe(library: Library): Promise<void> {
  await write(library, clear)
  announce(library, {})
}

async function clear(transaction: WriteTransaction): Promise<void> {
  await Promise.all(storeNames.map((name) => transaction.objectStore(name).clear()))
}

async function putAll(transaction: WriteTransaction, content: LibraryContent): Promise<void> {
  const { entries, documents, activity, texts = [], shots = [] } = content
  const entryStore = transaction.objectStore('entries')
  const documentStore = transaction.objectStore('documents')
  const activityStore = transaction.objectStore('activity')
  const shotStore = transaction.objectStore('shots')
  await Promise.all([
    ...entries.map((entry) => entryStore.put(toStoredEntry(entry))),
    countAllTags(transaction, entries),
    ...documents.map((document) => documentStore.put(toStoredDocument(document))),
    ...activity.map((each) => activityStore.add(each)),
    ...texts.map((text) => putTextIn(transaction, text)),
    ...shots.map((shot) => shotStore.put(shot)),
  ])
}

/**
 * Merges content into the library. The newer of two states of one entry or document wins, and notes and bodies of
 * both are united; an entry whose identity another one holds here becomes part of that one, also where documents place
 * it, with its texts. All of it or, after an error, none.
 */
export async function mergeLibrary(library: Library, content: LibraryContent): Promise<void> {
  await write(library, async (transaction) => {
    const idHere = new Map<string, string>()
    for (const entry of content.entries) idHere.set(entry.id, await mergeEntry(transaction, entry))
    for (const document of content.documents) await mergeDocument(transaction, document, idHere)
    await mergeActivity(transaction, content.activity, idHere)
    for (const text of content.texts ?? [])
      await mergeTextIn(transaction, text, idHere.get(text.entryId) ?? text.entryId)
    for (const shot of content.shots ?? []) await mergeShotIn(transaction, shot)
  })
  announce(library, {})
}

/** Answers the id under which the entry is here now. */
async function mergeEntry(transaction: WriteTransaction, entry: Entry): Promise<string> {
  const isDeleted = entry.deletedAt !== undefined
  // What was merged here since the backup was made stays merged.
  const known = isDeleted ? await getEntryIn(transaction, entry.id) : await getCurrentIn(transaction, entry.id)
  const here = known ?? (await findHolder(transaction, entry))
  if (here && JSON.stringify(here) === JSON.stringify(entry)) return here.id
  const merged = here ? mergeStates(here, entry) : { ...entry }
  if (merged.deletedAt === undefined) {
    const holders = await findHolders(transaction, merged.ids)
    merged.ids = merged.ids.filter((id) => !holders.has(id) || holders.get(id) === merged.id)
  }
  await putEntry(transaction, await withFreeCitekey(transaction, merged), here)
  return merged.id
}

async function findHolder(transaction: WriteTransaction, { ids, deletedAt }: Entry): Promise<Entry | undefined> {
  const holders = await findHolders(transaction, deletedAt === undefined ? ids : [])
  const heldId = ids.map((id) => holders.get(id)).find((id) => id !== undefined)
  return heldId === undefined ? undefined : getEntryIn(transaction, heldId)
}

function mergeStates(here: Entry, entry: Entry): Entry {
  const [older, newer] = here.updatedAt <= entry.updatedAt ? [here, entry] : [entry, here]
  const notes = uniteLines(older.notes, newer.notes)
  const { deletedAt, ...merged }: Entry = {
    ...older,
    ...newer,
    id: here.id,
    createdAt: here.createdAt,
    revision: Math.max(here.revision, entry.revision) + 1,
    ids: [...new Set([...here.ids, ...entry.ids])],
    tags: [...new Set([...newer.tags, ...older.tags])],
    notes,
    shots: shotNamesIn(notes),
    complete: here.complete || entry.complete,
  }
  // The key that it is cited by here stands in the learner's own texts.
  const citekey = here.paper?.citekey ?? entry.paper?.citekey
  if (citekey !== undefined) merged.paper = { ...merged.paper, citekey }
  const isDeleted = here.deletedAt !== undefined && entry.deletedAt !== undefined
  return isDeleted && deletedAt !== undefined ? { ...merged, deletedAt } : merged
}

async function mergeDocument(
  transaction: WriteTransaction,
  document: LecternDocument,
  idHere: ReadonlyMap<string, string>,
): Promise<void> {
  const store = transaction.objectStore('documents')
  const stored = await store.get(document.id)
  const incoming = { ...document, body: renameEntries(document.body, idHere) }
  if (!stored) {
    await store.put(toStoredDocument(incoming))
    return
  }
  const here = fromStoredDocument(stored)
  if (JSON.stringify(here) === JSON.stringify(incoming)) return
  const [older, newer] = here.updatedAt <= incoming.updatedAt ? [here, incoming] : [incoming, here]
  const { deletedAt: _, ...merged }: LecternDocument = {
    ...older,
    ...newer,
    revision: Math.max(here.revision, incoming.revision) + 1,
    body: uniteLines(older.body, newer.body),
  }
  await store.put(toStoredDocument(merged))
}

/** What the record has already is not recorded again. */
async function mergeActivity(
  transaction: WriteTransaction,
  activity: readonly Activity[],
  idHere: ReadonlyMap<string, string>,
): Promise<void> {
  const store = transaction.objectStore('activity')
  const keyOf = (each: Activity) => `${each.at} ${each.what} ${each.entryId}`
  const known = new Set((await store.getAll()).map(keyOf))
  const added = activity
    .map((each) => ({ ...each, entryId: idHere.get(each.entryId) ?? each.entryId }))
    .filter((each) => !known.has(keyOf(each)))
  await Promise.all(added.map((each) => store.add(each)))
}

/** Removes for good what was deleted, and shots that nothing has shown, more than `restorableDays` ago. */
export async function purgeDeleted(library: Library, now = new Date()): Promise<void> {
  const limit = new Date(now.getTime() - restorableDays * 24 * 60 * 60_000).toISOString()
  const range = IDBKeyRange.upperBound(limit, true)
  await write(library, async (transaction) => {
    for (const name of ['entries', 'documents'] as const) {
      const store = transaction.objectStore(name)
      const keys = await store.index('deletedAt').getAllKeys(range)
      if (name === 'entries') await deleteTextsOfIn(transaction, keys)
      await Promise.all(keys.map((key) => store.delete(key)))
    }
    await purgeShots(transaction, limit, now)
    await purgeSendings(transaction, now)
    await purgeMerges(transaction, limit)
  })
}
