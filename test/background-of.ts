import { draftKey } from '@/utils/draft'
import type { Clip } from '@/utils/entry'
import { pinCitekeys } from '@/utils/library/citekeys'
import { listCompletions } from '@/utils/library/completions'
import type { Library } from '@/utils/library/database'
import { editDocument, fileEntry } from '@/utils/library/documents'
import { discardDraft, findKnown, saveDraft } from '@/utils/library/drafts'
import { deleteEntry, editEntry, getEntry, restoreEntry, saveClip } from '@/utils/library/entries'
import { findListed, queuePapers, takeBackPapers } from '@/utils/library/listed'
import {
  beginReading,
  correctReading,
  endReading,
  findRunning,
  keepReading,
  listReadingsOf,
} from '@/utils/library/readings'
import { getShot, keepShot } from '@/utils/library/shots'
import { keepText, listTexts } from '@/utils/library/texts'
import { createManualClip } from '@/utils/manual-clip'
import type { Background } from '@/utils/messages'
import { listNextPapers } from '@/utils/next-papers'
import { clipFromUrl, identifyUrl } from '@/utils/sites'

export interface Tab {
  clip?: Clip
  url?: string
  isPrivate?: boolean
}

/** The background over a library, with a tab that shows a page. */
export function backgroundOf(library: Library, { clip: read, url, isPrivate = false }: Tab): Background {
  return {
    async openTab() {
      const subject = read ?? createManualClip({ url })
      const known = await findKnown(library, subject, isPrivate ? undefined : draftKey(subject))
      return { isPrivate, ...(read ? { clip: read } : { problem: 'It can’t be read.' }), ...known }
    },
    identifyUrl: async ({ url: address }) => ({ ids: identifyUrl(new URL(address)) }),
    listCompletions: () => listCompletions(library),
    saveClip: (request) => saveClip(library, request),
    saveDraft: (edit) => saveDraft(library, edit),
    discardDraft: ({ key }) => discardDraft(library, key).then(() => undefined),
    getEntry: ({ id }) => getEntry(library, id),
    editEntry: (edit) => editEntry(library, edit),
    deleteEntry: ({ id }) => deleteEntry(library, id).then(() => undefined),
    restoreEntry: ({ id }) => restoreEntry(library, id),
    fileEntry: ({ entryId, topic }) => fileEntry(library, entryId, topic),
    editDocument: (edit) => editDocument(library, edit),
    keepText: (text) => keepText(library, text).then(() => undefined),
    readTranscript: async () => ({ url: url ?? '' }),
    listTexts: ({ entryId }) => listTexts(library, entryId),
    keepShot: ({ shot }) => keepShot(library, shot),
    getShot: ({ name }) => getShot(library, name),
    captureTab: () => Promise.reject(new Error('There is no tab to be pictured.')),
    listReadings: ({ entryId }) => listReadingsOf(library, entryId),
    findRunning: () => findRunning(library),
    beginReading: (start) => beginReading(library, start),
    keepReading: (counted) => keepReading(library, counted).then(() => undefined),
    endReading: (counted) => endReading(library, counted).then(() => undefined),
    correctReading: (correction) => correctReading(library, correction).then(() => undefined),
    takeQueued: async () => undefined,
    queuePapers: (chosen) => queuePapers(library, chosen),
    takeBackPapers: (trace) => takeBackPapers(library, trace).then(() => undefined),
    listNextPapers: ({ readings }) =>
      listNextPapers(readings, { clipFromUrl, findListed: (papers) => findListed(library, papers) }),
    pinCitekey: async ({ id }) => (await pinCitekeys(library, [id]))[0],
    findPlayerHost: async () => undefined,
    askForPlayerHost: async () => undefined,
    openCard: async () => undefined,
    watchPlayer: async () => undefined,
    callPlayer: async () => undefined,
    leavePlayer: async () => undefined,
    lookForPlayer: async () => undefined,
    readPlaces: async () => undefined,
    goToPage: async () => undefined,
    tieCard: () => Promise.reject(new Error('The popup is no card.')),
  }
}
