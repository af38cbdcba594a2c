import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMarks } from '@/utils/notes/marks'
import {
  lastPlace,
  placeOfPlaceStamp,
  placeText,
  readTypedPage,
  type SourcePlace,
  stampPlaceByKey,
} from '@/utils/notes/place-stamp'
import { stampWords } from '@/utils/notes/stamp'
import type { Settings } from '@/utils/settings'
import { draw, readDrawn } from './drawn'

const page = (where: string): SourcePlace => ({ kind: 'page', where })
const section = (where: string): SourcePlace => ({ kind: 'section', where })

function typeWords(drawn: string, words: string, place: SourcePlace, stampRule: Settings['stampRule'] = 'interval') {
  const edited = readDrawn(drawn)
  const stamp = placeOfPlaceStamp(edited, words, place, { stampRule })
  return stamp && draw(stampWords(edited.text, stamp, words, placeText(place)))
}

describe('a new bullet', () => {
  it.each<[string, string, SourcePlace, Settings['stampRule'] | undefined, string | undefined]>([
    ['of an empty note', '|', page('4'), undefined, '- [p. 4] W|'],
    ['behind another page', '- [p. 3] one\n- |', page('4'), undefined, '- [p. 3] one\n- [p. 4] W|'],
    ['on the same page', '- [p. 4] one\n- |', page('4'), undefined, undefined],
    [
      'on the same page, when every one is marked',
      '- [p. 4] one\n- |',
      page('4'),
      'every',
      '- [p. 4] one\n- [p. 4] W|',
    ],
    ['under another, when those at the top are marked', '- one\n\t- |', page('4'), 'top', undefined],
    ['when a key marks', '|', page('4'), 'key', undefined],
    ['of a section', '- [§3.1] one\n- |', section('3.2'), undefined, '- [§3.1] one\n- [§3.2] W|'],
    ['behind a page, of a section', '- [p. 3] one\n- |', section('3'), undefined, '- [p. 3] one\n- [§3] W|'],
    ['that has words', '- one|', page('4'), undefined, undefined],
  ])('%s', (_, drawn, place, rule, wanted) => {
    expect(typeWords(drawn, 'W', place, rule)).toBe(wanted)
  })
})

describe('a page that is typed', () => {
  it.each([
    ['in an empty note', 'p4|', 4, '- [p. 4] |'],
    ['on a bullet', '- one\n- p12|', 12, '- one\n- [p. 12] |'],
    ['in front of words', '- p4|words', 4, '- [p. 4] |words'],
    ['on a task', '- [ ] p4|', 4, '- [ ] [p. 4] |'],
    ['behind the mark that came with its letter', '- [p. 3] p4|', 4, '- [p. 4] |'],
    ['on a line of its own', 'one\n\np4|', 4, 'one\n\n[p. 4] |'],
  ])('%s', (_, drawn, number, wanted) => {
    const typed = readTypedPage(readDrawn(drawn), ' ')
    expect(typed?.page).toBe(number)
    expect(draw(typed?.edited)).toBe(wanted)
  })

  it.each([
    ['behind words', '- see p4|'],
    ['page 0', '- p0|'],
    ['in code', '```\np4|\n```'],
    ['with more behind the number', '- p4a|'],
    ['over a selection', '- ‹p4›'],
  ])('is none %s', (_, drawn) => {
    expect(readTypedPage(readDrawn(drawn), ' ')).toBeUndefined()
  })
})

describe('the key for a mark', () => {
  it.each([
    ['marks a line', '- one| two', '- [p. 4] one| two'],
    ['changes the mark at the caret', '- [p. 3|] one', '- [p. 4|] one'],
    ['marks the caret on a line that has one', '- [p. 3] one, two|', '- [p. 3] one, two [p. 4] |'],
  ])('%s', (_, drawn, wanted) => {
    expect(draw(stampPlaceByKey(page('4'))(readDrawn(drawn)))).toBe(wanted)
  })
})

it('every mark that is written is read again', () => {
  const number = fc.integer({ min: 1, max: 9999 }).map(String)
  const numbers = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 }).map((all) => all.join('.'))
  fc.assert(
    fc.property(fc.oneof(number.map(page), numbers.map(section)), (place) => {
      const [mark] = findMarks(`- ${placeText(place)} words`)
      expect(mark).toMatchObject(place)
      expect(lastPlace(`[p. 1] [§1]\n${placeText(place)} x`, place.kind)).toBe(place.where)
    }),
  )
})
