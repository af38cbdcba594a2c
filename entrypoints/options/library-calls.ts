import type { ReadingCalls } from '@/components/reading-state'
import type { DocumentEdit, DocumentKind, LecternDocument } from '@/utils/document'
import type { TopicChoice } from '@/utils/draft'
import type { Clip, Entry } from '@/utils/entry'
import type { EntryEdit } from '@/utils/entry-edit'
import type { BackupSource } from '@/utils/formats/backup'
import type { ShotSource } from '@/utils/formats/shot-files'
import { recordExported } from '@/utils/library/activity'
import { keepApart, listApart } from '@/utils/library/alike'
import { type LibraryContent, mergeLibrary, replaceLibrary } from '@/utils/library/bulk'
import { pinCitekeys, planCitekeys, setCitekey } from '@/utils/library/citekeys'
import type { Library } from '@/utils/library/database'
import {
  createDocument,
  deleteDocument,
  editDocument,
  fileEntry,
  listDocuments,
  restoreDocument,
} from '@/utils/library/documents'
import { deleteEntries, editEntry, getEntries, restoreEntries, saveClip } from '@/utils/library/entries'
import {
  type ClipToImport,
  type Imported,
  type ImportMatch,
  type ImportRequest,
  type ImportUndo,
  importClips,
  planImport,
  undoImport,
} from '@/utils/library/import-clips'
import { findListed, queuePapers, takeBackPapers } from '@/utils/library/listed'
import { batchEntries, eachActivity, eachDocument, eachEntry, listNewest } from '@/utils/library/listing'
import {
  listMerges,
  type MergeProposal,
  type MergeRequest,
  mergeEntries,
  proposeMerge,
} from '@/utils/library/merge-entries'
import {
  beginReading,
  correctReading,
  endReading,
  findRunning,
  keepReading,
  listAllReadings,
  listReadingsOf,
} from '@/utils/library/readings'
import type { TextWords } from '@/utils/library/schema'
import { eachShot, findShot, keepShot, listShotNames } from '@/utils/library/shots'
import { batchTextWords, eachText, keepText, listTexts, listTextWords } from '@/utils/library/texts'
import { undoMerge } from '@/utils/library/undo-merge'
import type { ListedPaper } from '@/utils/messages'
import type { PapersToQueue, QueuedPapers, QueueTrace } from '@/utils/paper-queue'
import type { Reading } from '@/utils/readings'
import { packPicture } from '@/utils/shot'
import type { LecternText, TextToKeep } from '@/utils/text'
import type { MergeName } from '@/utils/unite-entries'

/** What the page asks of the library: reading, and changes that are answered once they are stored. */
export interface LibraryCalls {
  /** The entries that are shown first. */
  listNewest(): Promise<Entry[]>
  /** Every entry that is not deleted, a few at a time, leaving room in between for what the learner does. */
  readBatches(): AsyncIterable<readonly Entry[]>
  /** Those of the ids that the library holds. */
  getEntries(ids: readonly string[]): Promise<Entry[]>
  /** The words of all texts, a few at a time, leaving room in between. */
  readTextWords(): AsyncIterable<readonly TextWords[]>
  /** The words of some entries' texts. */
  listTextWords(entryIds: readonly string[]): Promise<TextWords[]>
  /** The texts of an entry, the best first. */
  listTexts(entryId: string): Promise<LecternText[]>
  keepText(text: TextToKeep): Promise<unknown>
  editEntry(edit: EntryEdit): Promise<Entry>
  /** Brings the entry of a clip up to date, or makes it. */
  saveClip(clip: Clip): Promise<unknown>
  /** All of them or, after an error, none. */
  deleteEntries(ids: readonly string[]): Promise<unknown>
  restoreEntries(ids: readonly string[]): Promise<Entry[]>
  fileEntry(entryId: string, topic: TopicChoice): Promise<unknown>
  /** What becomes of two entries when they are merged. */
  proposeMerge(ids: readonly [string, string]): Promise<MergeProposal>
  mergeEntries(request: MergeRequest): Promise<{ undoToken: string; entry: Entry }>
  undoMerge(undoToken: string): Promise<{ into: Entry; from: Entry }>
  /** The merges that made an entry what it is, as long as they can be taken back. */
  listMerges(entryId: string): Promise<MergeName[]>
  /** The pairs of entries that the learner said are two things. */
  listApart(): Promise<Set<string>>
  keepApart(ids: readonly [string, string], isApart: boolean): Promise<unknown>
  /** Everything that a backup holds, read as it is written. */
  readForBackup(): Promise<BackupSource>
  /** Takes a backup in: all of it or, after an error, none. */
  restore(content: LibraryContent, how: 'merge' | 'replace'): Promise<void>
  recordExported(entryIds: readonly string[]): Promise<unknown>
  /** Gives citation keys to those of some entries that have none, and answers all of them. */
  pinCitekeys(ids: readonly string[]): Promise<Entry[]>
  /** The keys that they would be given, by entry. */
  planCitekeys(entries: readonly Entry[]): Promise<ReadonlyMap<string, string>>
  setCitekey(id: string, citekey: string): Promise<Entry>
  /** What taking things in would do with each; nothing is stored. */
  planImport(things: readonly ClipToImport[]): Promise<ImportMatch[]>
  /** All of it or, after an error, nothing. */
  importClips(request: ImportRequest): Promise<Imported>
  undoImport(undo: ImportUndo): Promise<{ keptCount: number }>
  /** A shot's file, or undefined. */
  findPicture(name: string): Promise<Blob | undefined>
  /** Keeps a picture and answers its name. */
  keepPicture(file: Blob): Promise<string>
  /** The shots that there are now; their bytes are read one at a time. */
  openShots(): Promise<ShotSource>
  /** What an entry's passes are recorded by. */
  reading: ReadingCalls
  /** What was read of every entry, by its id. */
  listAllReadings(): Promise<ReadonlyMap<string, readonly Reading[]>>
  /** Papers, each with the entry that it is here. */
  findListed(papers: readonly Clip[]): Promise<ListedPaper[]>
  queuePapers(chosen: PapersToQueue): Promise<QueuedPapers>
  takeBackPapers(trace: QueueTrace): Promise<unknown>
  /** Documents that are not deleted. */
  listDocuments(): Promise<LecternDocument[]>
  createDocument(kind: DocumentKind, title: string): Promise<LecternDocument>
  editDocument(edit: DocumentEdit): Promise<LecternDocument>
  deleteDocument(id: string): Promise<unknown>
  restoreDocument(id: string): Promise<LecternDocument>
}

