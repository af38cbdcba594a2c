import { describe, expect, it } from 'vitest'
import { listPasses, minutesOf, nextPass, passTitle } from '@/utils/notes/pass-list'
import type { Reading } from '@/utils/readings'

function reading(day: string, pass: 1 | 2 | 3, fields: Partial<Reading> = {}): Reading {
  return { at: `${day}T10:00:00.000Z`, utcOffsetMinutes: 0, entryId: 'x', pass, ...fields }
}

describe('the passes of an entry', () => {
  it('unite the sittings of one pass, and keep versions and repeated passes apart', () => {
    const readings = [
      reading('2026-01-01', 1, { version: 1, seconds: 600 }),
      reading('2026-01-02', 2, { version: 1, seconds: 1200 }),
      reading('2026-01-03', 2, { version: 1, seconds: 1800 }),
      reading('2026-02-01', 1, { version: 2 }),
      reading('2026-03-01', 2, { version: 1, seconds: 60 }),
    ]
    expect(listPasses(readings, '').map(({ readings: _, ...pass }) => pass)).toEqual([
      { pass: 1, version: 1, days: ['2026-01-01'], seconds: 600 },
      { pass: 2, version: 1, days: ['2026-01-02', '2026-01-03'], seconds: 3000 },
      { pass: 1, version: 2, days: ['2026-02-01'] },
      { pass: 2, version: 1, days: ['2026-03-01'], seconds: 60 },
    ])
  })

  it('are those that only the notes tell of, too', () => {
    const notes = '- **First pass** · 2026-01-01 · v1\n- **Second pass** · 2025-12-01 · 30 min\n- **Third pass**'
    const passes = listPasses([reading('2026-01-01', 1, { version: 1 })], notes)
    expect(passes.map(({ readings, ...pass }) => ({ ...pass, count: readings.length }))).toEqual([
      { pass: 2, days: ['2025-12-01'], seconds: 1800, count: 0 },
      { pass: 1, version: 1, days: ['2026-01-01'], count: 1 },
      { pass: 3, days: [], count: 0 },
    ])
  })

  it('are dated where the learner was', () => {
    expect(listPasses([reading('2026-01-01', 1, { utcOffsetMinutes: 15 * 60 })], '')[0]?.days).toEqual(['2026-01-02'])
  })

  it('leave out readings that are no pass', () => {
    const { pass: _, ...plain } = reading('2026-01-01', 1)
    expect(listPasses([plain], '')).toEqual([])
  })

  it.each([
    [[], 1],
    [[1], 2],
    [[1, 2], 3],
    [[1, 2, 3], 3],
    [[2], 3],
  ] as const)('after %j comes %d', (done, next) => {
    expect(nextPass(done.map((pass) => ({ pass, days: [], readings: [] })))).toBe(next)
  })

  it('are named with their version', () => {
    expect(passTitle({ pass: 2, version: 3 })).toBe('Second pass of version 3')
    expect([1, 89, 91].map(minutesOf)).toEqual([1, 1, 2])
  })
})
