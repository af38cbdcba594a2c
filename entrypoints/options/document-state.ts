import type { DocumentEdit, LecternDocument } from '@/utils/document'
import { createFieldEdit, type FieldEdit } from './field-edit'
import type { LibraryCalls } from './library-calls'
import { createTextEdit, type TextEdit } from './text-edit'
import type { Undo } from './undo'

type DocumentFields = Pick<LecternDocument, 'title' | 'properties'>

export interface DocumentEditing {
  body: TextEdit
  /** Its title and properties. */
  fields: FieldEdit<DocumentFields, LecternDocument>
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
  const { id } = document
  const edit = async (change: Omit<DocumentEdit, 'id'>): Promise<LecternDocument> => {
    const stored = await calls.editDocument({ id, ...change })
    onStored(stored)
    return stored
  }
  const body = createTextEdit({
    stored: { text: document.body, revision: document.revision },
    async store(from, to) {
      const stored = await edit({ revision: from.revision, from: { body: from.text }, to: { body: to } })
      return { text: stored.body, revision: stored.revision }
    },
  })
  const fields = createFieldEdit<DocumentFields, LecternDocument>(document, edit)
  return {
    body,
    fields,
    receive(stored) {
      fields.receive(stored)
      body.receive({ text: stored.body, revision: stored.revision })
    },
    async flush() {
      await Promise.all([body.flush(), fields.flush()])
    },
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
