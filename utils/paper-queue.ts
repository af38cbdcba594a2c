import * as v from 'valibot'
import { topicChoiceSchema } from './draft'
import { clipSchema, type Entry } from './entry'

export const papersToQueueSchema = v.object({
  papers: v.array(clipSchema),
  /** What holds for every one of them. */
  tags: v.array(v.string()),
  why: v.optional(v.string()),
  topic: v.optional(topicChoiceSchema),
})
/** Papers chosen from what a page lists. */
export type PapersToQueue = v.InferOutput<typeof papersToQueueSchema>

export const queueTraceSchema = v.object({
  /** Entries as they were made; one that has another revision by now has been edited since. */
  made: v.array(v.object({ id: v.string(), revision: v.number() })),
  /** Entries that the topic did not place before. */
  placedIds: v.array(v.string()),
  topicId: v.optional(v.string()),
})
/** What queueing papers did, for taking it back. */
export type QueueTrace = v.InferOutput<typeof queueTraceSchema>

export interface QueuedPapers {
  /** One for each paper, in their order. */
  entries: Pick<Entry, 'id' | 'status'>[]
  trace: QueueTrace
}
