import { v7 as createId } from 'uuid'
import type { Draft } from '@/utils/draft'
import type { Entry } from '@/utils/entry'
import { renameEntries } from '@/utils/entry-line'
import { type Choices, type FieldProposal, type MergeName, proposeFields, uniteEntries } from '@/utils/unite-entries'
import { applyPatch } from './apply-edit'
import { announce } from './changes'
import { LibraryError, read, write } from './database'
import { getEntryIn, putEntry } from './entries'
import { pointActivityAt, pointDocumentsAt, pointNotesAt, pointStateAt } from './point-at'
import type { Library, Merge, ReadTransaction, WriteTransaction } from './schema'
import { deleteTextsOfIn, mergeTextIn } from './texts'

/** Two entries that may be one, with the fields in which they differ. */
export interface MergeProposal {
  /** The entry that would stay. */
  into: Entry
  /** The entry that would go into it. */
  from: Entry
  fields: FieldProposal[]
}

/** What becomes of two entries when they are merged; nothing is stored. The one that is known better stays. */
export function proposeMerge(library: Library, ids: readonly [string, string]): Promise<MergeProposal> {
  return read(library, async (transaction) => {
    const [one, other] = await needTwo(transaction, ids)
    const [into, from] = isBetterKnown(other, one) ? [other, one] : [one, other]
    return { into, from, fields: proposeFields(into, from) }
  })
}

async function needTwo(transaction: ReadTransaction, [oneId, otherId]: readonly [string, string]) {
  if (oneId === otherId) throw new LibraryError('These are one entry already.')
  const [one, other] = await Promise.all([getEntryIn(transaction, oneId), getEntryIn(transaction, otherId)])
  if (!one || !other || one.deletedAt !== undefined || other.deletedAt !== undefined) {
    throw new LibraryError('One of these two entries is no longer in the library, so there is nothing to merge.')
  }
  return [one, other] as const
}

/** The whole page before an address, then the preprint with its versions, then what was there first. */
function isBetterKnown(one: Entry, other: Entry): boolean {
  if (one.complete !== other.complete) return one.complete
  if ((one.kind === 'page') !== (other.kind === 'page')) return other.kind === 'page'
  return one.createdAt < other.createdAt
}

export interface MergeRequest {
  /** The entry that stays. */
  intoId: string
  fromId: string
  /** Where nothing is chosen, the proposal holds. */
  choices?: Choices
}

/**
 * Makes two entries one: its tags, notes, versions, identities, activity, texts and places in documents are those of
 * both. All of it or, after an error, none. `undoToken` takes it back (`undoMerge`) as long as a deleted entry can be
 * restored.
 */
export async function mergeEntries(
  library: Library,
  { intoId, fromId, choices = {} }: MergeRequest,
  now = new Date(),
): Promise<{ undoToken: string; entry: Entry }> {
  const merge = await write(library, async (transaction) => {
    const [into, from] = await needTwo(transaction, [intoId, fromId])
    const drafts = await takeDrafts(transaction, [...into.ids, ...from.ids])
    const united = drafts.reduce(
      (entry, { patch }) => applyPatch(entry, patch, now),
      uniteEntries(into, from, choices, now),
    )
    const notes = renameEntries(united.notes, new Map([[fromId, intoId]]))
    const after: Entry = { ...united, notes, revision: into.revision + 1 }
    // First the one that goes: its identities are free then.
    await putEntry(transaction, { ...from, deletedAt: now.toISOString(), revision: from.revision + 1 }, from)
    await putEntry(transaction, after, into)
    const done: Merge = {
      id: createId(),
      at: now.toISOString(),
      intoId,
      fromId,
      into: { before: into, after },
      from,
      drafts,
      documents: await pointDocumentsAt(transaction, fromId, intoId, now),
      entries: await pointNotesAt(transaction, fromId, intoId, now),
      texts: await moveTexts(transaction, fromId, intoId),
      activityKeys: await pointActivityAt(transaction, fromId, intoId),
    }
    await pointStateAt(transaction, fromId, intoId)
    await transaction.objectStore('merges').put(done)
    return done
  })
  announceMerge(library, merge)
  return { undoToken: merge.id, entry: merge.into.after }
}

/** Tells the other surfaces what a merge, or its undoing, has changed. */
export function announceMerge(library: Library, { intoId, fromId, documents, entries, texts }: Merge): void {
  announce(library, {
    entries: [intoId, fromId, ...entries.map(({ before }) => before.id)],
    documents: documents.map(({ before }) => before.id),
    textsOf: texts.before.length > 0 ? [intoId, fromId] : [],
  })
}

/** What was typed for either entry and never saved: the merged entry takes it. */
async function takeDrafts(transaction: WriteTransaction, ids: readonly string[]): Promise<Draft[]> {
  const store = transaction.objectStore('drafts')
  const drafts = await store.getAll()
  const own = drafts.filter(({ key, clip }) => ids.includes(key) || clip.ids.some((id) => ids.includes(id)))
  await Promise.all(own.map(({ key }) => store.delete(key)))
  return own
}

async function moveTexts(transaction: WriteTransaction, fromId: string, intoId: string): Promise<Merge['texts']> {
  const index = transaction.objectStore('texts').index('entryId')
  const [own, moved] = [await index.getAll(intoId), await index.getAll(fromId)]
  if (moved.length === 0) return { before: [], after: [] }
  for (const text of moved) await mergeTextIn(transaction, text, intoId)
  await deleteTextsOfIn(transaction, [fromId])
  return { before: [...own, ...moved], after: await index.getAll(intoId) }
}

/** The merges that made an entry what it is, the last one first. */
export function listMerges(library: Library, intoId: string): Promise<MergeName[]> {
  return read(library, async (transaction) => {
    const merges = await transaction.objectStore('merges').index('intoId').getAll(intoId)
    return merges
      .sort((one, other) => (one.at < other.at ? 1 : -1))
      .map(({ id, at, from }) => ({ undoToken: id, at, title: from.title }))
  })
}
