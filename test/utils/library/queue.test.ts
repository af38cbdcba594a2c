import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip, makePdfClip } from '@/test/make-entry'
import { deleteEntry, saveClip } from '@/utils/library/entries'
import { queueClip, takeQueued } from '@/utils/library/queue'
import { openTestLibrary } from './open'

const link = makeClip({ complete: false, title: 'Link text' }, { trust: 'low' })

describe('queueClip', () => {
  it('makes a queued entry that is asked about once', async () => {
    const library = await openTestLibrary()
    const { entry } = await queueClip(library, link, clipTime)
    expect(entry).toMatchObject({ status: 'queued', title: 'Link text', complete: false, revision: 1 })
    expect(await takeQueued(library, clipTime)).toEqual(entry)
    expect(await takeQueued(library, clipTime)).toBeUndefined()
  })

  it('has not read the version that the link names', async () => {
    const library = await openTestLibrary()
    const { entry } = await queueClip(library, makePdfClip(2), clipTime)
    expect(entry.paper).toEqual({ arxiv: '2403.10704' })
  })

  it('asks about the last one only, and not for ever', async () => {
    const library = await openTestLibrary()
    await queueClip(library, link, clipTime)
    const { entry } = await queueClip(library, makeClip({ ids: ['a:1'] }), clipTime)
    expect((await takeQueued(library, clipTime))?.id).toBe(entry.id)
    await queueClip(library, link, clipTime)
    expect(await takeQueued(library, later(11))).toBeUndefined()
  })

  it('does not ask about what has been deleted', async () => {
    const library = await openTestLibrary()
    const { entry } = await queueClip(library, link, clipTime)
    await deleteEntry(library, entry.id)
    expect(await takeQueued(library, clipTime)).toBeUndefined()
  })

  it.each([
    ['queued', 'queued'],
    ['learning', 'learning'],
    ['done', 'done'],
    ['dropped', 'queued'],
  ] as const)('leaves what is %s %s, with everything else', async (status, expected) => {
    const library = await openTestLibrary()
    const patch = { status, notes: '- kept', why: 'kept' }
    const { entry } = await saveClip(library, { clip: makeClip({ title: 'Known' }), patch }, clipTime)
    const queued = await queueClip(library, link, later(1))
    expect(queued).toMatchObject({ isNew: false, entry: { ...patch, id: entry.id, status: expected, title: 'Known' } })
    expect(queued.entry.complete).toBe(true)
  })
})
