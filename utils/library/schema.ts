import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb'
import type { Activity } from '@/utils/activity'
import type { LecternDocument } from '@/utils/document'
import type { Draft } from '@/utils/draft'
import type { EditableField, Entry, EntryPatch } from '@/utils/entry'
import type { TagCount } from '@/utils/messages'
import type { RunningReading } from '@/utils/readings'
import { otherFormIds } from '@/utils/same-work'
import type { Shot } from '@/utils/shot'
import type { LecternText } from '@/utils/text'
import { titleKey } from '@/utils/title-key'

/** An entry with what its indexes hold. A deleted one has no `live` part and so is in no index of the living. */
export type StoredEntry = Entry & { live?: LivePart }

interface LivePart extends Pick<Entry, 'ids'> {
  order: number
  /** What it says that it was published as, or that its preprint is. */
  published: string[]
  /** Absent for a title that tells nothing. */
  titleKey?: string
  /** In lower case, for BibTeX takes keys that differ in case for one. Absent without a key. */
  citekey?: string
}

export type StoredDocument = LecternDocument & {
  live?: Pick<LecternDocument, 'kind'> & {
    entryIds: string[]
    /** Absent for documents that are no topics. */
    topicKey?: string
  }
}

/** A merge of two entries, as long as it can be taken back: what it changed, as that was before and after. */
export interface Merge {
  id: string
  /** An ISO instant. */
  at: string
  /** The entry that both are now. */
  intoId: string
  /** The entry that went into it, and is deleted. */
  fromId: string
  into: BeforeAfter<Entry>
  from: Entry
  /** Documents that placed the entry that went, and entries whose notes do. */
  documents: BeforeAfter<LecternDocument>[]
  entries: BeforeAfter<Entry>[]
  texts: { before: LecternText[]; after: LecternText[] }
  /** Keys of the activity that was of the entry that went. */
  activityKeys: number[]
  /** Drafts of either entry, which the merge ended. */
  drafts: Draft[]
}

export interface BeforeAfter<T> {
  before: T
  after: T
}

/** What Lectern remembers from one moment to the next; each is there once. */
export type State =
  | { key: 'lastTopic'; documentId: string }
  | { key: 'queued'; entryId: string; at: string }
  | LastClip
  | UnusedShots
  | KeptApart
  | ({ key: 'reading' } & RunningReading)

/** Entries that the learner said are two things, however alike. */
export interface KeptApart {
  key: 'apart'
  /** See `pairKey`. */
  pairs: string[]
}

/** Since when, as ISO instants, no text has been known to show some shots. */
export interface UnusedShots {
  key: 'unusedShots'
  since: Record<string, string>
}

/** The last clip without the popup, as long as it can be undone. */
export interface LastClip {
  key: 'lastClip'
  /** The clip's `draftKey`. */
  clipKey: string
  at: string
  entryId: string
  /** The entry's revision after the clip: a later one was edited since. */
  revision: number
  /** The entry as it was before; absent when the clip made it. */
  before?: Entry
  /** The draft that the clip ended. */
  draft?: Draft
  /** The topic that the clip placed it in; absent when it stood there before. */
  topicId?: string
}

/** The words of a text, each once and folded: what a search reads instead of the lines, which are much longer. */
export interface TextWords {
  /** The text's. */
  id: string
  entryId: string
  /** One a line. */
  words: string
}

/** The last sending of a form that was stored; see `takeSending`. */
export interface LastSending {
  surface: string
  number: number
  /** An ISO instant. */
  at: string
  /** What the form's sendings left in the fields that they changed, as far as the form may not know that it is stored. */
  left: {
    field: EditableField
    /** Of the sending that changed it. */
    number: number
    /** Absent when the field was emptied. */
    value?: EntryPatch[EditableField]
  }[]
}

export interface LibrarySchema extends DBSchema {
  entries: {
    key: string
    value: StoredEntry
    indexes: {
      ids: string
      newest: [number, string]
      deletedAt: string
      shots: string
      citekey: string
      published: string
      titleKey: string
    }
  }
  documents: {
    key: string
    value: StoredDocument
    indexes: { entryIds: string; kind: string; topicKey: string; deletedAt: string }
  }
  /** How many living entries carry each tag: counting them anew takes a second in a large library. */
  tags: { key: string; value: TagCount }
  activity: { key: number; value: Activity; indexes: { at: string; ofEntry: [string, string, string] } }
  drafts: { key: string; value: Draft }
  shots: { key: string; value: Shot }
  texts: { key: string; value: LecternText; indexes: { entryId: string } }
  /** Beside `texts`, so that a search can be filled without reading those. */
  textWords: { key: string; value: TextWords }
  state: { key: string; value: State }
  sendings: { key: string; value: LastSending; indexes: { at: string } }
  merges: { key: string; value: Merge; indexes: { at: string; intoId: string; fromId: string } }
}

export const storeNames = [
  'entries',
  'documents',
  'tags',
  'activity',
  'drafts',
  'shots',
  'texts',
  'textWords',
  'state',
  'sendings',
  'merges',
] as const
type StoreNames = typeof storeNames

/** An open library. Only functions of this folder look inside. */
export type Library = IDBPDatabase<LibrarySchema>
export type ReadTransaction = IDBPTransaction<LibrarySchema, StoreNames, 'readonly' | 'readwrite'>
export type WriteTransaction = IDBPTransaction<LibrarySchema, StoreNames, 'readwrite'>

export function toStoredEntry(entry: Entry): StoredEntry {
  if (entry.deletedAt !== undefined) return entry
  const key = titleKey(entry.title)
  const citekey = entry.paper?.citekey
  const live = {
    ids: entry.ids,
    order: orderOf(entry),
    published: otherFormIds(entry),
    ...(key !== undefined && { titleKey: key }),
    ...(citekey !== undefined && { citekey: foldCitekey(citekey) }),
  }
  return { ...entry, live }
}

/** The form in which citation keys are compared. */
export function foldCitekey(citekey: string): string {
  return citekey.toLowerCase()
}

/** Sorts the newest first: IndexedDB gives many records at once only in ascending order. */
export function orderOf({ createdAt }: Pick<Entry, 'createdAt'>): number {
  return -(Date.parse(createdAt) || 0)
}

export function fromStoredEntry({ live: _, ...entry }: StoredEntry): Entry {
  return entry
}

export function fromStoredDocument({ live: _, ...document }: StoredDocument): LecternDocument {
  return document
}
