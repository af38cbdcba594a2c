import { v7 as createId } from 'uuid'
import type { Clip, Entry } from '@/utils/entry'
import { titleKey } from '@/utils/title-key'
import { entryFromClip, updateEntry } from '@/utils/update-entry'
import { recordActivity } from './activity'
import { applyPatch } from './apply-edit'
import { announce } from './changes'
import { read, write } from './database'
import { deleteDocumentIn, putNewDocumentIn } from './documents'
import { deleteEntryIn, getEntryIn, putEntry } from './entries'
import { findCitekeyHolder, withCitekey, withFreeCitekey } from './free-citekey'
import { findHeld, type Held } from './holders'
import type { Library, ReadTransaction, WriteTransaction } from './schema'

/** A thing that a file names, to be taken into the library. */
export interface ClipToImport {
  clip: Clip
  tags: readonly string[]
  notes: string
  /** What the file cites it by. */
  citekey?: string
}

/** What importing something would do, or did: a new entry, one that is here already, or one of the same file. */
export interface ImportMatch {
  /** The entry that is here; absent for a new one. */
  entry?: Pick<Entry, 'id' | 'title'>
  /** The same file names it before: both become one entry. */
  isRepeated?: true
  /** Another entry, named by its title, is cited by the key of this one, which gets another when it is cited. */
  keyHolder?: string
}

export interface ImportRequest {
  things: readonly ClipToImport[]
  /** A document that keeps the file; `writeBody` gets the entries' ids in the order of `things`. */
  document?: { title: string; writeBody: (entryIds: readonly string[]) => string }
  /** Hears now and then how many things have been taken in; nothing is stored before all of them are. */
  onProgress?: (doneCount: number) => void
}

/** How many things are looked up at a time, and after how many the progress is told. */
const stepCount = 100

export interface Imported {
  newCount: number
  changedCount: number
  undo: ImportUndo
}

/** What takes an import back. */
export interface ImportUndo {
  /** The entries that it stored, in order, with their revision then; `before` is absent for new ones. */
  stored: { id: string; revision: number; before?: Entry }[]
  documentId?: string
}

/** What `importClips` would do with each of some things; nothing is stored. */
export function planImport(library: Library, things: readonly ClipToImport[]): Promise<ImportMatch[]> {
  return read(library, async (transaction) => {
    const found: Match[] = []
    // Many at once: one after the other would wait for the database thousands of times.
    for (let start = 0; start < things.length; start += stepCount) {
      const some = things.slice(start, start + stepCount)
      found.push(...(await Promise.all(some.map((thing) => findMatch(transaction, thing)))))
    }
    const matches: ImportMatch[] = []
    const seen = new Set<string>()
    for (const [index, thing] of things.entries()) {
      const { entry, holder } = found[index] ?? {}
      const isRepeated = thing.clip.ids.some((id) => seen.has(id))
      for (const id of thing.clip.ids) seen.add(id)
      matches.push({
        ...(isRepeated && { isRepeated }),
        ...(entry && { entry: { id: entry.id, title: entry.title } }),
        ...(holder && { keyHolder: holder.title }),
      })
    }
    return matches
  })
}

interface Match {
  entry?: Entry
  /** Another entry, which has the thing's citation key. */
  holder?: Entry
}

async function findMatch(transaction: ReadTransaction, thing: ClipToImport): Promise<Match> {
  const { entry } = await findEntry(transaction, thing)
  const holder = entry?.paper?.citekey === undefined ? await findOtherHolder(transaction, thing, entry?.id) : undefined
  return { ...(entry && { entry }), ...(holder && { holder }) }
}

/**
 * Takes things in: new entries wait in the queue, those that are here are brought up to date as by a clip, and tags and
 * notes are added to theirs. All of it or, after an error, nothing.
 */
export async function importClips(library: Library, request: ImportRequest, now = new Date()): Promise<Imported> {
  const imported = await write(library, async (transaction) => {
    const ids: string[] = []
    const stored = new Map<string, ImportUndo['stored'][number]>()
    for (const thing of request.things) {
      const { entry, before } = await importOne(transaction, thing, now)
      ids.push(entry.id)
      if (ids.length % stepCount === 0) request.onProgress?.(ids.length)
      if (entry === before) continue
      const first = stored.get(entry.id) ?? { id: entry.id, revision: 0, ...(before && { before }) }
      stored.set(entry.id, { ...first, revision: entry.revision })
    }
    const { document } = request
    const made = document && (await putNewDocumentIn(transaction, documentFor(document, ids), now))
    return { stored: [...stored.values()], ...(made && { documentId: made.id }) }
  })
  announceImport(library, imported)
  const newCount = imported.stored.filter(({ before }) => !before).length
  return { newCount, changedCount: imported.stored.length - newCount, undo: imported }
}

