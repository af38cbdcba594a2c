import { draftKey } from '@/utils/draft'
import type { Clip, Entry } from '@/utils/entry'
import type { TopicSummary } from '@/utils/messages'
import { announce } from './changes'
import { findLastTopic } from './completions'
import { write } from './database'
import { takeFromTopic } from './documents'
import { deleteEntryIn, getEntryIn, putEntry, saveClipIn } from './entries'
import type { LastClip, Library, WriteTransaction } from './schema'
import { getState } from './state'

/** Clipping the same thing again within this time takes the clip back. */
export const undoSeconds = 10

export interface QuickClip {
  did: 'clipped' | 'undone'
  entryId: string
  topic?: TopicSummary
}

/**
 * Clips without a form, into the topic where something was filed last. Repeated within `undoSeconds` it takes the clip
 * back: a new entry is deleted (and can be restored), one that was there before is as it was.
 */
export async function clipOrUndo(library: Library, clip: Clip, now = new Date()): Promise<QuickClip> {
  const result = await write(library, async (transaction) => {
    const last = await getState(transaction, 'lastClip')
    const isRepeated = last?.clipKey === draftKey(clip) && now.getTime() - Date.parse(last.at) < undoSeconds * 1000
    return last && isRepeated ? undo(transaction, last, now) : clipQuickly(transaction, clip, now)
  })
  announce(library, { entries: [result.entryId], documents: result.topic ? [result.topic.id] : [] })
  return result
}

async function clipQuickly(transaction: WriteTransaction, clip: Clip, now: Date): Promise<QuickClip> {
  const topic = await findLastTopic(transaction)
  const request = { clip, patch: {}, ...(topic && { topic: { id: topic.id } }) }
  const { result, before, draft, isPlaced } = await saveClipIn(transaction, request, now)
  const { entry, topic: filedIn } = result
  await transaction.objectStore('state').put({
    key: 'lastClip',
    clipKey: draftKey(clip),
    at: now.toISOString(),
    entryId: entry.id,
    revision: entry.revision,
    ...(before && { before }),
    ...(draft && { draft }),
    ...(isPlaced && filedIn && { topicId: filedIn.id }),
  })
  return { did: 'clipped', entryId: entry.id, ...(filedIn && { topic: filedIn }) }
}

async function undo(transaction: WriteTransaction, last: LastClip, now: Date): Promise<QuickClip> {
  const entry = await getEntryIn(transaction, last.entryId)
  // What was edited since is the learner's work, and stays.
  if (entry && entry.revision === last.revision) await takeBack(transaction, entry, last, now)
  if (last.topicId !== undefined) await takeFromTopic(transaction, last.entryId, last.topicId, now)
  await transaction.objectStore('state').delete('lastClip')
  return { did: 'undone', entryId: last.entryId }
}

async function takeBack(transaction: WriteTransaction, entry: Entry, last: LastClip, now: Date): Promise<void> {
  if (last.draft) await transaction.objectStore('drafts').put(last.draft)
  if (!last.before) return deleteEntryIn(transaction, entry.id, now)
  await putEntry(transaction, { ...last.before, revision: entry.revision + 1 }, entry)
}
