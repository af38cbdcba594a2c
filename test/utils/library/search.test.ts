import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { later, makeEntry } from '@/test/make-entry'
import type { Entry } from '@/utils/entry'
import { fold } from '@/utils/fold'
import { createSearch } from '@/utils/library/search'

const searchOf = (...entries: Entry[]) => {
  const search = createSearch()
  search.put(entries)
  return search
}

const full = makeEntry({
  title: 'Schrödinger’s cat',
  people: [{ name: 'Łukasz Kaiser', affiliation: 'Straße 9', role: 'speaker' }],
  container: { name: 'NeurIPS' },
  tags: ['ml/rl'],
  why: 'for Monday',
  notes: '- [1:12] 强化学习',
  summary: 'An ﬁne abstract',
  url: 'https://www.youtube.com/watch?v=7ARBJQn6QkM',
  ids: ['arxiv:2403.10704'],
  published: '2024-03',
  talk: { room: 'Hall B' },
  chapters: [{ startSeconds: 0, title: 'Opening' }],
})

describe('find', () => {
  it.each([
    'schrodinger',
    'SCHRÖDINGER CAT',
    'lukasz',
    'strasse',
    'neurips',
    'ml/rl',
    'monday',
    '强化',
    'fine abstract',
    'watch?v=7ARBJQn6QkM',
    '2403.10704',
    '2024-03',
    'hall b',
    'opening',
    'monday hall cat',
    '',
    '  ',
  ])('finds %j', (text) => {
    expect(searchOf(full).find(text)).toEqual([full])
  })

  it.each(['dog', 'cat dog', 'schroedinger'])('does not find %j', (text) => {
    expect(searchOf(full).find(text)).toEqual([])
  })

  it('gives the newest first, whatever the order they came in', () => {
    const entries = [3, 1, 2].map((n) => makeEntry({ id: `${n}`, createdAt: later(n).toISOString() }))
    expect(
      searchOf(...entries)
        .find('')
        .map(({ id }) => id),
    ).toEqual(['3', '2', '1'])
  })

  it('follows what changes, also in the middle of typing', () => {
    const search = searchOf(makeEntry({ id: '1', title: 'alpha' }), makeEntry({ id: '2', title: 'beta' }))
    expect(search.find('al')).toHaveLength(1)
    search.put([makeEntry({ id: '2', title: 'alpine' })])
    expect(search.find('alp')).toHaveLength(2)
    search.put([makeEntry({ id: '1', deletedAt: later(1).toISOString() })])
    search.remove(['2'])
    expect(search.find('')).toEqual([])
  })

  it('finds entries by what is said in their texts, whichever comes first', () => {
    const words = (id: string, entryId: string, ...all: string[]) => ({ id, entryId, words: all.join('\n') })
    const search = createSearch()
    search.putTexts([words('t1', '1', 'so', 'the', 'okonkwo', 'bound')])
    search.put([makeEntry({ id: '1', title: 'alpha' }), makeEntry({ id: '2', title: 'beta' })])
    search.putTexts([words('t2', '2', 'the', 'end')])
    const found = (text: string) => search.find(text).map(({ id }) => id)
    expect(found('okon')).toEqual(['1'])
    expect(found('alpha bound')).toEqual(['1'])
    expect(['alpha', 'alpha bound', 'bound'].map((text) => search.isWritten('1', text))).toEqual([true, false, false])
    expect(found('the')).toEqual(['1', '2'])
    expect(found('alpha end')).toEqual([])
    search.putTexts([words('t1', '1', 'other')])
    expect(found('okon')).toEqual([])
    search.put([makeEntry({ id: '1', title: 'gamma' })])
    expect(found('gamma other')).toEqual(['1'])
    search.dropTexts()
    expect(found('gamma other')).toEqual([])
    search.putTexts([words('t1', '1', 'other')])
    search.remove(['1'])
    expect(found('other')).toEqual([])
  })

  it('finds the same whatever was typed before', () => {
    const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'bc', 'c', 'é', 'e', 'x y', 'y', '+', '+a')
    const texts = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '))
    const libraries = fc.array(fc.record({ title: texts, said: texts }), { maxLength: 8 })
    fc.assert(
      fc.property(libraries, fc.array(texts, { maxLength: 6 }), (made, queries) => {
        const entries = made.map(({ title }, n) => makeEntry({ id: `${n}`, title, url: '', ids: [] }))
        const said = made.map(({ said }, n) => ({
          id: `${n}`,
          entryId: `${n}`,
          words: fold(said).replaceAll(' ', '\n'),
        }))
        const fill = () => {
          const search = searchOf(...entries)
          search.putTexts(said)
          return search
        }
        const search = fill()
        for (const query of queries) expect(search.find(query)).toEqual(fill().find(query))
      }),
    )
  })
})

describe('fold', () => {
  it('is the same for a text and its upper case', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aäßøłéźΣσ中あ') }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
      }),
    )
    expect(fold('ÄÖÜ ÉÈ Ø Ł')).toBe('aou ee o l')
  })
})
