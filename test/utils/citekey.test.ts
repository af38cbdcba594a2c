import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nthCitekey, parseCitekey, proposeCitekey } from '@/utils/citekey'
import type { Entry } from '@/utils/entry'
import { parsePeople } from '@/utils/people'
import { makeEntry } from '../make-entry'

function keyOf(people: string[], published: string | undefined, title: string, ids: string[] = []): string {
  const fields: Partial<Entry> = { kind: 'paper', people: parsePeople(people, 'author'), title, ids }
  return proposeCitekey(makeEntry(published === undefined ? fields : { ...fields, published }))
}

describe('proposeCitekey', () => {
  it.each([
    [['Vaswani, Ashish', 'Shazeer, Noam'], '2017-06-12', 'Attention Is All You Need', 'vaswani2017attention'],
    [['de la Fuente, Ana'], '2024', 'On the $\\alpha$-Habits of Readers', 'delafuente2024habits'],
    [['Schrödinger, Erwin'], '1935', 'Die gegenwärtige Situation', 'schrodinger1935gegenwartige'],
    [['Nguyễn, Thị Hồng'], '2020', 'Đọc sách', 'nguyen2020doc'],
    [['Østergård, Søren'], '2001', 'The Łódź Model', 'ostergard2001lodz'],
    [["O'Brien, Conor"], '1999', "Don't Panic", 'obrien1999dont'],
    [['Колмогоров, А. Н.'], '1965', 'Три подхода к определению', 'kolmogorov1965tri'],
    [['Παπαδόπουλος, Γ.'], '2010', 'Μια μελέτη', 'papadopoulos2010mia'],
    [['The ATLAS Collaboration'], '2012-07', 'Observation of a New Particle', 'atlas2012observation'],
    [['Doe, Jane'], undefined, '', 'doe'],
    [[], '2020', 'A Title Alone', 'title2020'],
  ])('%o %s %s is %s', (people, published, title, key) => {
    expect(keyOf(people, published, title)).toBe(key)
  })

  it.each([
    ['王小云', '数据挖掘', ['arxiv:2401.01234'], 'arxiv2401_01234'],
    ['محمد علي', 'قراءة', ['arxiv:hep-th/9901001', 'doi:10.1/x'], 'arxivhep_th_9901001'],
    ['山田', '読書', ['doi:10.1145/1273445.1273458'], 'doi10_1145_1273445_1273458'],
    ['김철수', '', [], 'entry00000001'],
  ])('%s, whose name has no plain letters, is cited by identity', (name, title, ids, key) => {
    expect(keyOf([name], '2024', title, ids)).toBe(key)
  })

  it('is always a key, and never empty', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(part, part, fc.array(part), (name, title, ids) => {
        const people = [{ name, family: name, role: 'author' as const }]
        const key = proposeCitekey(makeEntry({ people, title, ids }))
        expect(key).toMatch(/^[a-z][a-z\d_]*$/)
        expect(parseCitekey(key)).toBe(key)
      }),
    )
  })
})

describe('nthCitekey', () => {
  it.each([
    [0, 'x'],
    [1, 'xa'],
    [26, 'xz'],
    [27, 'xaa'],
    [52, 'xaz'],
    [53, 'xba'],
    [702, 'xzz'],
    [703, 'xaaa'],
  ])('%i is %s', (n, key) => expect(nthCitekey('x', n)).toBe(key))
})

describe('parseCitekey', () => {
  it.each(['DBLP:conf/nips/VaswaniSPUJGKP17', 'smith_2020', 'Müller2020', 'a+b.c-d', 'RFC_1925'])('takes %s', (key) => {
    expect(parseCitekey(` ${key} `)).toBe(key)
  })

  it.each(['', ' ', 'a b', 'a,b', 'a{b', 'a}b', 'a"b', 'a=b', 'a#b', 'a%b', 'a\\b', 'a~b', '\u202ea', 'x'.repeat(201)])(
    'refuses %j',
    (key) => expect(parseCitekey(key)).toBeUndefined(),
  )
})
