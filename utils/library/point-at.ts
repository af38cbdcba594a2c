import type { LecternDocument } from '@/utils/document'
import { readOutline, removeEntryRow } from '@/utils/document-outline'
import type { Entry } from '@/utils/entry'
import { entryLine, renameEntries } from '@/utils/entry-line'
import { shotNamesIn } from '@/utils/shot'
import { batchRecords } from './batches'
import { putEntry } from './entries'
import {
  type BeforeAfter,
  fromStoredDocument,
  fromStoredEntry,
  type ReadTransaction,
  type WriteTransaction,
} from './schema'
import { getState } from './state'
import { toStoredDocument } from './stored-document'

/** Makes documents that place an entry place another one. Deleted ones too: they may be restored. */
export async function pointDocumentsAt(
  transaction: WriteTransaction,
  fromId: string,
  intoId: string,
  now: Date,
): Promise<BeforeAfter<LecternDocument>[]> {
  const store = transaction.objectStore('documents')
  const placing = (await store.getAll()).map(fromStoredDocument).filter(({ body }) => body.includes(entryLine(fromId)))
  const changed = placing.map((before) => {
    const body = renameEntries(dropRepeated(before.body, fromId, intoId), new Map([[fromId, intoId]]))
    return { before, after: { ...before, body, revision: before.revision + 1, updatedAt: now.toISOString() } }
  })
  await Promise.all(changed.map(({ after }) => store.put(toStoredDocument(after))))
  return changed
}

/** Takes an entry's lines out of the sections that place the other one too: there it would stand twice. */
function dropRepeated(body: string, fromId: string, intoId: string): string {
  const sectionOf = (rowIndex: number) => rows.slice(0, rowIndex).findLastIndex(({ kind }) => kind === 'heading')
  const rows = readOutline(body)
  const sections = new Set(
    rows.flatMap((row, index) => (row.kind === 'entry' && row.entryId === intoId ? [sectionOf(index)] : [])),
  )
  const repeated = rows.flatMap((row, index) =>
    row.kind === 'entry' && row.entryId === fromId && sections.has(sectionOf(index)) ? [index] : [],
  )
  return repeated.reverse().reduce(removeEntryRow, body)
}

/** Makes notes that place an entry place another one. */
export async function pointNotesAt(
  transaction: WriteTransaction,
  fromId: string,
  intoId: string,
  now: Date,
): Promise<BeforeAfter<Entry>[]> {
  const changed: BeforeAfter<Entry>[] = []
  for await (const before of eachPlacing(transaction, fromId)) {
    if (before.id === fromId) continue
    const notes = renameEntries(before.notes, new Map([[fromId, intoId]]))
    const revision = before.revision + 1
    const after = { ...before, notes, shots: shotNamesIn(notes), revision, updatedAt: now.toISOString() }
    await putEntry(transaction, after, before)
    changed.push({ before, after })
  }
  return changed
}

async function* eachPlacing(transaction: ReadTransaction, entryId: string): AsyncGenerator<Entry> {
  const line = entryLine(entryId)
  for await (const batch of batchRecords(transaction.objectStore('entries'), 500)) {
    yield* batch.filter(({ notes }) => notes.includes(line)).map(fromStoredEntry)
  }
}

/** Makes what was done with one entry something done with another. Answers which records those are. */
export async function pointActivityAt(
  transaction: WriteTransaction,
  fromId: string,
  intoId: string,
): Promise<number[]> {
  const store = transaction.objectStore('activity')
  const keys = await store.index('ofEntry').getAllKeys(IDBKeyRange.bound([fromId], [fromId, []]))
  await pointRecordsAt(transaction, keys, fromId, intoId)
  return keys
}

/** Those of some records of activity that are of one entry become another's. */
export async function pointRecordsAt(
  transaction: WriteTransaction,
  keys: readonly number[],
  fromId: string,
  intoId: string,
): Promise<void> {
  const store = transaction.objectStore('activity')
  const records = await Promise.all(keys.map((key) => store.get(key)))
  await Promise.all(
    records.map(
      (record, index) => record?.entryId === fromId && store.put({ ...record, entryId: intoId }, keys[index]),
    ),
  )
}

/** What waits for one entry waits for another. A clip of either can't be taken back any more. */
export async function pointStateAt(transaction: WriteTransaction, fromId: string, intoId: string): Promise<void> {
  const store = transaction.objectStore('state')
  const queued = await getState(transaction, 'queued')
  const reading = await getState(transaction, 'reading')
  const lastClip = await getState(transaction, 'lastClip')
  if (queued?.entryId === fromId) await store.put({ ...queued, entryId: intoId })
  if (reading?.entryId === fromId) await store.put({ ...reading, entryId: intoId })
  if (lastClip && [fromId, intoId].includes(lastClip.entryId)) await store.delete('lastClip')
}
