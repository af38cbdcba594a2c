import type { Draft, DraftEdit } from '@/utils/draft'
import { type Entry, type EntryPatch, editableFields } from '@/utils/entry'
import type { PageView } from '@/utils/messages'
import { mergePatches } from './apply-edit'
import { announce } from './changes'
import { read, write } from './database'
import { placeInTopic } from './documents'
import { editEntryIn, findHolders, getEntryIn } from './entries'
import type { Library, WriteTransaction } from './schema'
import { takeSending } from './sendings'

/**
 * Stores what is typed before an entry exists, merged with what other surfaces typed. Answers the draft as merged. If
 * the thing has been saved in the meantime, the entry takes what is typed, and no draft is kept.
 */
export async function saveDraft(library: Library, edit: DraftEdit, now = new Date()): Promise<Draft> {
  const { draft, entryId } = await write(library, (transaction) => saveDraftIn(transaction, edit, now))
  if (entryId !== undefined) announce(library, { entries: [entryId] })
  return draft
}

async function saveDraftIn(
  transaction: WriteTransaction,
  { key, clip, topic, sending, ...change }: DraftEdit,
  now: Date,
): Promise<{ draft: Draft; entryId?: string }> {
  const known = await transaction.objectStore('drafts').get(key)
  const holders = await findHolders(transaction, clip.ids)
  const entryId = clip.ids.map((id) => holders.get(id)).find((id) => id !== undefined)
  const { edit } = sending ? await takeSending(transaction, change, sending, now) : { edit: change }
  const chosen = topic === undefined ? known?.topic : topic
  const draft: Draft = {
    key,
    revision: (known?.revision ?? 0) + 1,
    clip: known?.clip.complete && !clip.complete ? known.clip : clip,
    patch: mergePatches(known?.patch ?? {}, edit.from, edit.to),
    ...(chosen && { topic: chosen }),
    updatedAt: now.toISOString(),
  }
  if (entryId === undefined) {
    await transaction.objectStore('drafts').put(draft)
    return { draft }
  }
  const entry = await editEntryIn(transaction, { id: entryId, ...edit }, now)
  if (topic) await placeInTopic(transaction, entryId, topic, now)
  // The form that typed it shows what the answer says.
  return { draft: { ...draft, patch: patchOf(entry) }, entryId }
}

function patchOf(entry: Entry): EntryPatch {
  return Object.fromEntries(editableFields.map((field) => [field, entry[field]]))
}

/** The unsaved draft under a key (see `draftKey`), or undefined. */
export function getDraft(library: Library, key: string): Promise<Draft | undefined> {
  return read(library, (transaction) => transaction.objectStore('drafts').get(key))
}

export async function discardDraft(library: Library, key: string): Promise<void> {
  await write(library, (transaction) => transaction.objectStore('drafts').delete(key))
}

/**
 * What is known of a page's thing: its entry with the topics that place it, or else its draft.
 * @param key the draft's; without it no draft is looked at
 */
export function findKnown(
  library: Library,
  ids: readonly string[],
  key: string | undefined,
): Promise<Pick<PageView, 'entry' | 'topics' | 'draft'>> {
  return read(library, async (transaction) => {
    const [holders, draft] = await Promise.all([
      findHolders(transaction, ids),
      key === undefined ? undefined : transaction.objectStore('drafts').get(key),
    ])
    const entryId = ids.map((id) => holders.get(id)).find((id) => id !== undefined)
    if (entryId === undefined) return { topics: [], ...(draft && { draft }) }
    const [entry, placing] = await Promise.all([
      getEntryIn(transaction, entryId),
      transaction.objectStore('documents').index('entryIds').getAll(entryId),
    ])
    const topics = placing.filter(({ kind }) => kind === 'topic').map(({ id, title }) => ({ id, title }))
    return { topics, ...(entry && { entry }) }
  })
}
