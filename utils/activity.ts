import * as v from 'valibot'

export const activityKinds = ['clipped', 'noted', 'watched', 'read', 'reviewed', 'exported'] as const

/** One thing done with one entry. The record of them is append-only: it can't be made up later. */
export const activitySchema = v.object({
  /** ISO instant in UTC. */
  at: v.string(),
  /** Minutes east of UTC where and when it was done: local time is `at` plus this. */
  utcOffsetMinutes: v.number(),
  entryId: v.string(),
  what: v.picklist(activityKinds),
  seconds: v.optional(v.number()),
  /** Which pass over a paper a reading belongs to, and which of its versions was read. */
  pass: v.optional(v.picklist([1, 2, 3])),
  version: v.optional(v.number()),
  /** The `at` of an earlier reading of the entry in whose place this one counts: the record itself never changes. */
  corrects: v.optional(v.string()),
})
export type Activity = v.InferOutput<typeof activitySchema>
export type ActivityKind = Activity['what']

/** Two notes on one entry within this many minutes are one `noted` activity. */
export const notedPauseMinutes = 10
