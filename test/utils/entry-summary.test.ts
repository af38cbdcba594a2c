import { describe, expect, it } from 'vitest'
import {
  bylineText,
  dateText,
  firstNoteLine,
  instantText,
  isIncomplete,
  peopleText,
  titleOrPlace,
} from '@/utils/entry-summary'

const named = (...names: string[]) => names.map((name) => ({ name, role: 'author' as const }))

describe('peopleText', () => {
  it.each([
    [[], ''],
    [['A', ' ', 'B'], 'A, B'],
    [['A', 'B', 'C', 'D'], 'A, B, C, D'],
    [['A', 'B', 'C', 'D', 'E'], 'A, B, C and 2 more'],
  ])('names %j as %j', (names, text) => {
    expect(peopleText(named(...names))).toBe(text)
  })
})

describe('dateText', () => {
  it.each([
    ['2023', '2023'],
    ['2023-11', 'Nov 2023'],
    ['2023-11-05', '5 Nov 2023'],
    [undefined, ''],
    ['soon', ''],
  ])('writes %j as %j', (date, text) => {
    expect(dateText(date, 'en-GB')).toBe(text)
  })
})

describe('instantText', () => {
  it.each([
    ['2026-05-12T14:30:00-07:00', '12 May 2026, 14:30'],
    ['2026-05-12T14:30+05:30', '12 May 2026, 14:30'],
    ['2026-05-12T14:30', '12 May 2026, 14:30'],
    ['2026-05-12T23:30:00.000Z', '12 May 2026, 23:30 UTC'],
    ['2026-05-12', '12 May 2026'],
    ['soon', ''],
    [undefined, ''],
  ])('tells %j as the place’s own clock', (instant, text) => {
    expect(instantText(instant, 'en-GB')).toBe(text)
  })
})

describe('bylineText', () => {
  it('says who, where and when', () => {
    const entry = { people: named('Ada'), container: { name: 'SysConf' }, published: '2024' }
    expect(bylineText(entry, 'en-GB')).toBe('Ada · SysConf · 2024')
  })

  it('says when and where a talk begins', () => {
    const talk = { start: '2026-05-12T14:30:00-07:00', room: 'Room 3' }
    const entry = { people: named('Inés de la Cruz', 'Wei Zhang'), container: { name: 'Field Notes 2026' }, talk }
    expect(bylineText({ ...entry, published: '2026-05-12' }, 'en-GB')).toBe(
      'Inés de la Cruz, Wei Zhang · Field Notes 2026 · 12 May 2026, 14:30 · Room 3',
    )
  })

  it('names a channel once', () => {
    expect(bylineText({ people: named('Chan'), container: { name: 'Chan' } })).toBe('Chan')
  })
})

describe('firstNoteLine', () => {
  it.each([
    ['', ''],
    ['\n  \n- ', ''],
    ['## Heading\ntext', 'Heading'],
    ['\t- [x] 1. done', '1. done'],
    ['> - [1:12] said', '[1:12] said'],
    ['-5 degrees', '-5 degrees'],
    ['#tag', '#tag'],
    ['- **a** [b](https://c.example) `d`', 'a b d'],
    ['2 ** 3', '2 ** 3'],
  ])('of %j is %j', (notes, line) => {
    expect(firstNoteLine(notes)).toBe(line)
  })
})

describe('titleOrPlace', () => {
  it.each([
    [{ title: ' T ', kind: 'page' as const }, 'T'],
    [{ title: ' ', url: 'https://a.example', kind: 'page' as const }, 'https://a.example'],
    [{ title: '', kind: 'note' as const }, 'Untitled note'],
    [{ title: '', kind: 'paper' as const, ids: ['doi:10.1234/a'], url: 'https://a.example/b' }, 'doi:10.1234/a'],
  ])('of %j is %j', (entry, text) => {
    expect(titleOrPlace({ ids: [], url: undefined, ...entry })).toBe(text)
  })
})

describe('isIncomplete', () => {
  const author = { name: 'Ada Byron', role: 'author' as const }
  it.each([
    [{ kind: 'paper' as const, title: '', people: [] }, true],
    [{ kind: 'paper' as const, title: 'Typed', people: [] }, true],
    [{ kind: 'paper' as const, title: 'Listed', people: [author] }, false],
    [{ kind: 'page' as const, title: ' ', people: [] }, true],
    [{ kind: 'page' as const, title: 'Typed', people: [] }, false],
    [{ kind: 'note' as const, title: '', people: [] }, false],
  ])('of %j from an address alone is %s', (entry, is) => {
    expect(isIncomplete(entry, false)).toBe(is)
    expect(isIncomplete(entry, true)).toBe(false)
  })
})
