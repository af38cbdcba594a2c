import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cue, unrollCues } from '@/utils/unroll-cues'

const cue = (startSeconds: number, endSeconds: number, ...rows: string[]): Cue => ({ startSeconds, endSeconds, rows })

describe('unrollCues', () => {
  it('takes the words of automatic captions once', () => {
    const rolling = [
      cue(0.16, 2.07, ' ', 'so today we look at'),
      cue(2.07, 2.08, 'so today we look at', ' '),
      cue(2.08, 4.3, 'so today we look at', 'attention and why'),
      cue(4.3, 4.31, 'attention and why', ' '),
      cue(4.31, 6, 'attention and why', 'it works'),
    ]
    expect(unrollCues(rolling)).toEqual([
      { startSeconds: 0.16, endSeconds: 2.08, text: 'so today we look at' },
      { startSeconds: 2.08, endSeconds: 4.31, text: 'attention and why' },
      { startSeconds: 4.31, endSeconds: 6, text: 'it works' },
    ])
  })

  it('keeps what is said twice', () => {
    const twice = [cue(0, 1, 'No.'), cue(1, 2, 'No.'), cue(2, 3, 'No.', 'Never.'), cue(60, 61, 'Never.')]
    expect(unrollCues(twice).map(({ text }) => text)).toEqual(['No.', 'No.', 'Never.', 'Never.'])
  })

  it('joins rows, sorts by time, and knows an end that is none', () => {
    expect(unrollCues([cue(5, 4, 'b'), cue(1, 2, 'a', '', 'a2'), cue(8, Number.POSITIVE_INFINITY, 'c')])).toEqual([
      { startSeconds: 1, endSeconds: 2, text: 'a a2' },
      { startSeconds: 5, text: 'b' },
      { startSeconds: 8, text: 'c' },
    ])
  })

  it('loses no word and makes up none', () => {
    const row = fc.constantFrom('a', 'b', 'c d', '', 'e')
    const cues = fc.array(fc.record({ seconds: fc.nat(20), length: fc.nat(3), rows: fc.array(row, { maxLength: 3 }) }))
    fc.assert(
      fc.property(cues, (made) => {
        const given = made.map(({ seconds, length, rows }) => cue(seconds, seconds + length, ...rows))
        const words = (rows: readonly string[]) => [...new Set(rows.join(' ').split(/\s+/).filter(Boolean))].sort()
        expect(words(unrollCues(given).map(({ text }) => text))).toEqual(words(given.flatMap(({ rows }) => rows)))
      }),
    )
  })
})
