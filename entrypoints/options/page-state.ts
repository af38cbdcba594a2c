import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { EditorShots } from '@/components/options/EntryNotes'
import { createShotUrls } from '@/components/shot-urls'
import type { LecternDocument } from '@/utils/document'
import type { Entry, EntryPatch } from '@/utils/entry'
import type { Change } from '@/utils/library/changes'
import type { LibrarySearch } from '@/utils/library/search'
import { type BackupState, createBackupState } from './backup-state'
import { type BibtexImport, createBibtexImport } from './bibtex-import'
import { createDocumentEditing, type DocumentEditing } from './document-state'
import { createExportState, type ExportState } from './export-state'
import { createFieldEdit, type FieldEdit } from './field-edit'
import { createFiling, type Filing } from './filing'
import type { LibraryCalls } from './library-calls'
import { createLibraryState, type LibraryState } from './library-state'
import { createMerging, type Merging } from './merging'
import { type Route, readRoute } from './route'
import { createSaid, type Said } from './said'
import { attempt } from './sentence'
import { createTextEdit, type TextEdit } from './text-edit'
import { createUndo, type Undo } from './undo'

/** An entry that stands open: its facts and its notes, each kept stored while they are edited. */
export interface OpenEntry {
  id: string
  facts: FieldEdit<EntryPatch, Entry>
  notes: TextEdit
  filing: Filing
}

export interface OpenDocument {
  id: string
  editing: DocumentEditing
}

export interface PageState {
  route: ReadonlySignal<Route>
  calls: LibraryCalls
  library: LibraryState
  merging: Merging
  said: Said
  undo: Undo
  exporting: ExportState
  backup: BackupState
  bibtex: BibtexImport
  shots: EditorShots
  openEntry: ReadonlySignal<OpenEntry | undefined>
  openDocument: ReadonlySignal<OpenDocument | undefined>
  /** Follows the address. */
  showHash(hash: string): void
  /** Takes in what any surface stored. */
  receive(change: Change): Promise<void>
  /** Stores at once what is typed. */
  flush(): Promise<void>
}

export interface PageParts {
  calls: LibraryCalls
  search: LibrarySearch
  /** Hands a finished file to the learner. */
  download: (fileName: string, file: Blob) => void
  /** The address's hash. */
  hash: string
}

/** The page: where it is, what is open there, and the library behind it. */
export function createPageState({ calls, search, download, hash }: PageParts): PageState {
  const undo = createUndo()
  const library = createLibraryState(calls, search, undo)
  const merging = createMerging(calls, library, undo)
  const said = createSaid(calls.listTexts)
  effect(() => {
    if (library.knownTexts.value > 0) said.forget()
  })
  const exporting = createExportState(library, calls, download)
  const listHere = async () => {
    await library.load()
    return { entries: library.entries.value, documents: library.documents.value }
  }
  const backup = createBackupState({ calls, listHere, download })
  const bibtex = createBibtexImport(calls, undo)
  const shots: EditorShots = {
    load: createShotUrls(calls.findPicture),
    async keep(file) {
      let name: string | undefined
      await attempt(undo, 'The picture was not kept.', async () => {
        name = await calls.keepPicture(file)
      })
      return name
    },
  }
  const route = signal(readRoute(hash))
  const openEntry = signal<OpenEntry>()
  const openDocument = signal<OpenDocument>()

  const flush = async (): Promise<void> => {
    const entry = openEntry.peek()
    await Promise.all([entry?.facts.flush(), entry?.notes.flush(), openDocument.peek()?.editing.flush()])
  }

  const showEntry = (entry: Entry | undefined): void => {
    const open = openEntry.value
    if (entry && open?.id === entry.id) {
      open.facts.receive(entry)
      open.notes.receive({ text: entry.notes, revision: entry.revision })
    } else {
      void flush()
      openEntry.value = entry && openForEditing(entry, library)
    }
  }

  const showDocument = (document: LecternDocument | undefined): void => {
    const open = openDocument.value
    if (document && open?.id === document.id) open.editing.receive(document)
    else {
      void flush()
      const editing = document && createDocumentEditing(document, calls, library.takeInDocument)
      openDocument.value = editing && { id: document.id, editing }
    }
  }

  effect(() => {
    const current = route.value
    const id = current.view === 'entry' ? current.id : undefined
    const entry = id === undefined ? undefined : library.findEntry(id)
    untracked(() => showEntry(entry))
  })

  effect(() => {
    const current = route.value
    const id = current.view === 'document' ? current.id : undefined
    const document = library.documents.value.find((each) => each.id === id)
    untracked(() => showDocument(document))
  })

  effect(() => {
    const { view } = route.value
    untracked(() => (view === 'export' ? exporting.begin() : exporting.end()))
  })

  return {
    route,
    calls,
    library,
    merging,
    said,
    undo,
    exporting,
    backup,
    bibtex,
    shots,
    openEntry,
    openDocument,
    flush,
    async receive(change) {
      await attempt(undo, 'What was changed elsewhere can’t be shown.', () => library.refresh(change))
    },
    showHash(next) {
      route.value = readRoute(next)
    },
  }
}

function openForEditing(entry: Entry, library: LibraryState): OpenEntry {
  const { id } = entry
  const notes = createTextEdit({
    stored: { text: entry.notes, revision: entry.revision },
    async store(from, to) {
      const edit = { id, revision: from.revision, from: { notes: from.text }, to: { notes: to } }
      const stored = await library.edit(edit)
      return { text: stored.notes, revision: stored.revision }
    },
  })
  const filing = createFiling((topic) => library.file(id, topic))
  return { id, facts: createFieldEdit<EntryPatch, Entry>(entry, library.edit), notes, filing }
}
