import { describe, expect, it } from 'vitest'
import { clipTime, later, makePaperClip } from '@/test/make-entry'
import type { Clip } from '@/utils/entry'
import { placedEntryIds } from '@/utils/entry-line'
import { createDocument, getDocument, listDocuments } from '@/utils/library/documents'
import { deleteEntry, editEntry, getEntry, saveClip } from '@/utils/library/entries'
import { findListed, queuePapers, takeBackPapers } from '@/utils/library/listed'
import { takeQueued } from '@/utils/library/queue'
import { openTestLibrary } from './open'

/** A paper as a listing shows it. */
const listed = (number: number): Clip =>
  makePaperClip(1, clipTime, {
    ids: [`arxiv:2611.0000${number}`],
    url: `https://arxiv.org/abs/2611.0000${number}`,
    title: `Paper ${number}`,
    paper: { arxiv: `2611.0000${number}` },
    complete: false,
  })
const three = [listed(1), listed(2), listed(3)]

describe('findListed', () => {
  it('marks the papers that the library has, and not those that were deleted', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip: listed(2), patch: { status: 'done' } })
    const gone = await saveClip(library, { clip: listed(3), patch: {} })
    await deleteEntry(library, gone.entry.id)
    expect(await findListed(library, three)).toEqual([
      { clip: three[0] },
      { clip: three[1], entry: { id: entry.id, status: 'done' } },
      { clip: three[2] },
    ])
  })
})

describe('queuePapers', () => {
  it('makes an incomplete, queued entry of each, with what holds for all', async () => {
    const library = await openTestLibrary()
    const chosen = { papers: three, tags: ['ml', 'ML', 'survey'], why: 'for the survey', topic: { title: 'Survey' } }
    const { entries, trace } = await queuePapers(library, chosen, clipTime)
    for (const [index, { id, status }] of entries.entries()) {
      expect(status).toBe('queued')
      expect(await getEntry(library, id)).toMatchObject({
        title: `Paper ${index + 1}`,
        status: 'queued',
        tags: ['ml', 'survey'],
        why: 'for the survey',
        complete: false,
        revision: 1,
      })
    }
    const [topic, ...others] = await listDocuments(library, 'topic')
    expect(others).toEqual([])
    expect(placedEntryIds(topic?.body ?? '')).toEqual(entries.map(({ id }) => id))
    expect(trace).toEqual({
      made: entries.map(({ id }) => ({ id, revision: 1 })),
      placedIds: entries.map(({ id }) => id),
      topicId: topic?.id,
    })
    // Nobody asks in the next popup why: that was said for all.
    expect(await takeQueued(library, clipTime)).toBeUndefined()
  })

  it('has not read the version that is listed, and is completed by the paper’s own page', async () => {
    const library = await openTestLibrary()
    const { entries } = await queuePapers(library, { papers: [listed(1)], tags: [] }, clipTime)
    const id = entries[0]?.id ?? ''
    expect((await getEntry(library, id))?.paper).toEqual({ arxiv: '2611.00001' })
    const own = { ...makePaperClip(2, later(1)), ids: ['arxiv:2611.00001'] }
    const { entry, isNew } = await saveClip(library, { clip: own, patch: {} }, later(1))
    expect({ isNew, id: entry.id }).toEqual({ isNew: false, id })
    expect(entry).toMatchObject({ complete: true, title: 'Title of v2', status: 'queued', paper: { version: 2 } })
  })

  it('leaves what the library has meanwhile as it is, and files it', async () => {
    const library = await openTestLibrary()
    const known = await saveClip(library, { clip: listed(1), patch: { status: 'done', tags: ['own'], why: 'own' } })
    const topic = await createDocument(library, { kind: 'topic', title: 'Survey' })
    const chosen = { papers: three.slice(0, 2), tags: ['ml'], why: 'all', topic: { id: topic.id } }
    const { entries, trace } = await queuePapers(library, chosen)
    expect(await getEntry(library, known.entry.id)).toMatchObject({ status: 'done', tags: ['own'], why: 'own' })
    expect(entries.map(({ status }) => status)).toEqual(['done', 'queued'])
    expect(trace.made.map(({ id }) => id)).toEqual([entries[1]?.id])
    expect(placedEntryIds((await getDocument(library, topic.id))?.body ?? '')).toHaveLength(2)
  })

  it('stores none when one can’t be filed', async () => {
    const library = await openTestLibrary()
    await expect(queuePapers(library, { papers: three, tags: [], topic: { id: 'gone' } })).rejects.toThrow()
    expect((await findListed(library, three)).filter(({ entry }) => entry)).toEqual([])
  })
})

describe('takeBackPapers', () => {
  it('takes back entries and their lines, and leaves what was edited since', async () => {
    const library = await openTestLibrary()
    const chosen = { papers: three, tags: [], topic: { title: 'Survey' } }
    const { entries, trace } = await queuePapers(library, chosen, clipTime)
    const [first, second, third] = entries.map(({ id }) => id)
    await editEntry(library, { id: second ?? '', revision: 1, from: {}, to: { notes: '- mine' } })
    await takeBackPapers(library, trace, later(1))
    const left = await findListed(library, three)
    expect(left.map(({ entry }) => entry?.id)).toEqual([undefined, second, undefined])
    expect((await getEntry(library, first ?? ''))?.deletedAt).toBeDefined()
    expect((await getEntry(library, third ?? ''))?.deletedAt).toBeDefined()
    const [topic] = await listDocuments(library, 'topic')
    expect(placedEntryIds(topic?.body ?? '')).toEqual([])
  })
})
