import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMarks } from '@/utils/notes/marks'
import { nudge } from '@/utils/notes/nudge'
import { type Moment, markText, momentOf, placeOfStamp, stampByKey, stampWords } from '@/utils/notes/stamp'
import type { PlayerState } from '@/utils/player'
import type { Settings } from '@/utils/settings'
import { hostileText } from '../../hostile-text'
import { draw, readDrawn, sortedCharacters } from './drawn'

const playing: PlayerState = { url: 'https://x.org/', seconds: 100, isApproximate: false, rate: 1, isPaused: false }
const at = (seconds: number, isApproximate = false): Moment => ({ seconds, isApproximate })
const rule = (stampRule: Settings['stampRule'] = 'interval') => ({ stampRule, stampPauseSeconds: 20 })

function typeWords(drawn: string, words: string, seconds: number, stampRule?: Settings['stampRule']) {
  const edited = readDrawn(drawn)
  const moment = at(seconds)
  const place = placeOfStamp(edited, words, moment, rule(stampRule))
  return place && draw(stampWords(edited.text, place, words, markText(moment)))
}

describe('a moment', () => {
  it.each([
    ['at ordinary speed', { seconds: 100 }, 3, at(97)],
    ['at double speed', { seconds: 100, rate: 2 }, 3, at(94)],
    ['at half speed', { seconds: 100, rate: 0.5 }, 3, at(98)],
    ['floored', { seconds: 100.9 }, 0, at(100)],
    ['at a second that the player misses by little', { seconds: 99.9999 }, 0, at(100)],
    ['at the beginning', { seconds: 1 }, 3, at(0)],
    ['in an advertisement, where time stands still', { seconds: 100, isApproximate: true }, 3, at(100, true)],
  ])('is the one before the key: %s', (_, state, lead, moment) => {
    expect(momentOf({ ...playing, ...state }, lead)).toEqual(moment)
  })

  it('is not known without a time', () => {
    const { seconds: _, ...unknown } = playing
    expect(momentOf(unknown, 3)).toBeUndefined()
    expect(momentOf({ ...playing, seconds: Number.NaN }, 3)).toBeUndefined()
  })

  it('is read back from what is written', () => {
    fc.assert(
      fc.property(fc.nat(359_999), fc.nat(9_999), fc.boolean(), (seconds, length, isApproximate) => {
        const [mark, ...more] = findMarks(`- ${markText(at(seconds, isApproximate), seconds + length)} a`)
        expect(more).toEqual([])
        expect(mark).toMatchObject({ startSeconds: seconds, endSeconds: seconds + length, isApproximate })
        expect(findMarks(markText(at(seconds)))).toMatchObject([{ startSeconds: seconds }])
      }),
    )
  })
})

