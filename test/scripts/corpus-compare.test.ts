import { describe, expect, it } from 'vitest'
import { compareReading } from '@/scripts/corpus/compare'
import { clipOf, fact } from '@/utils/clip'

const clip = clipOf(
  { site: 'arxiv', kind: 'paper', ids: ['arxiv:1', 'url:x'], url: 'https://example.org/', at: new Date(0) },
  {
    title: fact('x', 'high', 'Scho\u0308n  lesen'),
    people: fact('x', 'high', [{ name: 'Ann de Reader', family: 'de Reader', given: 'Ann', role: 'author' as const }]),
    published: fact('x', 'high', '2024-03-01'),
    container: fact('x', 'high', { name: 'Journal', url: 'https://example.org/' }),
    paper: fact('x', 'high', { version: 2, withdrawn: false, versions: [{ n: 1, date: '2024-01-01', readAt: 'now' }] }),
  },
)

const verdict = (fields: Record<string, unknown>) =>
  compareReading({ clip }, { isUnreadable: false, fields }).map((outcome) => `${outcome.field} ${outcome.verdict}`)

describe('compareReading', () => {
  it.each([
    [{ kind: 'paper' }, 'kind right'],
    [{ kind: 'page' }, 'kind wrong'],
    [{ ids: ['arxiv:1'] }, 'ids right'],
    [{ ids: ['arxiv:2'] }, 'ids wrong'],
    [{ title: 'Schön lesen' }, 'title right'],
    [{ title: 'Other', titleRaw: 'Schön lesen' }, 'title right'],
    [{ title: 'Other', titleRaw: 'Another' }, 'title wrong'],
    [{ people: [{ name: 'Somebody else', family: 'de Reader', given: 'Ann' }] }, 'people right'],
    [{ people: [{ name: 'Ann de Reader' }] }, 'people right'],
    [{ people: [{ name: 'Ann de Reader', family: 'Reader' }] }, 'people wrong'],
    [{ people: [] }, 'people wrong'],
    [{ published: '2024' }, 'published right'],
    [{ published: '2024-04' }, 'published wrong'],
    [{ container: { name: 'Journal' } }, 'container right'],
    [{ paper: { versions: [{ n: 1, date: '2024-01-01' }] } }, 'paper.versions right'],
    [{ paper: { versions: [{ n: 1 }, { n: 2 }] } }, 'paper.versions wrong'],
    [{ paper: { withdrawn: false } }, 'paper.withdrawn right'],
    [{ paper: { comments: '5 pages' } }, 'paper.comments missing'],
    [{ talk: { room: 'A' } }, 'talk.room missing'],
    [{ summary: 'Text' }, 'summary missing'],
  ])('%j: %s', (fields, expected) => expect(verdict(fields)).toEqual([expected]))

  it('judges nothing that is not known', () => expect(verdict({})).toEqual([]))

  it('wants a sentence and no clip where a page is unreadable', () => {
    const unreadable = { isUnreadable: true, fields: {} }
    expect(compareReading({ error: 'Sign in.' }, unreadable)[0]?.verdict).toBe('right')
    expect(compareReading({}, unreadable)[0]?.verdict).toBe('wrong')
    expect(compareReading({ clip }, unreadable)[0]?.verdict).toBe('wrong')
  })
})
