import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from '@/test/hostile-text'
import { boundLines, boundText, languageOf } from '@/utils/bound-text'

describe('boundLines', () => {
  it.each([
    ['  two \n words\t', 'two words'],
    ['\u202eturned\u202c \u200fround', 'turned round'],
    ['bell\u0007 and \u0000 null', 'bell and null'],
    ['<b>not markup</b>', '<b>not markup</b>'],
    ['👩‍🔬 中文', '👩‍🔬 中文'],
  ])('%j becomes %j', (text, line) => {
    expect(boundLines([{ startSeconds: 1, text }])).toEqual([{ startSeconds: 1, text: line }])
  })

  it('puts lines in order of time and drops what has no time or no words', () => {
    const lines = [
      { startSeconds: 9, endSeconds: 3, text: 'late' },
      { startSeconds: 1, endSeconds: 2, text: 'early' },
      { startSeconds: Number.NaN, text: 'never' },
      { startSeconds: -1, text: 'before' },
      { startSeconds: 2, text: ' \u200f ' },
    ]
    expect(boundLines(lines)).toEqual([
      { startSeconds: 1, endSeconds: 2, text: 'early' },
      { startSeconds: 9, text: 'late' },
    ])
  })

  it('bounds what is endless', () => {
    const long = boundLines(Array.from({ length: 40_000 }, (_, n) => ({ startSeconds: n, text: 'x'.repeat(5_000) })))
    expect(long.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(3_002_000)
    expect(long[0]?.text).toHaveLength(2_000)
  })

  it('gives lines of one row whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ startSeconds: fc.double(), text: fc.string({ unit: 'binary' }) })), (lines) => {
        const bounded = boundLines(lines)
        for (const { text } of bounded) expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e]|^\s|\s$|^$/u)
        expect(boundLines(bounded)).toEqual(bounded)
      }),
    )
  })
})

describe('boundText', () => {
  it('keeps where it came from short and on one line', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const lines = [{ startSeconds: 0, text }]
        const given = { entryId: 'a', kind: 'captions', language: text, complete: false, lines, from: text } as const
        const { from, language } = boundText(given)
        expect(from).not.toMatch(/[\n\r\u202e]/)
        expect(from.length).toBeLessThanOrEqual(200)
        expect(languageOf(language)).toBe(language)
      }),
    )
  })
})

describe('languageOf', () => {
  it.each([
    ['en', 'en'],
    ['EN-us', 'en-US'],
    ['zh_Hans', 'zh-Hans'],
    ['', 'und'],
    ['English (auto-generated)', 'und'],
    ['../../x', 'und'],
    ['x'.repeat(99), 'und'],
  ])('of %j is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language)
  })
})
