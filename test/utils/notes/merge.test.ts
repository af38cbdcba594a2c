import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeLines, uniteLines } from '@/utils/notes/merge'

// Few different lines, so that sides repeat, move and share them; among them what a plain object would stumble over.
const line = fc.constantFrom('', 'a', 'b', 'c', '- a', '\t- a', '- [1:12] b', 'constructor', '__proto__', '中文 🎉')
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

describe('mergeLines', () => {
  it.each([
    ['both add at the end', 'a', 'a\nb', 'a\nc', 'a\nb\nc'],
    ['both start from nothing', '', 'a', 'b', 'a\nb'],
    ['both add the same', 'a', 'a\nb', 'a\nb', 'a\nb'],
    ['both change one line', 'a\nb\nc', 'a\nB\nc', 'a\nb!\nc', 'a\nB\nb!\nc'],
    ['they change neighbouring lines', 'a\nb', 'A\nb', 'a\nB', 'A\nB'],
    ['one takes a line away that the other changed', 'a\nb\nc', 'a\nc', 'a\nB\nc', 'a\nB\nc'],
    ['one takes a line away, the other adds elsewhere', 'a\nb\nc', 'b\nc', 'a\nb\nc\nd', 'b\nc\nd'],
    ['both take different lines away', 'a\nb\nc\nd', 'b\nc\nd', 'a\nb\nc', 'b\nc'],
    ['one side empties the text', 'a\nb', '', 'a\nb', ''],
    ['one side empties the text that the other grew', 'a\nb', '', 'a\nb\nc', 'c'],
    ['a line break at the end', 'a\n', 'a\nb\n', 'a\nc\n', 'a\nb\nc\n'],
  ])('%s', (_, base, stored, edited, merged) => {
    expect(mergeLines(base, stored, edited)).toBe(merged)
  })

  it('gives the other side when one is unchanged', () => {
    fc.assert(
      fc.property(text, text, (base, side) => {
        expect(mergeLines(base, side, base)).toBe(side)
        expect(mergeLines(base, base, side)).toBe(side)
        expect(mergeLines(base, side, side)).toBe(side)
      }),
    )
  })

  it('loses nothing that either side added', () => {
    const numbered = (side: string) =>
      fc.array(
        fc.oneof(
          line,
          fc.nat(30).map((n) => `${side}${n}`),
        ),
        { maxLength: 12 },
      )
    fc.assert(
      fc.property(text, numbered('stored '), numbered('edited '), (base, stored, edited) => {
        const merged = mergeLines(base, stored.join('\n'), edited.join('\n')).split('\n')
        const old = base.split('\n')
        const added = [...stored, ...edited].filter((each) => each !== '' && !old.includes(each))
        expect(added.filter((each) => !merged.includes(each))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps what both left alone, in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { maxLength: 12 }), fc.nat(12), fc.nat(12), (base, first, second) => {
        const lines = base.map(String)
        const stored = lines.toSpliced(first, 0, 'stored')
        const edited = lines.toSpliced(second, 0, 'edited')
        const merged = mergeLines(lines.join('\n'), stored.join('\n'), edited.join('\n')).split('\n')
        expect(merged.filter((each) => /^\d+$/.test(each))).toEqual(lines)
        expect(merged.filter((each) => each === 'stored' || each === 'edited')).toHaveLength(2)
      }),
    )
  })

  it('brings nothing in that neither side has', () => {
    fc.assert(
      fc.property(text, text, text, (base, stored, edited) => {
        const known = [...stored.split('\n'), ...edited.split('\n')]
        const merged = mergeLines(base, stored, edited)
        expect(merged.split('\n').filter((each) => each !== '' && !known.includes(each))).toEqual([])
      }),
    )
  })

  it('merges twenty additions one after the other', () => {
    const base = '- first'
    const merged = Array.from({ length: 20 }, (_, n) => `${base}\n- line ${n}`).reduce(
      (stored, edited) => mergeLines(base, stored, edited),
      base,
    )
    expect(merged.split('\n')).toHaveLength(21)
  })
})

describe('uniteLines', () => {
  it('has every line of both, those that they share once', () => {
    expect(uniteLines('a\nb\nd', 'a\nc\nd')).toBe('a\nb\nc\nd')
    expect(uniteLines('', 'a')).toBe('a')
    expect(uniteLines('a\nb', 'b')).toBe('a\nb')
  })
})
