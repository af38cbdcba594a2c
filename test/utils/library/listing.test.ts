import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip, makeEntry } from '@/test/make-entry'
import type { Entry } from '@/utils/entry'
import { purgeDeleted, replaceLibrary } from '@/utils/library/bulk'
import { listCompletions } from '@/utils/library/completions'
import { createDocument, deleteDocument, fileEntry, getDocument } from '@/utils/library/documents'
import { deleteEntry, getEntry, saveClip } from '@/utils/library/entries'
import { batchEntries, countEntries, eachEntry, listNewest } from '@/utils/library/listing'
import { collect, openTestLibrary } from './open'

/** Entries of one minute after the other, the ids in another order. */
const makeEntries = (count: number): Entry[] =>
  Array.from({ length: count }, (_, n) =>
    makeEntry({
      id: `0190a000-0000-7000-8000-${String((n * 7919) % count).padStart(12, '0')}`,
      ids: [`a:${n}`],
      createdAt: later(Math.floor(n / 2)).toISOString(),
    }),
  )

describe('listNewest', () => {
  it('pages through all, newest first, none twice', async () => {
    const library = await openTestLibrary()
    const entries = makeEntries(23)
    await replaceLibrary(library, { entries, documents: [], activity: [] })
    const listed: Entry[] = []
    for (;;) {
      const page = await listNewest(library, { limit: 5, before: listed.at(-1) })
      if (page.length === 0) break
      listed.push(...page)
    }
    const isNewer = (one: Entry, other: Entry) =>
      one.createdAt > other.createdAt || (one.createdAt === other.createdAt && one.id < other.id)
    const sorted = entries.toSorted((one, other) => (isNewer(one, other) ? -1 : 1))
    expect(listed).toEqual(sorted)
  })

  it('leaves the deleted out', async () => {
    const library = await openTestLibrary()
    await replaceLibrary(library, { entries: makeEntries(3), documents: [], activity: [] })
    const [newest] = await listNewest(library)
    await deleteEntry(library, newest?.id ?? '')
    expect(await listNewest(library)).toHaveLength(2)
    expect(await countEntries(library)).toBe(2)
  })
})

describe('walks', () => {
  it('give every entry once, by id, over batches', async () => {
    const library = await openTestLibrary()
    const entries = makeEntries(1203)
    await replaceLibrary(library, { entries, documents: [], activity: [] })
    const batches = await collect(batchEntries(library))
    expect(batches.length).toBeGreaterThan(2)
    expect(batches.flat()).toEqual(entries.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    await deleteEntry(library, entries[0]?.id ?? '')
    expect(await collect(eachEntry(library))).toHaveLength(1202)
    expect(await collect(eachEntry(library, { withDeleted: true }))).toHaveLength(1203)
  })
})

describe('listCompletions', () => {
  it('counts the tags of living entries and knows the topics', async () => {
    const library = await openTestLibrary()
    const tags = [['ml', 'phd'], ['ml'], ['ml', 'gone']]
    const saved = await Promise.all(
      tags.map((each, n) => saveClip(library, { clip: makeClip({ ids: [`a:${n}`] }), patch: { tags: each } })),
    )
    await deleteEntry(library, saved[2]?.entry.id ?? '')
    await createDocument(library, { kind: 'free', title: 'Mine' })
    const topic = await fileEntry(library, saved[0]?.entry.id ?? '', { title: 'RAG' })
    await createDocument(library, { kind: 'topic', title: 'Agents' })
    const completions = await listCompletions(library)
    expect(completions).toMatchObject({
      tags: [
        { tag: 'ml', count: 2 },
        { tag: 'phd', count: 1 },
      ],
      lastTopic: topic,
    })
    expect(completions.topics.map(({ title }) => title)).toEqual(['Agents', 'RAG'])
    await deleteDocument(library, topic.id)
    expect(await listCompletions(library)).not.toHaveProperty('lastTopic')
  })
})

describe('purgeDeleted', () => {
  it('removes what was deleted more than thirty days ago', async () => {
    const library = await openTestLibrary()
    const old = await saveClip(library, { clip: makeClip(), patch: {} }, clipTime)
    const topic = await createDocument(library, { kind: 'topic', title: 'RAG' }, clipTime)
    await deleteEntry(library, old.entry.id, clipTime)
    await deleteDocument(library, topic.id, clipTime)
    const fresh = await saveClip(library, { clip: makeClip({ ids: ['a:1'] }), patch: {} }, clipTime)
    await deleteEntry(library, fresh.entry.id, later(2))
    await purgeDeleted(library, later(30 * 24 * 60 + 1))
    expect(await getEntry(library, old.entry.id)).toBeUndefined()
    expect(await getDocument(library, topic.id)).toBeUndefined()
    expect(await getEntry(library, fresh.entry.id)).toBeDefined()
  })
})
