import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addTag, completeTags, normaliseTag, suggestTags } from '@/utils/tags'

const library = [
  { tag: 'ml/rl', count: 4 },
  { tag: 'ml/careers', count: 9 },
  { tag: 'careers', count: 2 },
  { tag: 'Reading-group', count: 1 },
  { tag: 'Études', count: 1 },
]

describe('a typed tag', () => {
  it.each([
    ['careers', 'careers'],
    ['#careers', 'careers'],
    ['  two words ', 'two-words'],
    ['ML/RL', 'ML/RL'],
    ['/ml//rl/', 'ml/rl'],
    ['ml / rl', 'ml/rl'],
    ['node.js', 'node-js'],
    ['Q&A', 'Q-A'],
    ['C++', 'C'],
    ['snake_case', 'snake_case'],
    ['机器学习', '机器学习'],
    ['Cafe\u0301', 'Café'],
    ['👩‍🔬 lab', '👩‍🔬-lab'],
    ['y1984', 'y1984'],
    ['a\u202eb', 'a-b'],
    ['{{ x }}', 'x'],
  ])('%j becomes %j', (typed, tag) => {
    expect(normaliseTag(typed)).toBe(tag)
  })

  it.each(['', ' ', '\u200d', '#', '1984', '2024/05', '---', '///', '"\':'])('%j is none', (typed) => {
    expect(normaliseTag(typed)).toBeUndefined()
  })

  it('is stable, short, and safe to write anywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const tag = normaliseTag(typed)
        fc.pre(tag !== undefined)
        expect(normaliseTag(tag ?? '')).toBe(tag)
        expect(tag).not.toMatch(/[\s#,:"'{}[\]<>|\\]/)
        expect([...(tag ?? '')].length).toBeLessThanOrEqual(80)
      }),
    )
  })

  it('is added once, in the spelling of the library', () => {
    expect(addTag(['a'], 'CAREERS', library)).toEqual(['a', 'careers'])
    expect(addTag(['Careers'], 'careers', library)).toEqual(['Careers'])
    expect(addTag([], 'New', library)).toEqual(['New'])
  })
})

describe('completion', () => {
  const complete = (typed: string, chosen: string[] = []) => completeTags(typed, library, chosen).map(({ tag }) => tag)

  it.each([
    ['ca', ['careers', 'ml/careers']],
    ['ml', ['ml/careers', 'ml/rl']],
    ['ml r', ['ml/rl']],
    ['GROUP', ['Reading-group']],
    ['etu', ['Études']],
    ['x', []],
  ])('of %j offers %j', (typed, tags) => {
    expect(complete(typed)).toEqual(tags)
  })

  it('offers what is used most when nothing is typed, and never what is chosen', () => {
    expect(complete('', ['ML/Careers'])[0]).toBe('ml/rl')
  })
})

describe('suggestions', () => {
  const suggest = (title: string, keywords: string[], chosen: string[] = []) =>
    suggestTags({ title, keywords, paper: { categories: ['cs.LG'] } }, library, chosen)

  it('put the tags of the library first, then the words of the page', () => {
    const tags = suggest('RL for careers in ML', ['phd life', 'Careers', 'ml'])
    expect(tags).toEqual(['ml/careers', 'ml/rl', 'careers', 'ml'])
  })

  it('need the whole word in the title', () => {
    expect(suggest('World history', [])).toEqual(['cs-LG'])
  })

  it('leave out what is chosen, empty, long or said twice', () => {
    expect(suggest('', ['Careers', 'new', 'New', '1984', 'x'.repeat(40)], ['careers', 'ml/careers'])).toEqual([
      'new',
      'cs-LG',
    ])
  })
})
