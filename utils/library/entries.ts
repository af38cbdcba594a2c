import { v7 as createId } from 'uuid'
import { type Draft, draftKey, type SaveRequest } from '@/utils/draft'
import type { Entry, EntryPatch } from '@/utils/entry'
import type { EntryEdit, FieldsEdit } from '@/utils/entry-edit'
import type { SaveResult } from '@/utils/messages'
import { entryFromClip, updateEntry } from '@/utils/update-entry'
import { recordActivity } from './activity'
import { applyEdit, applyPatch, mergePatches } from './apply-edit'
import { announce } from './changes'
import { LibraryError, read, write } from './database'
import { placeInTopic } from './documents'
import { withFreeCitekey } from './free-citekey'
import { findHeld, findHolders } from './holders'
import { getCurrentIn } from './merged'
import { fromStoredEntry, type Library, type ReadTransaction, toStoredEntry, type WriteTransaction } from './schema'
import { takeSending } from './sendings'
import { countTagsAnew } from './tag-counts'

/**
 * Stores a clip: a new entry, or an update of the one that is its work (see `findHeld`). Ends the clip's
 * draft, places the entry in the topic and records the activity, all in one transaction.
 */
export async function saveClip(library: Library, request: SaveRequest, now = new Date()): Promise<SaveResult> {
  const { result } = await write(library, (transaction) => saveClipIn(transaction, request, now))
  announce(library, { entries: [result.entry.id], documents: result.topic ? [result.topic.id] : [] })
  return result
}

export interface Saved {
  result: SaveResult
  /** The entry as it was before, when it was there. */
  before?: Entry
  /** The draft that the save ended. */
  draft?: Draft
  /** Whether the topic did not place the entry before. */
  isPlaced: boolean
}

/** `saveClip` inside a transaction that does more. */
export async function saveClipIn(transaction: WriteTransaction, request: SaveRequest, now: Date): Promise<Saved> {
  const { clip } = request
  const [{ entry: before, contestedIds }, draft, sent] = await Promise.all([
    findHeld(transaction, clip),
    takeDraft(transaction, request),
    takeSent(transaction, request, now),
  ])
  const clipped = before
    ? updateEntry(before, clip, now, contestedIds)
    : entryFromClip(clip, createId(), now, contestedIds)
  // What the form stored before is in the entry already: united with it, lines that changed since would stand twice.
  const again = before && !draft && sent?.isKnown ? sent.edit : undefined
  const patched = again
    ? applyEdit(clipped, again, now)
    : applyPatch(clipped, mergeDraft(request, draft, sent?.edit), now)
  const entry = { ...patched, revision: (before?.revision ?? 0) + 1 }
  const isNoted = entry.notes !== (before?.notes ?? '')
  const choice = request.topic === undefined ? draft?.topic : request.topic
  const [placed] = await Promise.all([
    choice && placeInTopic(transaction, entry.id, choice, now),
    putEntry(transaction, entry, before),
    !again && recordActivity(transaction, entry.id, 'clipped', now),
    isNoted && recordActivity(transaction, entry.id, 'noted', now),
  ])
  const result: SaveResult = { entry, isNew: !before, contestedIds }
  if (placed) result.topic = placed.topic
  return { result, isPlaced: placed?.isPlaced ?? false, ...(before && { before }), ...(draft && { draft }) }
}

/** The draft that a save ends: nobody asked for it again, since the entry exists now. */
async function takeDraft(transaction: WriteTransaction, request: SaveRequest): Promise<Draft | undefined> {
  const store = transaction.objectStore('drafts')
  const keys = [...new Set([request.draftKey ?? draftKey(request.clip), draftKey(request.clip)])]
  const drafts = await Promise.all(keys.map((key) => store.get(key)))
  await Promise.all(drafts.map((draft) => draft && store.delete(draft.key)))
  return drafts.find((draft) => draft !== undefined)
}

async function takeSent(
  transaction: WriteTransaction,
  { edit, sending }: SaveRequest,
  now: Date,
): Promise<{ edit: FieldsEdit; isKnown: boolean } | undefined> {
  if (edit && sending) return takeSending(transaction, edit, sending, now)
  return edit && { edit, isKnown: false }
}

/** A surface that shows the draft sends all of it; any other save must not lose what was typed there. */
function mergeDraft(
  { patch, draftKey: shownKey }: SaveRequest,
  draft: Draft | undefined,
  edit: FieldsEdit | undefined,
): EntryPatch {
  if (!draft) return patch
  if (edit) return mergePatches(draft.patch, edit.from, edit.to)
  return shownKey === undefined ? mergePatches(draft.patch, {}, patch) : patch
}

export async function getEntryIn(transaction: ReadTransaction, id: string): Promise<Entry | undefined> {
  const stored = await transaction.objectStore('entries').get(id)
  return stored && fromStoredEntry(stored)
}