/**
 * Takes an import back: its new entries are deleted (and can be restored), the others are as they were. What was
 * changed since stays; answers how many those are.
 */
export async function undoImport(library: Library, undo: ImportUndo, now = new Date()): Promise<{ keptCount: number }> {
  const keptCount = await write(library, async (transaction) => {
    let kept = 0
    for (const { id, revision, before } of undo.stored.toReversed()) {
      const current = await getEntryIn(transaction, id)
      if (!current || current.deletedAt !== undefined) continue
      if (current.revision !== revision) kept += 1
      else if (!before) await deleteEntryIn(transaction, id, now)
      else await putBack(transaction, before, current)
    }
    if (undo.documentId !== undefined) await deleteDocumentIn(transaction, undo.documentId, now)
    return kept
  })
  announceImport(library, undo)
  return { keptCount }
}

async function putBack(transaction: WriteTransaction, before: Entry, current: Entry): Promise<void> {
  await putEntry(transaction, { ...before, revision: current.revision + 1 }, current)
}

function documentFor({ title, writeBody }: NonNullable<ImportRequest['document']>, ids: readonly string[]) {
  return { kind: 'list' as const, title, body: writeBody(ids) }
}

/** Many changes are told as one: everything may have changed. */
function announceImport(library: Library, { stored, documentId }: ImportUndo): void {
  const entries = stored.map(({ id }) => id)
  if (entries.length > 200) announce(library, {})
  else announce(library, { entries, documents: documentId === undefined ? [] : [documentId] })
}

async function importOne(
  transaction: WriteTransaction,
  thing: ClipToImport,
  now: Date,
): Promise<{ entry: Entry; before?: Entry }> {
  const { entry: before, contestedIds } = await findEntry(transaction, thing)
  const clipped = before
    ? updateEntry(before, thing.clip, now, contestedIds)
    : { ...entryFromClip(thing.clip, createId(), now, contestedIds), status: 'queued' as const }
  const tagged = applyPatch(clipped, { tags: [...thing.tags], notes: thing.notes }, now)
  const keyed =
    tagged.paper?.citekey === undefined && thing.citekey !== undefined
      ? await withFreeCitekey(transaction, withCitekey(tagged, thing.citekey))
      : tagged
  if (before && isSameEntry(before, keyed)) return { entry: before, before }
  const entry = { ...keyed, revision: (before?.revision ?? 0) + 1 }
  await Promise.all([putEntry(transaction, entry, before), recordActivity(transaction, entry.id, 'clipped', now)])
  return { entry, ...(before && { before }) }
}

/** The entry that a thing is: by its identities, or where it has none by key and title together. */
async function findEntry(
  transaction: ReadTransaction,
  { clip, citekey }: ClipToImport,
): Promise<Pick<Held, 'entry' | 'contestedIds'>> {
  const held = await findHeld(transaction, clip)
  if (clip.ids.length > 0) return held
  const holderId = citekey === undefined ? undefined : await findCitekeyHolder(transaction, citekey)
  const holder = holderId === undefined ? undefined : await getEntryIn(transaction, holderId)
  const isSame = holder !== undefined && isSameTitle(holder.title, clip.title)
  return { ...(isSame && { entry: holder }), contestedIds: held.contestedIds }
}

async function findOtherHolder(
  transaction: ReadTransaction,
  { citekey }: ClipToImport,
  ownId: string | undefined,
): Promise<Entry | undefined> {
  const holderId = citekey === undefined ? undefined : await findCitekeyHolder(transaction, citekey)
  return holderId === undefined || holderId === ownId ? undefined : getEntryIn(transaction, holderId)
}

function isSameTitle(one: string, other: string): boolean {
  return one === other || (titleKey(one) !== undefined && titleKey(one) === titleKey(other))
}

/** Whether nothing but times and counts differs. */
function isSameEntry(one: Entry, other: Entry): boolean {
  const facts = ({ revision: _, updatedAt: __, origin: ___, ...rest }: Entry) => JSON.stringify(sortFields(rest))
  return facts(one) === facts(other)
}

function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortFields)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(
    fields.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, field]) => [name, sortFields(field)]),
  )
}
