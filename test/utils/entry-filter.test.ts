import { describe, expect, it } from 'vitest'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { countTags, countTopics, filterEntries, isNarrow } from '@/utils/entry-filter'
import { entryLine } from '@/utils/entry-line'

const ids = [1, 2, 3].map((n) => `0190a000-0000-7000-8000-00000000000${n}`)
const [id1 = '', id2 = '', id3 = ''] = ids

function entry(id: string, changes: Partial<Entry> = {}): Entry {
  const at = '2026-01-01T00:00:00.000Z'
  const lists = { ids: [], people: [], chapters: [], related: [], tags: [], shots: [] }
  const base = { id, revision: 1, kind: 'video', title: id, complete: true, status: 'queued', notes: '' } as const
  return { ...base, ...lists, origin: {}, createdAt: at, updatedAt: at, ...changes }
}

function topic(id: string, title: string, body: string): LecternDocument {
  const at = '2026-01-01T00:00:00.000Z'
  return { id, revision: 1, kind: 'topic', title, properties: [], body, createdAt: at, updatedAt: at }
}

const entries = [
  entry(id1, { kind: 'paper', tags: ['ML/rl', 'phd'] }),
  entry(id2, { status: 'done', tags: ['ml'] }),
  entry(id3, { tags: ['mlops'] }),
]

describe('filterEntries', () => {
  it.each([
    [{}, ids],
    [{ kind: 'paper' as const }, [id1]],
    [{ status: 'done' as const }, [id2]],
    [{ tag: 'ml' }, [id1, id2]],
    [{ tag: 'ml/RL' }, [id1]],
    [{ tag: 'ml', kind: 'video' as const }, [id2]],
    [{ topicId: 'any' }, [id3]],
  ])('lets through by %j', (filter, expected) => {
    expect(filterEntries(entries, filter, new Set([id3])).map(({ id }) => id)).toEqual(expected)
  })

  it('knows when it narrows', () => {
    expect(isNarrow({ tag: undefined })).toBe(false)
    expect(isNarrow({ tag: '' })).toBe(true)
  })
})

describe('counts', () => {
  it('of tags include what is nested under them, once for each entry', () => {
    const counts = countTags([...entries, entry('x', { tags: ['ml/a', 'ml/b'] })])
    expect(counts.map(({ label, count }) => [label, count])).toEqual([
      ['ML', 3],
      ['ml/a', 1],
      ['ml/b', 1],
      ['ML/rl', 1],
      ['mlops', 1],
      ['phd', 1],
    ])
  })

  it('of topics count entries that are there', () => {
    const body = [entryLine(id1), entryLine(id1), entryLine(id2)].join('\n')
    const documents = [topic('b', 'B', body), topic('a', 'A', ''), { ...topic('c', 'C', body), kind: 'day' as const }]
    expect(countTopics(documents, (id) => id === id1)).toEqual([
      { key: 'a', label: 'A', count: 0 },
      { key: 'b', label: 'B', count: 1 },
    ])
  })
})
