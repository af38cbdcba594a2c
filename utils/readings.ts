import * as v from 'valibot'
import type { Activity } from './activity'

/** A time of reading, with the learner's corrections taken in. */
export type Reading = Omit<Activity, 'what' | 'corrects'>

/** A pass that goes on, as it was kept last. */
export interface RunningReading {
  entryId: string
  pass: 1 | 2 | 3
  version?: number
  /** ISO instants. */
  startedAt: string
  keptAt: string
  /** Counted until then. */
  seconds: number
}

export const readingStartSchema = v.object({
  entryId: v.string(),
  pass: v.picklist([1, 2, 3]),
  version: v.optional(v.number()),
})
export type ReadingStart = v.InferOutput<typeof readingStartSchema>

export const countedReadingSchema = v.object({
  entryId: v.string(),
  seconds: v.pipe(v.number(), v.minValue(0)),
})
export type CountedReading = v.InferOutput<typeof countedReadingSchema>

/** What was read when, oldest first. A reading corrected to nothing was none. */
export function listReadings(activity: readonly Activity[]): Reading[] {
  const byTime = activity.filter(({ what }) => what === 'read').sort((one, other) => compare(one.at, other.at))
  const corrections = new Map(byTime.flatMap((each) => (each.corrects === undefined ? [] : [[keyOf(each), each]])))
  return byTime.flatMap(({ what: _, corrects, ...reading }) => {
    if (corrects !== undefined) return []
    const correction = corrections.get(keyOf(reading))
    if (!correction) return [reading]
    return correction.seconds ? [{ ...reading, seconds: correction.seconds }] : []
  })
}

/** Readings of each entry, of a record of all that was done. */
export function readingsByEntry(activity: readonly Activity[]): Map<string, Reading[]> {
  const byEntry = new Map<string, Reading[]>()
  for (const reading of listReadings(activity)) {
    const known = byEntry.get(reading.entryId)
    if (known) known.push(reading)
    else byEntry.set(reading.entryId, [reading])
  }
  return byEntry
}

/** The day of a reading where the learner was, `YYYY-MM-DD`. */
export function dayOfReading({ at, utcOffsetMinutes }: Pick<Reading, 'at' | 'utcOffsetMinutes'>): string {
  return new Date(Date.parse(at) + utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
}

function keyOf({ entryId, at, corrects = at }: Pick<Activity, 'entryId' | 'at' | 'corrects'>): string {
  return `${entryId} ${corrects}`
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
