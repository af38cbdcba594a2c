import { describe, expect, it } from 'vitest'
import { quantile, timeRow } from '@/scripts/bench/figures'

describe('quantile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
    [[7], 0.95, 7],
    [[], 0.5, Number.NaN],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected)
  })
})

describe('timeRow', () => {
  it('says whether the share keeps within the limit', () => {
    expect(timeRow('reading', [1, 2, 30], 0.5, 3)).toEqual({
      what: 'reading, median of 3',
      value: '2.0 ms',
      limit: '3 ms',
      fits: true,
    })
    expect(timeRow('reading', [1, 2, 30], 0.95, 3).fits).toBe(false)
    expect(timeRow('reading', [], 0.95, 3).fits).toBe(false)
  })
})
