import { v7 as createId } from 'uuid'
import type { DocumentEdit, DocumentKind, LecternDocument } from '@/utils/document'
import { placeEntry, readOutline, removeEntryRow } from '@/utils/document-outline'
import type { TopicChoice } from '@/utils/draft'
import { placedEntryIds } from '@/utils/entry-line'
import type { TopicSummary } from '@/utils/messages'
import { applyDocumentEdit } from './apply-document-edit'
import { announce } from './changes'
import { LibraryError, read, write } from './database'
import { getCurrentIn } from './merged'
import { fromStoredDocument, type Library, type ReadTransaction, type WriteTransaction } from './schema'
import { topicKey, toStoredDocument } from './stored-document'

type NewDocument = Pick<LecternDocument, 'kind' | 'title'> & Partial<Pick<LecternDocument, 'properties' | 'body'>>

/** Makes a document; without a body it is empty. */
export async function createDocument(
  library: Library,
  fields: NewDocument,
  now = new Date(),
): Promise<LecternDocument> {
  const document = await write(library, (transaction) => putNewDocumentIn(transaction, fields, now))
  announce(library, { documents: [document.id] })
  return document
}

/** `createDocument` inside a transaction that does more. */
export async function putNewDocumentIn(
  transaction: WriteTransaction,
  fields: NewDocument,
  now: Date,
): Promise<LecternDocument> {
  const document = makeDocument(fields, now)
  await putDocument(transaction, document)
  return document
}

function makeDocument(fields: NewDocument, now: Date): LecternDocument {
  const at = now.toISOString()
  return { properties: [], body: '', ...fields, id: createId(), revision: 1, createdAt: at, updatedAt: at }
}

async function putDocument(transaction: WriteTransaction, document: LecternDocument): Promise<void> {
  await transaction.objectStore('documents').put(toStoredDocument(document))
}

async function getDocumentIn(transaction: ReadTransaction, id: string): Promise<LecternDocument | undefined> {
  const stored = await transaction.objectStore('documents').get(id)
  return stored && fromStoredDocument(stored)
}

async function needDocument(transaction: ReadTransaction, id: string): Promise<LecternDocument> {
  const document = await getDocumentIn(transaction, id)
  if (!document) throw new LibraryError('This document is no longer in the library. Choose or make another.')
  return document
}

/** A document by its id, a deleted one too as long as it can be restored. */
export function getDocument(library: Library, id: string): Promise<LecternDocument | undefined> {
  return read(library, (transaction) => getDocumentIn(transaction, id))
}

/** All documents, or those of one kind, by title. */
export function listDocuments(library: Library, kind?: DocumentKind): Promise<LecternDocument[]> {
  return read(library, (transaction) => listDocumentsIn(transaction, kind))
}

export async function listDocumentsIn(transaction: ReadTransaction, kind?: DocumentKind): Promise<LecternDocument[]> {
  const stored = await transaction.objectStore('documents').index('kind').getAll(kind)
  return stored.map(fromStoredDocument).sort((one, other) => one.title.localeCompare(other.title))
}

/** The documents that place an entry. */
export function listDocumentsPlacing(library: Library, entryId: string): Promise<LecternDocument[]> {
  return read(library, async (transaction) => {
    const stored = await transaction.objectStore('documents').index('entryIds').getAll(entryId)
    return stored.map(fromStoredDocument)
  })
}

/** Merges what a surface changed into the document as it is now; see `applyDocumentEdit`. */
export async function editDocument(library: Library, edit: DocumentEdit, now = new Date()): Promise<LecternDocument> {
  const document = await write(library, async (transaction) => {
    const before = await needDocument(transaction, edit.id)
    const after = applyDocumentEdit(before, edit, now)
    if (after !== before) await putDocument(transaction, after)
    return after
  })
  announce(library, { documents: [document.id] })
  return document
}

/** Deletes a document so that it can be restored; the entries that it places stay. */
export async function deleteDocument(library: Library, id: string, now = new Date()): Promise<void> {
  await write(library, (transaction) => deleteDocumentIn(transaction, id, now))
  announce(library, { documents: [id] })
}