describe('the first letter of a bullet', () => {
  it.each([
    ['- |', '- [1:12] a|'],
    ['- one\n\t* |', '- one\n\t* [1:12] a|'],
    ['1. one\n2. |', '1. one\n2. [1:12] a|'],
    ['- [ ] |', '- [ ] [1:12] a|'],
    ['- |\n- two', '- [1:12] a|\n- two'],
    ['- [0:52] one\n- |', '- [0:52] one\n- [1:12] a|'],
    ['- [1:32] one\n- |', '- [1:32] one\n- [1:12] a|'],
    ['|', '- [1:12] a|'],
    ['|\n', '- [1:12] a|\n'],
  ])('brings the time: %j', (before, after) => {
    expect(typeWords(before, 'a', 72)).toBe(after)
  })

  it.each([
    ['elsewhere in a line', '- o|'],
    ['before words', '- |one'],
    ['in prose', 'one\n|'],
    ['in code', '```\n- |'],
    ['behind a marker without a space', '-|'],
    ['over a selection', '- ‹a›'],
    ['soon after the last time', '- [0:53] one\n- |'],
    ['soon before it', '- [1:30] one\n- |'],
    ['in the range of the last time', '- [0:30–1:05] one\n- |'],
  ])('brings none %s', (_, before) => {
    expect(typeWords(before, 'a', 72)).toBeUndefined()
  })

  it.each([' ', '-', '[', '#', '>', '!', '|', '<'])('is none when it is %j', (sign) => {
    expect(typeWords('- |', sign, 72)).toBeUndefined()
    expect(typeWords('|', sign, 72)).toBeUndefined()
  })

  it('begins the outline only when it can be nothing else', () => {
    expect(typeWords('|', '1', 72)).toBeUndefined()
    expect(typeWords('|', '*', 72)).toBeUndefined()
    expect(typeWords('- |', '1', 72)).toBe('- [1:12] 1|')
    expect(typeWords('|', '深', 72)).toBe('- [1:12] 深|')
  })

  it('follows the rule', () => {
    expect(typeWords('- [1:11] one\n- |', 'a', 72, 'every')).toContain('[1:12] a|')
    expect(typeWords('- [1:11] one\n- |', 'a', 72, 'top')).toContain('[1:12] a|')
    expect(typeWords('- one\n\t- |', 'a', 72, 'top')).toBeUndefined()
    expect(typeWords('- |', 'a', 72, 'key')).toBeUndefined()
    expect(typeWords('|', 'a', 72, 'key')).toBeUndefined()
  })
})

describe('the key for a time', () => {
  it.each([
    ['|', '- [1:12] |'],
    ['- |', '- [1:12] |'],
    ['- words|', '- [1:12] words|'],
    ['- wo|rds', '- [1:12] wo|rds'],
    ['- [ ] words|', '- [ ] [1:12] words|'],
    ['  words|', '  [1:12] words|'],
    ['- [0:10] words|', '- [0:10] words [1:12] |'],
    ['- [0:10] so|me words', '- [0:10] so [1:12] |me words'],
    ['- [0:10] some| words', '- [0:10] some [1:12]| words'],
    ['one\n|', 'one\n[1:12] |'],
  ])('stamps %j', (before, after) => {
    expect(draw(stampByKey(at(72), 75)(readDrawn(before)))).toBe(after)
  })

  it.each([
    ['- [0:10]| words', '- [0:10–1:15]| words'],
    ['- [0:10] |words', '- [0:10–1:15] |words'],
    ['- |[0:10] words', '- |[0:10–1:15] words'],
    ['‹- [0:10] words›', '‹- [0:10–1:15] words›'],
    ['- [~0:10–0:20]| words', '- [~0:10–1:15]| words'],
    ['- [2:00]| words', '- [1:12]| words'],
    ['- [1:15]|', '- [1:15]|'],
  ])('closes a range at a mark: %j', (before, after) => {
    expect(draw(stampByKey(at(72), 75.9)(readDrawn(before)))).toBe(after)
  })
})

const lines = fc.constantFrom(
  '- ',
  '- a',
  '\t- [1:12] b',
  '[0:00–0:09] c',
  '1. [~59:59] d',
  '',
  '```',
  'text',
  '  - [9:59]',
)
const notes = fc.oneof(
  fc.array(fc.oneof(lines, hostileText()), { maxLength: 8 }).map((all) => all.join('\n')),
  hostileText(),
)
const editedTexts = fc.tuple(notes, fc.nat(300), fc.nat(40)).map(([text, start, length]) => ({
  text,
  selectionStart: Math.min(start, text.length),
  selectionEnd: Math.min(start + length, text.length),
}))

