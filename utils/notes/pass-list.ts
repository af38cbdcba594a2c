import { dayOfReading, type Reading } from '@/utils/readings'
import { type PassNumber, passNames, readPasses } from './passes'

/** A pass over a paper, by the record of readings, by the notes, or by both. */
export interface Pass {
  pass: PassNumber
  version?: number
  /** Days on which it was read or written of, in order; none when the notes give no date. */
  days: string[]
  /** Absent when nobody knows. */
  seconds?: number
  /** The readings of the record that belong to it. */
  readings: Reading[]
}

/** The passes of an entry in the order of their days: those recorded, and those that only its notes tell of. */
export function listPasses(readings: readonly Reading[], notes: string): Pass[] {
  const passes: Pass[] = []
  for (const reading of readings) {
    if (reading.pass === undefined) continue
    const { pass, version } = reading
    const known = passes.findLast((each) => each.pass === pass && each.version === version)
    // A pass is read in several sittings; when a later pass came in between, it is another one.
    const isAnother = passes.at(-1) !== known
    if (known && !isAnother) known.readings.push(reading)
    else passes.push({ pass, ...(version !== undefined && { version }), days: [], readings: [reading] })
  }
  for (const each of passes) {
    each.days = [...new Set(each.readings.map(dayOfReading))].sort()
    const seconds = each.readings.reduce((sum, reading) => sum + (reading.seconds ?? 0), 0)
    if (seconds > 0) each.seconds = seconds
  }
  return [...passes, ...writtenPasses(passes, notes)].sort(compareDays)
}

/** The pass that comes next: after the third, the third again. */
export function nextPass(passes: readonly Pass[]): PassNumber {
  const last = Math.max(0, ...passes.map(({ pass }) => pass))
  return last === 0 ? 1 : last === 1 ? 2 : 3
}

/** `Second pass of version 2`. */
export function passTitle({ pass, version }: Pick<Pass, 'pass' | 'version'>): string {
  return version === undefined ? passNames[pass] : `${passNames[pass]} of version ${version}`
}

/** A pass in one line: `First pass · 2026-11-22 · v2 · 12 min`. */
export function passLine({ pass, version, days, seconds }: Pass): string {
  const parts = [passNames[pass], daysText(days), version && `v${version}`, seconds && `${minutesOf(seconds)} min`]
  return parts.filter(Boolean).join(' · ')
}

/** `2026-11-22`, or the first and the last of several days. */
export function daysText(days: readonly string[]): string {
  return [...new Set([days[0], days.at(-1)])].filter((day) => day !== undefined).join(' – ')
}

/** Whole minutes; what was read at all took one. */
export function minutesOf(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60))
}

function writtenPasses(recorded: readonly Pass[], notes: string): Pass[] {
  const free = [...recorded]
  return readPasses(notes).flatMap(({ pass, version, date, minutes }) => {
    const isSame = (each: Pass) => {
      const isVersion = version === undefined || each.version === undefined || each.version === version
      return each.pass === pass && isVersion && (date === undefined || each.days.includes(date))
    }
    const at = free.findIndex(isSame)
    if (at >= 0) {
      const [known] = free.splice(at, 1)
      if (known && known.seconds === undefined && minutes) known.seconds = minutes * 60
      return []
    }
    const written: Pass = { pass, days: date === undefined ? [] : [date], readings: [] }
    if (version !== undefined) written.version = version
    if (minutes) written.seconds = minutes * 60
    return [written]
  })
}

/** Those without a day stand last; of one day, the earlier pass first. */
function compareDays(one: Pass, other: Pass): number {
  const [a = '9', b = '9'] = [one.days[0], other.days[0]]
  return a < b ? -1 : a > b ? 1 : one.pass - other.pass
}
