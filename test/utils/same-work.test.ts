import { describe, expect, it } from 'vitest'
import { makeEntry } from '@/test/make-entry'
import type { Entry } from '@/utils/entry'
import { isBelievablyPublished, mayBeSameWork } from '@/utils/same-work'

const ada = { name: 'Ada Okonkwo', family: 'Okonkwo', role: 'author' } as const
const kai = { name: 'Kai Müller', family: 'Müller', role: 'author' } as const
const makePaper = (fields: Partial<Entry>) =>
  makeEntry({ kind: 'paper', ids: [], title: 'A Title of Some Length', people: [ada], published: '2024-03', ...fields })

describe('mayBeSameWork', () => {
  const paper = makePaper({ ids: ['arxiv:2403.10704'] })

  it.each<[string, Partial<Entry>]>([
    ['the published form, a year later', { ids: ['doi:10.1/a'], published: '2025' }],
    ['a page that no site knew', { kind: 'page', ids: ['url:https://a.example/'], people: [] }],
    ['an entry without a date', { published: undefined as never }],
    ['an author in another spelling', { people: [{ name: 'ADA OKONKWO', role: 'author' }] }],
  ])('%s', (_, fields) => {
    expect(mayBeSameWork(paper, makePaper(fields))).toBe(true)
    expect(mayBeSameWork(makePaper(fields), paper)).toBe(true)
  })

  it.each<[string, Partial<Entry>]>([
    ['another title', { title: 'Another Title of Some Length' }],
    ['another first author', { people: [kai, ada] }],
    ['three years later', { published: '2027' }],
    ['another paper on arXiv', { ids: ['arxiv:2403.10705'] }],
    ['the talk about it', { kind: 'talk' }],
    ['the video about it', { kind: 'video' }],
  ])('not %s', (_, fields) => {
    expect(mayBeSameWork(paper, makePaper(fields))).toBe(false)
    expect(mayBeSameWork(makePaper(fields), paper)).toBe(false)
  })

  it('never for titles that tell nothing, or are not there', () => {
    for (const title of ['', 'Intro', '…'])
      expect(mayBeSameWork(makePaper({ title }), makePaper({ title }))).toBe(false)
  })

  it('not for two videos of one channel, nor for talks of people unknown', () => {
    const video = (id: string) => makeEntry({ ids: [id], title: 'Lecture 1 of many', people: [ada] })
    expect(mayBeSameWork(video('youtube:a'), video('youtube:b'))).toBe(false)
    expect(mayBeSameWork(video('youtube:a'), video('vimeo:1'))).toBe(true)
    const talk = (id: string) => makeEntry({ kind: 'talk', ids: [id], title: 'Opening remarks' })
    expect(mayBeSameWork(talk('url:a'), talk('url:b'))).toBe(false)
  })
})

describe('isBelievablyPublished', () => {
  const preprint = makePaper({ ids: ['arxiv:2403.10704'] })

  it.each<[string, Partial<Entry>, boolean]>([
    ['the same author under another title', { title: 'Renamed by Its Editors' }, true],
    ['an author of it first, for they were put in order', { people: [kai, ada], title: 'Something Else' }, true],
    ['other authors under much the same title', { people: [kai], title: 'A Title of Quite Some Length' }, true],
    ['other authors and another title', { people: [kai], title: 'Proceedings of a Conference' }, false],
    ['nothing but an identity', { people: [], title: '' }, true],
    ['another preprint', { ids: ['arxiv:2403.10705', 'doi:10.1/a'] }, false],
    ['a talk', { kind: 'talk' }, false],
  ])('%s', (_, fields, isBelieved) => {
    expect(isBelievablyPublished(makePaper({ ids: ['doi:10.1/a'], ...fields }), preprint)).toBe(isBelieved)
  })
})
