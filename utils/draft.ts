import * as v from 'valibot'
import { type Clip, clipSchema, type EntryPatch, entryPatchSchema } from './entry'
import { fieldsEditSchema, sendingSchema } from './entry-edit'

/** A topic as a surface names it: by its document's id, or by the title that the learner typed. */
export const topicChoiceSchema = v.union([
  v.object({ id: v.string() }),
  v.object({ title: v.pipe(v.string(), v.trim(), v.nonEmpty()) }),
])
export type TopicChoice = v.InferOutput<typeof topicChoiceSchema>

/** A choice as a surface states it: `null` is the learner's wish for no topic, absent leaves a draft's topic as it is. */
const topicWishSchema = v.optional(v.nullable(topicChoiceSchema))

export const draftSchema = v.object({
  /** See `draftKey`. */
  key: v.string(),
  revision: v.number(),
  clip: clipSchema,
  /** What the learner has set so far; fields that are absent are as the clip has them. */
  patch: entryPatchSchema,
  topic: v.optional(topicChoiceSchema),
  updatedAt: v.string(),
})
/** A clip being edited that has not been saved yet: before the entry exists, and only then. */
export type Draft = v.InferOutput<typeof draftSchema>

/** What a surface changed in a draft, against what it was shown; notes are merged by line, tags by set. */
export const draftEditSchema = v.object({
  key: v.string(),
  clip: clipSchema,
  ...fieldsEditSchema.entries,
  topic: topicWishSchema,
  sending: v.optional(sendingSchema),
})
export type DraftEdit = v.InferOutput<typeof draftEditSchema>

/** The key under which all surfaces share one draft: the thing's strongest identity, else its URL. */
export function draftKey(clip: Pick<Clip, 'ids' | 'url'>): string {
  return clip.ids[0] ?? `url:${clip.url}`
}

export const saveRequestSchema = v.object({
  clip: clipSchema,
  /** What the learner set by hand; a field that is absent stays as the clip, or the entry, has it. */
  patch: entryPatchSchema,
  topic: topicWishSchema,
  /** The draft that this save ends, if there was one. */
  draftKey: v.optional(v.string()),
  /** What of it the surface has not stored yet: what another surface typed since is merged with that. */
  edit: v.optional(fieldsEditSchema),
  sending: v.optional(sendingSchema),
})
/** A clip that becomes an entry, or brings one up to date. */
export type SaveRequest = v.InferOutput<typeof saveRequestSchema> & { patch: EntryPatch }
