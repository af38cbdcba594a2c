import { type Activity, type ActivityKind, notedPauseMinutes } from '@/utils/activity'
import { read, write } from './database'
import type { Library, WriteTransaction } from './schema'

/** Appends to the record. Notes within a pause of `notedPauseMinutes` count once. */
export async function recordActivity(
  transaction: WriteTransaction,
  entryId: string,
  what: ActivityKind,
  now: Date,
): Promise<void> {
  const activity = transaction.objectStore('activity')
  if (what === 'noted') {
    const since = new Date(now.getTime() - notedPauseMinutes * 60_000).toISOString()
    const range = IDBKeyRange.bound([entryId, what, since], [entryId, what, now.toISOString()])
    if ((await activity.index('ofEntry').count(range)) > 0) return
  }
  const utcOffsetMinutes = 0 - now.getTimezoneOffset()
  await activity.add({ at: now.toISOString(), utcOffsetMinutes, entryId, what })
}

/** What was done with one entry, oldest first within each kind. */
export function listActivity(library: Library, entryId: string): Promise<Activity[]> {
  return read(library, (transaction) => {
    const ofEntry = transaction.objectStore('activity').index('ofEntry')
    return ofEntry.getAll(IDBKeyRange.bound([entryId], [entryId, []]))
  })
}

/** Records that entries were exported. */
export async function recordExported(library: Library, entryIds: readonly string[], now = new Date()): Promise<void> {
  await write(library, async (transaction) => {
    await Promise.all(entryIds.map((entryId) => recordActivity(transaction, entryId, 'exported', now)))
  })
}