/** `deleteDocument` inside a transaction that does more. */
export async function deleteDocumentIn(transaction: WriteTransaction, id: string, now: Date): Promise<void> {
  const document = await needDocument(transaction, id)
  if (document.deletedAt !== undefined) return
  await putDocument(transaction, { ...document, deletedAt: now.toISOString(), revision: document.revision + 1 })
}

export async function restoreDocument(library: Library, id: string): Promise<LecternDocument> {
  const document = await write(library, async (transaction) => {
    const { deletedAt, ...deleted } = await needDocument(transaction, id)
    if (deletedAt === undefined) return deleted
    const restored = { ...deleted, revision: deleted.revision + 1 }
    await putDocument(transaction, restored)
    return restored
  })
  announce(library, { documents: [id] })
  return document
}

/** Places an entry in a topic, which is made when the learner typed its title for the first time. */
export async function fileEntry(
  library: Library,
  entryId: string,
  choice: TopicChoice,
  now = new Date(),
): Promise<TopicSummary> {
  const { topic } = await write(library, async (transaction) => {
    const entry = await getCurrentIn(transaction, entryId)
    if (!entry) throw new LibraryError('This entry is no longer in the library, so it can’t be placed in a topic.')
    return placeInTopic(transaction, entry.id, choice, now)
  })
  announce(library, { entries: [entryId], documents: [topic.id] })
  return topic
}

/** `fileEntry` inside a transaction that does more; `isPlaced` is false when the topic had the entry before. */
export async function placeInTopic(
  transaction: WriteTransaction,
  entryId: string,
  choice: TopicChoice,
  now: Date,
): Promise<{ topic: TopicSummary; isPlaced: boolean }> {
  const topic =
    'id' in choice ? await needTopic(transaction, choice.id) : await findOrMakeTopic(transaction, choice, now)
  const isPlaced = !placedEntryIds(topic.body).includes(entryId)
  const body = isPlaced ? placeUnderLastHeading(topic, entryId) : topic.body
  if (isPlaced) {
    await putDocument(transaction, { ...topic, body, revision: topic.revision + 1, updatedAt: now.toISOString() })
  }
  await transaction.objectStore('state').put({ key: 'lastTopic', documentId: topic.id })
  return { topic: { id: topic.id, title: topic.title }, isPlaced }
}

async function needTopic(transaction: ReadTransaction, id: string): Promise<LecternDocument> {
  const topic = await getDocumentIn(transaction, id)
  if (!topic || topic.deletedAt !== undefined) {
    throw new LibraryError('This topic is no longer in the library. Choose another, or type a new one.')
  }
  return topic
}

async function findOrMakeTopic(
  transaction: WriteTransaction,
  { title }: { title: string },
  now: Date,
): Promise<LecternDocument> {
  const known = await transaction.objectStore('documents').index('topicKey').get(topicKey(title))
  if (known) return fromStoredDocument(known)
  const topic = { ...makeDocument({ kind: 'topic', title: title.trim() }, now), revision: 0 }
  await putDocument(transaction, topic)
  return topic
}

/** At the end of the text under the heading used last, or at the end of the document. */
function placeUnderLastHeading({ body, lastHeading }: LecternDocument, entryId: string): string {
  const lines = body.split('\n')
  const rows = readOutline(body)
  const heading = rows.findIndex((row) => row.kind === 'heading' && lines[row.line]?.trim() === lastHeading?.trim())
  const next = rows.findIndex((row, index) => index > heading && row.kind === 'heading')
  return placeEntry(body, entryId, heading >= 0 && next >= 0 ? next : rows.length)
}

/** Takes an entry out of a topic again, for an undo. */
export async function takeFromTopic(
  transaction: WriteTransaction,
  entryId: string,
  topicId: string,
  now: Date,
): Promise<void> {
  const topic = await getDocumentIn(transaction, topicId)
  const row = topic
    ? readOutline(topic.body).findIndex((each) => each.kind === 'entry' && each.entryId === entryId)
    : -1
  if (!topic || row < 0) return
  const body = removeEntryRow(topic.body, row)
  await putDocument(transaction, { ...topic, body, revision: topic.revision + 1, updatedAt: now.toISOString() })
}