/** Stores an entry in the place of what it was before, if it was there. One at a time: the counts of tags are read. */
export async function putEntry(transaction: WriteTransaction, entry: Entry, before: Entry | undefined): Promise<void> {
  await Promise.all([
    transaction.objectStore('entries').put(toStoredEntry(entry)),
    countTagsAnew(transaction, before, entry),
  ])
}

async function needEntry(transaction: ReadTransaction, id: string): Promise<Entry> {
  const entry = await getEntryIn(transaction, id)
  if (!entry) throw new LibraryError('This entry is no longer in the library. Clip its page again to have it back.')
  return entry
}

/** An entry by its id, a deleted one too as long as it can be restored. */
export function getEntry(library: Library, id: string): Promise<Entry | undefined> {
  return read(library, (transaction) => getEntryIn(transaction, id))
}

/** Those of some entries that are there and not deleted, in the order asked for. */
export function getEntries(library: Library, ids: readonly string[]): Promise<Entry[]> {
  return read(library, async (transaction) => {
    const entries = await Promise.all(ids.map((id) => getEntryIn(transaction, id)))
    return entries.filter((entry) => entry !== undefined).filter((entry) => entry.deletedAt === undefined)
  })
}

/** The entry that holds the strongest of some identities, which stand strongest first. */
export function findEntryByIds(library: Library, ids: readonly string[]): Promise<Entry | undefined> {
  return read(library, async (transaction) => {
    const holders = await findHolders(transaction, ids)
    const heldId = ids.map((id) => holders.get(id)).find((entryId) => entryId !== undefined)
    return heldId === undefined ? undefined : getEntryIn(transaction, heldId)
  })
}

/** Merges what a surface changed into the entry as it is now; see `applyEdit`. */
export async function editEntry(library: Library, edit: EntryEdit, now = new Date()): Promise<Entry> {
  const entry = await write(library, (transaction) => editEntryIn(transaction, edit, now))
  announce(library, { entries: [entry.id] })
  return entry
}

/** `editEntry` inside a transaction that does more. */
export async function editEntryIn(
  transaction: WriteTransaction,
  { id, sending, ...edit }: Omit<EntryEdit, 'revision'>,
  now: Date,
): Promise<Entry> {
  const before = (await getCurrentIn(transaction, id)) ?? (await needEntry(transaction, id))
  const taken = sending && (await takeSending(transaction, edit, sending, now))
  const entry = applyEdit(before, taken?.edit ?? edit, now)
  if (entry === before) return before
  await putEntry(transaction, entry, before)
  if (entry.notes !== before.notes) await recordActivity(transaction, entry.id, 'noted', now)
  return entry
}

/** Deletes an entry so that it can be restored; its identities are free at once. Its lines in documents stay. */
export function deleteEntry(library: Library, id: string, now = new Date()): Promise<void> {
  return deleteEntries(library, [id], now)
}

/** Deletes entries: all of them or, after an error, none. */
export async function deleteEntries(library: Library, ids: readonly string[], now = new Date()): Promise<void> {
  await write(library, async (transaction) => {
    for (const id of ids) await deleteEntryIn(transaction, id, now)
  })
  announce(library, { entries: [...ids] })
}

export async function deleteEntryIn(transaction: WriteTransaction, id: string, now: Date): Promise<void> {
  const entry = await needEntry(transaction, id)
  if (entry.deletedAt !== undefined) return
  await putEntry(transaction, { ...entry, deletedAt: now.toISOString(), revision: entry.revision + 1 }, entry)
}

/** Takes a deletion back. Identities and a citation key that another entry has taken since stay with that one. */
export async function restoreEntry(library: Library, id: string): Promise<Entry> {
  const entry = await write(library, (transaction) => restoreEntryIn(transaction, id))
  announce(library, { entries: [id] })
  return entry
}

/** Takes deletions back: all of them or, after an error, none. */
export async function restoreEntries(library: Library, ids: readonly string[]): Promise<Entry[]> {
  const entries = await write(library, async (transaction) => {
    const restored: Entry[] = []
    // One after the other: two of them may want one identity.
    for (const id of ids) restored.push(await restoreEntryIn(transaction, id))
    return restored
  })
  announce(library, { entries: [...ids] })
  return entries
}

async function restoreEntryIn(transaction: WriteTransaction, id: string): Promise<Entry> {
  const before = await needEntry(transaction, id)
  const { deletedAt, ...deleted } = before
  if (deletedAt === undefined) return deleted
  const holders = await findHolders(transaction, deleted.ids)
  const ids = deleted.ids.filter((each) => !holders.has(each))
  const restored = await withFreeCitekey(transaction, { ...deleted, ids, revision: deleted.revision + 1 })
  await putEntry(transaction, restored, before)
  return restored
}
