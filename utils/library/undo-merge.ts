import type { Entry } from '@/utils/entry'
import { mergeLines } from '@/utils/notes/merge'
import { takeBackEntry } from '@/utils/take-back'
import { LibraryError, write } from './database'
import { getEntryIn, putEntry } from './entries'
import { withFreeCitekey } from './free-citekey'
import { findHolders } from './holders'
import { announceMerge } from './merge-entries'
import { pointRecordsAt } from './point-at'
import { fromStoredDocument, type Library, type Merge, type WriteTransaction } from './schema'
import { toStoredDocument } from './stored-document'
import { deleteTextIn, putTextIn } from './texts'

/**
 * Takes a merge back: both entries are what they were, and so are the documents. What was written or clipped since
 * stays with the entry that both had become.
 * @throws LibraryError when it can't be taken back (any more)
 */
export async function undoMerge(
  library: Library,
  undoToken: string,
  now = new Date(),
): Promise<{ into: Entry; from: Entry }> {
  const { merge, into, from } = await write(library, async (transaction) => {
    const merge = await transaction.objectStore('merges').get(undoToken)
    if (!merge) throw new LibraryError('This merge can’t be taken back any more.')
    await refuseEarlierThanLast(transaction, merge)
    const into = await takeBackInto(transaction, merge, now)
    const from = await putFromBack(transaction, merge, now)
    await takeBackDocuments(transaction, merge, now)
    await takeBackNotes(transaction, merge, now)
    await takeBackTexts(transaction, merge)
    await pointRecordsAt(transaction, merge.activityKeys, merge.intoId, merge.fromId)
    await putDraftsBack(transaction, merge)
    await transaction.objectStore('merges').delete(merge.id)
    return { merge, into, from }
  })
  announceMerge(library, merge)
  return { into, from }
}

/** Merges of one entry are taken back in turn: each knows only what was there before it. */
async function refuseEarlierThanLast(transaction: WriteTransaction, { intoId, id }: Merge): Promise<void> {
  const index = transaction.objectStore('merges')
  const [gone, others] = [await index.index('fromId').get(intoId), await index.index('intoId').getAll(intoId)]
  const last = others.sort((one, other) => (one.id < other.id ? 1 : -1))[0]
  if (gone || last?.id !== id) throw new LibraryError('This entry was merged again since. Take that back first.')
}

async function takeBackInto(transaction: WriteTransaction, { intoId, into }: Merge, now: Date): Promise<Entry> {
  const here = await getEntryIn(transaction, intoId)
  if (!here) return into.before
  const taken = takeBackEntry(here, into, now)
  await putEntry(transaction, taken, here)
  return taken
}

async function putFromBack(transaction: WriteTransaction, { fromId, from }: Merge, now: Date): Promise<Entry> {
  const here = await getEntryIn(transaction, fromId)
  const holders = await findHolders(transaction, from.ids)
  const ids = from.ids.filter((id) => !holders.has(id))
  const revision = (here?.revision ?? from.revision) + 1
  const back = await withFreeCitekey(transaction, { ...from, ids, revision, updatedAt: now.toISOString() })
  await putEntry(transaction, back, here)
  return back
}

async function takeBackDocuments(transaction: WriteTransaction, { documents }: Merge, now: Date): Promise<void> {
  const store = transaction.objectStore('documents')
  for (const { before, after } of documents) {
    const stored = await store.get(before.id)
    if (!stored) continue
    const here = fromStoredDocument(stored)
    const body = mergeLines(after.body, here.body, before.body)
    await store.put(toStoredDocument({ ...here, body, revision: here.revision + 1, updatedAt: now.toISOString() }))
  }
}

async function takeBackNotes(transaction: WriteTransaction, { entries }: Merge, now: Date): Promise<void> {
  for (const change of entries) {
    const here = await getEntryIn(transaction, change.before.id)
    if (here) await putEntry(transaction, takeBackEntry(here, change, now), here)
  }
}

/** A text that has grown since the merge stays as it is. */
async function takeBackTexts(transaction: WriteTransaction, { texts: { before, after } }: Merge): Promise<void> {
  const store = transaction.objectStore('texts')
  for (const text of after) {
    const here = await store.get(text.id)
    if (JSON.stringify(here) === JSON.stringify(text)) await deleteTextIn(transaction, text.id)
  }
  for (const text of before) {
    if ((await store.getKey(text.id)) === undefined) await putTextIn(transaction, text)
  }
}

async function putDraftsBack(transaction: WriteTransaction, { drafts }: Merge): Promise<void> {
  const store = transaction.objectStore('drafts')
  for (const draft of drafts) {
    if ((await store.getKey(draft.key)) === undefined) await store.put(draft)
  }
}
