import type { LecternDocument } from '@/utils/document'
import { placedEntryIds } from '@/utils/entry-line'
import type { StoredDocument } from './schema'

export function toStoredDocument(document: LecternDocument): StoredDocument {
  if (document.deletedAt !== undefined) return document
  const entryIds = placedEntryIds(document.body)
  const topic = document.kind === 'topic' ? { topicKey: topicKey(document.title) } : {}
  return { ...document, live: { kind: document.kind, entryIds, ...topic } }
}

/** Topics whose titles differ only in case, spaces or Unicode form are one when the learner types a title. */
export function topicKey(title: string): string {
  return title.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
