import type { Draft, DraftEdit } from '@/utils/draft'
import { type Entry, type EntryPatch, editableFields } from '@/utils/entry'
import type { PageView } from '@/utils/messages'
import { findAlike } from './alike'
import { mergePatches } from './apply-edit'
import { announce, announceDraft } from './changes'
import { read, write } from './database'
import { placeInTopic } from './documents'
import { editEntryIn } from './entries'
import { findHeld, type Identified } from './holders'
import type { Library, WriteTransaction } from './schema'
import { takeSending } from './sendings'

/**
 * Stores what is typed before an entry exists, merged with what other surfaces typed. Answers the draft as merged. If
 * the thing has been saved in the meantime, the entry takes what is typed, and no draft is kept.
 */
export async function saveDraft(library: Library, edit: DraftEdit, now = new Date()): Promise<Draft> {
  const { draft, entryId } = await write(library, (transaction) => saveDraftIn(transaction, edit, now))
  if (entryId !== undefined) announce(library, { entries: [entryId] })
  announceDraft(library, edit.key)
  return draft
}

async function saveDraftIn(
  transaction: WriteTransaction,
  { key, clip, topic, sending, ...change }: DraftEdit,
  now: Date,
): Promise<{ draft: Draft; entryId?: string }> {
  const known = await transaction.objectStore('drafts').get(key)
  const entryId = (await findHeld(transaction, clip)).entry?.id
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
  announceDraft(library, key)
}

/**
 * What is known of a page's thing: its entry with the topics that place it, or else its draft; and the other entries
 * that may be the same.
 * @param key the draft's; without it no draft is looked at
 */
export function findKnown(
  library: Library,
  clip: Identified,
  key: string | undefined,
): Promise<Pick<PageView, 'entry' | 'topics' | 'draft' | 'alike'>> {
  return read(library, async (transaction) => {
    const [held, draft] = await Promise.all([
      findHeld(transaction, clip),
      key === undefined ? undefined : transaction.objectStore('drafts').get(key),
    ])
    const { entry } = held
    const found = await findAlike(transaction, clip, held)
    const alike = found.length > 0 && { alike: found }
    if (!entry) return { topics: [], ...(draft && { draft }), ...alike }
    const placing = await transaction.objectStore('documents').index('entryIds').getAll(entry.id)
    const topics = placing.filter(({ kind }) => kind === 'topic').map(({ id, title }) => ({ id, title }))
    return { topics, entry, ...alike }
  })
}
