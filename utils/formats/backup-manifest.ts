import * as v from 'valibot'

/** Grows by one when what a line holds changes; `backup-migrations.ts` then brings older lines up to date. */
export const backupVersion = 2

/** The files of records, one a line, in the order in which they stand in the zip. */
export const recordFiles = ['entries', 'documents', 'activity', 'texts', 'shots'] as const
export type RecordFile = (typeof recordFiles)[number]

/** The pictures themselves, under their names; `shots.jsonl` has the rest that is known of each. */
export const shotsFolder = 'shots/'
export const manifestName = 'manifest.json'

export function recordPath(file: RecordFile): string {
  return `${file}.jsonl`
}

const countsSchema = v.object({
  entries: v.number(),
  documents: v.number(),
  activity: v.number(),
  shots: v.number(),
  /** Version 1 had none. */
  texts: v.optional(v.number(), 0),
})
export type BackupCounts = v.InferOutput<typeof countsSchema>

/** What a backup says about itself. It names no day, so that equal libraries give equal bytes. */
export const manifestSchema = v.object({
  format: v.literal('lectern-backup'),
  schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  counts: countsSchema,
  /** SHA-256 of each other file, in hexadecimal. */
  sums: v.record(v.string(), v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))),
})
export type BackupManifest = v.InferOutput<typeof manifestSchema>
