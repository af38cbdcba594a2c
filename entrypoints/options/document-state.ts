import type { LecternDocument } from '@/utils/document'
import type { LibraryCalls } from './library-calls'
import { createTextEdit, type TextEdit } from './text-edit'
import type { Undo } from './undo'

export interface DocumentEditing {
  body: TextEdit
  setTitle(title: string): Promise<void>
  setProperties(properties: LecternDocument['properties']): Promise<void>
  /** The document as somebody else stored it meanwhile. */
  receive(document: LecternDocument): void
  flush(): Promise<void>
}

/** Keeps an open document stored while it is edited. `onStored` hears of every stored state. */
export function createDocumentEditing(
  document: LecternDocument,
  calls: Pick<LibraryCalls, 'editDocument'>,
  onStored: (document: LecternDocument) => void,
): DocumentEditing {
  let base = document
  const keep = (stored: LecternDocument): LecternDocument => {
    if (stored.revision >= base.revision) base = stored
    onStored(stored)
    return stored
  }
  const body = createTextEdit({
    stored: { text: document.body, revision: document.revision },
    async store(from, to) {
      const { id } = base
      const edit = { id, revision: from.revision, from: { body: from.text }, to: { body: to } }
      const stored = keep(await calls.editDocument(edit))
      return { text: stored.body, revision: stored.revision }
    },
  })
  const set = async (from: Partial<LecternDocument>, to: Partial<LecternDocument>): Promise<void> => {
    keep(await calls.editDocument({ id: base.id, revision: base.revision, from, to }))
  }
  return {
    body,
    setTitle: (title) => set({ title: base.title }, { title }),
    setProperties: (properties) => set({ properties: base.properties }, { properties }),
    receive(stored) {
      if (stored.revision < base.revision) return
      base = stored
      body.receive({ text: stored.body, revision: stored.revision })
    },
    flush: () => body.flush(),
  }
}

/** Deletes a document; the undo brings it back. `onChanged` is called after each. */
export async function deleteDocumentWithUndo(
  id: string,
  calls: Pick<LibraryCalls, 'deleteDocument' | 'restoreDocument'>,
  undo: Undo,
  onChanged: () => Promise<void>,
): Promise<void> {
  await calls.deleteDocument(id)
  await onChanged()
  undo.offer('Document deleted. Its entries stay in the library.', async () => {
    await calls.restoreDocument(id)
    await onChanged()
  })
}
