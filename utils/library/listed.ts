import type { Clip } from '@/utils/entry'
import type { ListedPaper } from '@/utils/messages'
import type { PapersToQueue, QueuedPapers, QueueTrace } from '@/utils/paper-queue'
import { addTag } from '@/utils/tags'
import { announce } from './changes'
import { read, write } from './database'
import { takeFromTopic } from './documents'
import { deleteEntryIn, getEntryIn, putEntry, saveClipIn } from './entries'
import { findHolders } from './holders'
import { unreadClip } from './queue'
import type { Library, WriteTransaction } from './schema'

/** Listed papers, each with the entry that it is in the library. */
export function findListed(library: Library, papers: readonly Clip[]): Promise<ListedPaper[]> {
  return read(library, async (transaction) => {
    const holders = await findHolders(
      transaction,
      papers.flatMap(({ ids }) => ids),
    )
    const find = async (clip: Clip): Promise<ListedPaper> => {
      const entryId = clip.ids.map((id) => holders.get(id)).find((id) => id !== undefined)
      const entry = entryId === undefined ? undefined : await getEntryIn(transaction, entryId)
      return { clip, ...(entry && { entry: { id: entry.id, status: entry.status } }) }
    }
    return Promise.all(papers.map(find))
  })
}

/**
 * Queues listed papers, each with the tags, the reason and the topic of all. One that the library has meanwhile keeps its
 * status and is filed with the others. All of them or, after an error, none.
 */
export async function queuePapers(library: Library, chosen: PapersToQueue, now = new Date()): Promise<QueuedPapers> {
  const queued = await write(library, async (transaction) => {
    const result: QueuedPapers = { entries: [], trace: { made: [], placedIds: [] } }
    // One after the other: two of them may be one thing.
    for (const clip of chosen.papers) await queuePaper(transaction, clip, chosen, result, now)
    return result
  })
  announceQueue(library, queued.trace)
  return queued
}

async function queuePaper(
  transaction: WriteTransaction,
  clip: Clip,
  { tags, why, topic }: PapersToQueue,
  { entries, trace }: QueuedPapers,
  now: Date,
): Promise<void> {
  // The first one that is filed under a new title makes the topic.
  const choice = trace.topicId === undefined ? topic : { id: trace.topicId }
  const request = { clip: unreadClip(clip), patch: {}, ...(choice && { topic: choice }) }
  const { result, before, isPlaced } = await saveClipIn(transaction, request, now)
  let { entry } = result
  if (!before) {
    const reason = entry.why ?? why
    entry = { ...entry, status: 'queued', tags: addTags(entry.tags, tags), ...(reason && { why: reason }) }
    await putEntry(transaction, entry, result.entry)
    trace.made.push({ id: entry.id, revision: entry.revision })
  }
  if (result.topic) trace.topicId = result.topic.id
  if (isPlaced) trace.placedIds.push(entry.id)
  entries.push({ id: entry.id, status: entry.status })
}

function addTags(tags: readonly string[], added: readonly string[]): string[] {
  return [...added.reduce((all, tag) => addTag(all, tag, []), tags)]
}

/** Takes back what `queuePapers` did. What was edited since is the learner's work, and stays in the library. */
export async function takeBackPapers(library: Library, trace: QueueTrace, now = new Date()): Promise<void> {
  await write(library, async (transaction) => {
    for (const { id, revision } of trace.made) {
      const entry = await getEntryIn(transaction, id)
      if (entry?.revision === revision) await deleteEntryIn(transaction, id, now)
    }
    if (trace.topicId === undefined) return
    for (const id of trace.placedIds) await takeFromTopic(transaction, id, trace.topicId, now)
  })
  announceQueue(library, trace)
}

function announceQueue(library: Library, { made, placedIds, topicId }: QueueTrace): void {
  const entries = [...new Set([...made.map(({ id }) => id), ...placedIds])]
  announce(library, { entries, documents: topicId === undefined ? [] : [topicId] })
}