/** The library's own functions as the page calls them; `open` gives the open library each time. */
export function connectLibrary(open: () => Promise<Library>): LibraryCalls {
  return {
    listNewest: async () => listNewest(await open()),
    async *readBatches() {
      for await (const entries of batchEntries(await open())) {
        yield entries
        await rest()
      }
    },
    async *readTextWords() {
      for await (const words of batchTextWords(await open())) {
        yield words
        await rest()
      }
    },
    listTextWords: async (entryIds) => listTextWords(await open(), entryIds),
    listTexts: async (entryId) => listTexts(await open(), entryId),
    keepText: async (text) => keepText(await open(), text),
    getEntries: async (ids) => getEntries(await open(), ids),
    editEntry: async (edit) => editEntry(await open(), edit),
    saveClip: async (clip) => saveClip(await open(), { clip, patch: {} }),
    deleteEntries: async (ids) => deleteEntries(await open(), ids),
    restoreEntries: async (ids) => restoreEntries(await open(), ids),
    fileEntry: async (entryId, topic) => fileEntry(await open(), entryId, topic),
    proposeMerge: async (ids) => proposeMerge(await open(), ids),
    mergeEntries: async (request) => mergeEntries(await open(), request),
    undoMerge: async (undoToken) => undoMerge(await open(), undoToken),
    listMerges: async (entryId) => listMerges(await open(), entryId),
    listApart: async () => listApart(await open()),
    keepApart: async (ids, isApart) => keepApart(await open(), ids, isApart),
    async readForBackup() {
      const library = await open()
      const withDeleted = { withDeleted: true }
      return {
        entries: eachEntry(library, withDeleted),
        documents: eachDocument(library, withDeleted),
        activity: eachActivity(library),
        texts: eachText(library),
        shots: eachShot(library),
      }
    },
    async restore(content, how) {
      if (how === 'merge') await mergeLibrary(await open(), content)
      else await replaceLibrary(await open(), content)
    },
    pinCitekeys: async (ids) => pinCitekeys(await open(), ids),
    planCitekeys: async (entries) => planCitekeys(await open(), entries),
    setCitekey: async (id, citekey) => setCitekey(await open(), id, citekey),
    planImport: async (things) => planImport(await open(), things),
    importClips: async (request) => importClips(await open(), request),
    undoImport: async (undo) => undoImport(await open(), undo),
    recordExported: async (entryIds) => recordExported(await open(), entryIds),
    findPicture: async (name) => (await findShot(await open(), name))?.blob,
    keepPicture: async (file) => (await keepShot(await open(), await packPicture(file))).name,
    async openShots() {
      const names = new Set(await listShotNames(await open()))
      const read = async (name: string) => {
        const shot = await findShot(await open(), name)
        return shot && new Uint8Array(await shot.blob.arrayBuffer())
      }
      return { has: (name) => names.has(name), read }
    },
    reading: {
      list: async (entryId) => listReadingsOf(await open(), entryId),
      findRunning: async () => findRunning(await open()),
      begin: async (start) => beginReading(await open(), start),
      keep: async (counted) => keepReading(await open(), counted),
      end: async (counted) => endReading(await open(), counted),
      correct: async (correction) => correctReading(await open(), correction),
    },
    listAllReadings: async () => listAllReadings(await open()),
    findListed: async (papers) => findListed(await open(), papers),
    queuePapers: async (chosen) => queuePapers(await open(), chosen),
    takeBackPapers: async (trace) => takeBackPapers(await open(), trace),
    listDocuments: async () => listDocuments(await open()),
    createDocument: async (kind, title) => createDocument(await open(), { kind, title }),
    editDocument: async (edit) => editDocument(await open(), edit),
    deleteDocument: async (id) => deleteDocument(await open(), id),
    restoreDocument: async (id) => restoreDocument(await open(), id),
  }
}

/** Lets the page draw and answer keys. Idle time is not waited for: on a busy machine there may be none. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
