import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLines, findSaid, lineAtSeconds, quoteOf, rowsOf } from '@/utils/transcript-rows'

const linesOf = (...texts: string[]) => texts.map((text, index) => ({ startSeconds: index * 10, text }))

describe('rowsOf', () => {
  const chapters = [
    { startSeconds: 0, title: 'Intro' },
    { startSeconds: 15, title: 'Middle' },
    { startSeconds: 500, title: 'End' },
  ]

  it('puts chapters before their lines, and those behind all lines last', () => {
    const rows = rowsOf(linesOf('a', 'b', 'c'), chapters, [19])
    expect(rows.map((row) => (row.kind === 'line' ? row.index : row.chapter.title))).toEqual([
      ...['Intro', 0, 1, 'Middle', 2, 'End'],
    ])
  })

  it('knows which chapters have a note', () => {
    const noted = (...seconds: number[]) =>
      rowsOf([], chapters, seconds).map((row) => row.kind === 'chapter' && row.isNoted)
    expect(noted()).toEqual([false, false, false])
    expect(noted(15, 499)).toEqual([false, true, false])
    expect(noted(14, 9000)).toEqual([true, false, true])
  })
})

describe('findLines', () => {
  const lines = linesOf('So the Gradient', 'vanishes, as', 'Schrödinger said', 'again')

  it.each([
    ['gradient', [0]],
    ['gradient vanishes', [0]],
    ['the as', [0]],
    ['SCHRODINGER', [2]],
    ['a', [0, 1, 2, 3]],
    ['vanishes said', [1]],
    ['gradient again', []],
  ])('finds %j in %j', (query, found) => {
    expect([...(findLines(lines, query) ?? [])]).toEqual(found)
  })

  it.each(['', '   '])('looks for nothing with %j', (query) => {
    expect(findLines(lines, query)).toBeUndefined()
  })
})

describe('findSaid', () => {
  const lines = linesOf('So the gradient', 'vanishes in the deep', 'gradient again', 'deep')

  it.each([
    ['gradient', [0, 2]],
    ['gradient vanishes', [0, 1]],
    ['deep gradient', [0, 1, 2]],
    ['title of it gradient', [0, 2]],
    ['nobody', []],
    ['', []],
  ])('finds for %j the lines %j', (query, found) => {
    expect(findSaid(lines, query)).toEqual(found)
  })
})

describe('lineAtSeconds', () => {
  it('is the last line that has begun', () => {
    const starts = fc.array(fc.nat(1000)).map((all) => all.sort((one, other) => one - other))
    fc.assert(
      fc.property(starts, fc.nat(1000), (seconds, now) => {
        const lines = seconds.map((startSeconds) => ({ startSeconds, text: '' }))
        const index = seconds.findLastIndex((start) => start <= now)
        expect(lineAtSeconds(lines, now)).toBe(index < 0 ? undefined : index)
      }),
    )
  })
})

describe('quoteOf', () => {
  it('joins lines, from the first one’s start to the last one’s end', () => {
    const lines = [
      { startSeconds: 1, endSeconds: 2, text: 'a' },
      { startSeconds: 2, endSeconds: 5, text: 'b' },
    ]
    expect(quoteOf(lines)).toEqual({ startSeconds: 1, endSeconds: 5, text: 'a b' })
    expect(quoteOf([])).toBeUndefined()
  })
})