describe('the operations on times', () => {
  it('keep every other character, and the selection within the text', () => {
    fc.assert(
      fc.property(editedTexts, fc.nat(10_000), fc.nat(100), (edited, seconds, later) => {
        const after = stampByKey(at(seconds), seconds + later)(edited)
        if (!after) return
        const isStamped = after.text.length > edited.text.length
        const marks = (text: string) => text.replaceAll(/\[~?[\d:]+(?:[–-][\d:]+)?\]/g, '')
        expect(sortedCharacters(marks(after.text)).replace(/^-*/, '')).toBe(
          sortedCharacters(marks(edited.text)).replace(/^-*/, ''),
        )
        if (isStamped) expect(after.selectionEnd).toBeLessThanOrEqual(after.text.length)
        expect(after.selectionStart).toBeLessThanOrEqual(after.selectionEnd)
      }),
    )
  })

  it('give the words back when the mark goes again', () => {
    fc.assert(
      fc.property(editedTexts, fc.nat(10_000), fc.constantFrom('a', '深', '"', '7'), (edited, seconds, words) => {
        const caret = { ...edited, selectionEnd: edited.selectionStart }
        const place = placeOfStamp(caret, words, at(seconds), rule('every'))
        if (!place) return
        const { text } = stampWords(edited.text, place, words, markText(at(seconds)))
        const mark = findMarks(text).find(({ start }) => start === place.offset + place.opening.length)
        expect(mark).toMatchObject({ kind: 'time', startSeconds: seconds })
        expect(text.replace(`${markText(at(seconds))} `, '').length).toBe(
          edited.text.length + words.length + place.opening.length,
        )
      }),
    )
  })

  it('nudge within the source, by one second and nothing else', () => {
    fc.assert(
      fc.property(editedTexts, fc.constantFrom(1, -1), fc.nat(4000), (edited, by, duration) => {
        const after = nudge(by, duration)(edited)
        const before = findMarks(edited.text)
        if (!after) return
        const marks = findMarks(after.text)
        expect(marks).toHaveLength(before.length)
        const changed = marks.filter((mark, index) => before[index]?.text !== mark.text)
        expect(changed.length).toBeLessThanOrEqual(1)
        for (const [index, mark] of marks.entries()) {
          const old = before[index]
          if (mark.kind !== 'time' || old?.kind !== 'time' || mark.text === old.text) continue
          const moved = mark.startSeconds - old.startSeconds + (mark.endSeconds ?? 0) - (old.endSeconds ?? 0)
          expect(moved).toBe(by)
          expect(mark.startSeconds).toBeGreaterThanOrEqual(0)
          if (by > 0)
            expect(mark.endSeconds ?? mark.startSeconds).toBeLessThanOrEqual(Math.max(duration, old.endSeconds ?? 0))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('nudging', () => {
  it.each([
    ['- [1:12]| a', 1, '- [1:13]| a'],
    ['- [1:12] wor|ds', -1, '- [1:11] wor|ds'],
    ['- [9:59] a|', 1, '- [10:00] a|'],
    ['- [10:00] a|', -1, '- [9:59] a|'],
    ['- [59:59]|', 1, '- [1:00:00]|'],
    ['- [~1:12]|', 1, '- [~1:13]|'],
    ['|- [1:12]', 1, '|- [1:13]'],
    ['- [1:12] a [2:00] b|', 1, '- [1:12] a [2:01] b|'],
    ['- [1:12|–1:20]', 1, '- [1:13|–1:20]'],
    ['- [1:12–1:20]|', 1, '- [1:12–1:21]|'],
    ['- [1:12-1:20] a|', -1, '- [1:12-1:19] a|'],
    ['- [0:00]|', -1, '- [0:00]|'],
    ['- [1:00:00]|', 1, '- [1:00:00]|'],
    ['- [1:20–|1:20]', -1, '- [1:20–|1:20]'],
    ['- [1:20|–1:20]', 1, '- [1:20|–1:20]'],
    ['- [5:00]|', -1, '- [4:59]|'],
  ])('%j by %i', (before, by, after) => {
    expect(draw(nudge(by, 3600)(readDrawn(before)))).toBe(after)
  })

  it('leaves a line without a time', () => {
    expect(nudge(1)(readDrawn('- [1:00]\n- a|'))).toBeUndefined()
  })
})
