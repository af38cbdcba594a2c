import type { Clip, Entry } from '@/utils/entry'
import type { SaveResult } from '@/utils/messages'
import { announce } from './changes'
import { read, write } from './database'
import { getEntryIn, putEntry, saveClipIn } from './entries'
import type { Library } from './schema'
import { getState } from './state'

/** How long a queued link waits to be asked why. */
export const askWhyMinutes = 10

/** A clip of what was not opened: the version that an address names is then not one that was read. */
export function unreadClip(clip: Clip): Clip {
  if (clip.complete || clip.paper?.version === undefined) return clip
  const { version: _, ...paper } = clip.paper
  return { ...clip, paper }
}

/**
 * Queues a link as an entry to learn from, which then waits for its "why". A thing that the library has keeps its
 * status, unless the learner had dropped it.
 */
export async function queueClip(library: Library, clip: Clip, now = new Date()): Promise<SaveResult> {
  const result = await write(library, async (transaction) => {
    const { result: saved, before } = await saveClipIn(transaction, { clip: unreadClip(clip), patch: {} }, now)
    const isQueued = !before || before.status === 'dropped'
    const entry: Entry = isQueued ? { ...saved.entry, status: 'queued' } : saved.entry
    await putEntry(transaction, entry, saved.entry)
    await transaction.objectStore('state').put({ key: 'queued', entryId: entry.id, at: now.toISOString() })
    return { ...saved, entry }
  })
  announce(library, { entries: [result.entry.id], documents: result.topic ? [result.topic.id] : [] })
  return result
}

/** The entry that was queued last and still waits for its "why"; it waits no longer then. */
export async function takeQueued(library: Library, now = new Date()): Promise<Entry | undefined> {
  // Most often nothing waits; to look costs far less than to write.
  if (!(await read(library, (transaction) => getState(transaction, 'queued')))) return undefined
  return await write(library, async (transaction) => {
    const queued = await getState(transaction, 'queued')
    if (!queued) return undefined
    await transaction.objectStore('state').delete('queued')
    const entry = await getEntryIn(transaction, queued.entryId)
    const isWaiting = now.getTime() - Date.parse(queued.at) < askWhyMinutes * 60_000
    return isWaiting && entry?.deletedAt === undefined ? entry : undefined
  })
}
