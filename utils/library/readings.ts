import type { Activity } from '@/utils/activity'
import {
  type CountedReading,
  listReadings,
  type Reading,
  type ReadingStart,
  type RunningReading,
  readingsByEntry,
} from '@/utils/readings'
import { batchRecords } from './batches'
import { announce } from './changes'
import { LibraryError, read, write } from './database'
import { getEntryIn, putEntry } from './entries'
import { getCurrentIn } from './merged'
import type { Library, State, WriteTransaction } from './schema'
import { getState } from './state'

/** What was read of an entry, oldest first, with the learner's corrections taken in. */
export function listReadingsOf(library: Library, entryId: string): Promise<Reading[]> {
  return read(library, async (transaction) => {
    const ofEntry = transaction.objectStore('activity').index('ofEntry')
    return listReadings(await ofEntry.getAll(IDBKeyRange.bound([entryId, 'read'], [entryId, 'read', []])))
  })
}

/** What was read of every entry, by its id. */
export function listAllReadings(library: Library): Promise<Map<string, Reading[]>> {
  return read(library, async (transaction) => {
    // All that was done is read, for that costs far less than to ask for each paper's.
    const records: Activity[] = []
    for await (const batch of batchRecords(transaction.objectStore('activity'), 2000)) {
      records.push(...batch.filter(({ what }) => what === 'read'))
    }
    return readingsByEntry(records)
  })
}

/** The pass that goes on; there is one at most. */
export function findRunning(library: Library): Promise<RunningReading | undefined> {
  return read(library, async (transaction) => {
    const state = await getState(transaction, 'reading')
    return state && runningOf(state)
  })
}

/** Begins a pass. One that goes on over another entry ends; a queued entry is being learned from now. */
export async function beginReading(library: Library, start: ReadingStart, now = new Date()): Promise<RunningReading> {
  const { entryId, pass, version } = start
  const at = now.toISOString()
  const running = { entryId, pass, ...(version !== undefined && { version }), startedAt: at, keptAt: at, seconds: 0 }
  const before = await write(library, async (transaction) => {
    const entry = await getEntryIn(transaction, entryId)
    if (!entry) throw new LibraryError('This entry is no longer in the library. Clip its page again to have it back.')
    const other = await getState(transaction, 'reading')
    if (other) await record(transaction, runningOf(other), other.seconds, now)
    await transaction.objectStore('state').put({ key: 'reading', ...running })
    if (entry.status === 'queued') {
      await putEntry(transaction, { ...entry, status: 'learning', revision: entry.revision + 1, updatedAt: at }, entry)
    }
    return other?.entryId
  })
  announce(library, { entries: [...new Set([entryId, before ?? entryId])] })
  return running
}

/** Keeps what has been counted, so that nothing that ends the page takes more than a few seconds of it. */
export async function keepReading(
  library: Library,
  { entryId, seconds }: CountedReading,
  now = new Date(),
): Promise<void> {
  await write(library, async (transaction) => {
    const running = await getState(transaction, 'reading')
    if (!running || running.entryId !== (await getCurrentIn(transaction, entryId))?.id) return
    // Two pages may count one pass; the time that both were open is one time.
    const counted = Math.max(running.seconds, seconds)
    await transaction.objectStore('state').put({ ...running, seconds: counted, keptAt: now.toISOString() })
  })
}

/** Ends a pass and records it. Undefined when it has been ended elsewhere. */
export async function endReading(
  library: Library,
  { entryId, seconds }: CountedReading,
  now = new Date(),
): Promise<Activity | undefined> {
  const recorded = await write(library, async (transaction) => {
    const running = await getState(transaction, 'reading')
    if (!running || running.entryId !== (await getCurrentIn(transaction, entryId))?.id) return undefined
    await transaction.objectStore('state').delete('reading')
    return record(transaction, runningOf(running), Math.max(running.seconds, seconds), now)
  })
  announce(library, { entries: [entryId] })
  return recorded
}

/** Says how long a reading really took; none at all takes it back. The record itself stays as it was. */
export async function correctReading(
  library: Library,
  { entryId, at, seconds }: CountedReading & { at: string },
  now = new Date(),
): Promise<void> {
  await write(library, async (transaction) => {
    const store = transaction.objectStore('activity')
    const [reading] = await store.index('ofEntry').getAll(IDBKeyRange.only([entryId, 'read', at]))
    if (!reading) throw new LibraryError('This reading is no longer in the library.')
    const { corrects: _, ...facts } = reading
    await store.add({ ...facts, at: now.toISOString(), utcOffsetMinutes: offsetOf(now), seconds, corrects: at })
  })
  announce(library, { entries: [entryId] })
}

async function record(
  transaction: WriteTransaction,
  { entryId, pass, version }: RunningReading,
  seconds: number,
  now: Date,
): Promise<Activity> {
  const activity: Activity = {
    at: now.toISOString(),
    utcOffsetMinutes: offsetOf(now),
    entryId,
    what: 'read',
    pass,
    ...(seconds > 0 && { seconds: Math.round(seconds) }),
    ...(version !== undefined && { version }),
  }
  await transaction.objectStore('activity').add(activity)
  return activity
}

function runningOf({ key: _, ...running }: Extract<State, { key: 'reading' }>): RunningReading {
  return running
}

function offsetOf(now: Date): number {
  return 0 - now.getTimezoneOffset()
}
