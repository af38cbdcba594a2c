import { describe, expect, it } from 'vitest'
import { makeEntry } from '@/test/make-entry'
import type { Relation } from '@/utils/entry'
import { listRelated, relationUrl } from '@/utils/related'
import { identifyUrl } from '@/utils/sites'

const code: Relation = { how: 'code of', url: 'https://www.github.com/okafor/sparse/?utm_source=x' }
const paper = makeEntry({ id: 'paper', kind: 'paper', ids: ['arxiv:2611.01234'], title: 'The paper', related: [code] })
const repository = makeEntry({ id: 'code', kind: 'page', ids: ['url:https://github.com/okafor/sparse'], title: 'Code' })
const talk = makeEntry({
  id: 'talk',
  ids: ['youtube:7ARBJQn6QkM'],
  title: 'The talk',
  related: [{ how: 'paper of', url: 'https://arxiv.org/pdf/2611.01234v3' }],
})
const summaries = (things: ReturnType<typeof listRelated>) => things.map(({ label, entry }) => [label, entry?.id])

describe('listRelated', () => {
  it('names what is not in the library', () => {
    expect(listRelated(paper, [paper], identifyUrl)).toEqual([{ label: 'Code', relation: code }])
  })

  it('finds what is, whatever spelling of its address is named, and what names it', () => {
    const entries = [talk, paper, repository]
    expect(summaries(listRelated(paper, entries, identifyUrl))).toEqual([
      ['Code', 'code'],
      ['Paper of', 'talk'],
    ])
    expect(summaries(listRelated(repository, entries, identifyUrl))).toEqual([['Code of', 'paper']])
    expect(summaries(listRelated(talk, entries, identifyUrl))).toEqual([['Paper', 'paper']])
  })

  it('shows two that name each other once', () => {
    const back: Relation = { how: 'recording of', id: 'youtube:7ARBJQn6QkM' }
    const naming = { ...paper, related: [back] }
    expect(summaries(listRelated(naming, [naming, talk], identifyUrl))).toEqual([['Recording', 'talk']])
  })

  it('takes what a page names for what it is: text', () => {
    const hostile = {
      ...paper,
      related: [{ how: 'code of' as const, url: 'javascript:alert(1)' }, { how: 'code of' as const }],
    }
    expect(listRelated(hostile, [hostile, talk], identifyUrl).map(({ entry }) => entry?.id)).toEqual([
      undefined,
      undefined,
      'talk',
    ])
  })
})

describe('relationUrl', () => {
  it.each([
    [{ how: 'code of', url: 'https://a.example/x' }, 'https://a.example/x'],
    [{ how: 'published as', id: 'doi:10.1145/1.2' }, 'https://doi.org/10.1145/1.2'],
    [{ how: 'preprint of', id: 'arxiv:2611.01234' }, 'https://arxiv.org/abs/2611.01234'],
    [{ how: 'recording of', id: 'youtube:x' }, undefined],
  ] as const)('%o', (relation, url) => {
    expect(relationUrl(relation)).toBe(url)
  })
})
