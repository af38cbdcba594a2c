import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip, makePaperClip } from '@/test/make-entry'
import { gather } from '@/utils/formats/in-order'
import { listActivity } from '@/utils/library/activity'
import { mergeLibrary } from '@/utils/library/bulk'
import { getEntry, saveClip } from '@/utils/library/entries'
import { eachActivity } from '@/utils/library/listing'
import {
  beginReading,
  correctReading,
  endReading,
  findRunning,
  keepReading,
  listReadingsOf,
} from '@/utils/library/readings'
import { openTestLibrary } from './open'

async function openWithPaper(status: 'queued' | 'done' = 'queued') {
  const library = await openTestLibrary()
  const { entry } = await saveClip(library, { clip: makePaperClip(2), patch: { status } }, clipTime)
  return { library, entryId: entry.id }
}

describe('a pass', () => {
  it('is recorded with its version and what was counted', async () => {
    const { library, entryId } = await openWithPaper()
    await beginReading(library, { entryId, pass: 1, version: 2 }, later(1))
    await keepReading(library, { entryId, seconds: 60 }, later(2))
    expect(await findRunning(library)).toMatchObject({
      entryId,
      pass: 1,
      version: 2,
      seconds: 60,
      keptAt: later(2).toISOString(),
    })
    await endReading(library, { entryId, seconds: 95 }, later(3))
    expect(await findRunning(library)).toBeUndefined()
    expect(await listReadingsOf(library, entryId)).toMatchObject([
      { entryId, pass: 1, version: 2, seconds: 95, at: later(3).toISOString() },
    ])
  })

  it.each([
    ['queued', 'learning'],
    ['done', 'done'],
  ] as const)('finds the entry %s and leaves it %s', async (status, expected) => {
    const { library, entryId } = await openWithPaper(status)
    await beginReading(library, { entryId, pass: 1 }, later(1))
    expect((await getEntry(library, entryId))?.status).toBe(expected)
  })

  it('ends the one that goes on over another entry, with what was kept of it', async () => {
    const { library, entryId } = await openWithPaper()
    const { entry } = await saveClip(library, { clip: makeClip(), patch: {} }, clipTime)
    await beginReading(library, { entryId, pass: 1 }, later(1))
    await keepReading(library, { entryId, seconds: 60 }, later(2))
    await beginReading(library, { entryId: entry.id, pass: 1 }, later(3))
    expect(await listReadingsOf(library, entryId)).toMatchObject([{ pass: 1, seconds: 60 }])
    expect(await findRunning(library)).toMatchObject({ entryId: entry.id })
  })

  it('is ended once, though two pages count it', async () => {
    const { library, entryId } = await openWithPaper()
    await beginReading(library, { entryId, pass: 1 }, later(1))
    await keepReading(library, { entryId, seconds: 90 }, later(2))
    await keepReading(library, { entryId, seconds: 40 }, later(3))
    expect(await endReading(library, { entryId, seconds: 80 }, later(4))).toMatchObject({ seconds: 90 })
    expect(await endReading(library, { entryId, seconds: 200 }, later(4))).toBeUndefined()
    await keepReading(library, { entryId, seconds: 300 }, later(5))
    expect(await findRunning(library)).toBeUndefined()
    expect(await listReadingsOf(library, entryId)).toHaveLength(1)
  })

  it('of no counted time is dated all the same', async () => {
    const { library, entryId } = await openWithPaper()
    await beginReading(library, { entryId, pass: 3 }, later(1))
    expect(await endReading(library, { entryId, seconds: 0 }, later(1))).not.toHaveProperty('seconds')
  })

  it('is not begun over what is gone', async () => {
    const library = await openTestLibrary()
    await expect(beginReading(library, { entryId: 'gone', pass: 1 })).rejects.toThrow('no longer in the library')
  })
})

describe('a correction', () => {
  it('counts in the place of the reading, which stays on record', async () => {
    const { library, entryId } = await openWithPaper()
    await beginReading(library, { entryId, pass: 2, version: 2 }, later(1))
    await endReading(library, { entryId, seconds: 60 }, later(2))
    const at = later(2).toISOString()
    await correctReading(library, { entryId, at, seconds: 1200 }, later(3))
    expect(await listReadingsOf(library, entryId)).toMatchObject([{ at, pass: 2, version: 2, seconds: 1200 }])
    await correctReading(library, { entryId, at, seconds: 0 }, later(4))
    expect(await listReadingsOf(library, entryId)).toEqual([])
    const recorded = (await listActivity(library, entryId)).filter(({ what }) => what === 'read')
    expect(recorded.map(({ seconds }) => seconds)).toEqual([60, 1200, 0])
  })

  it('is refused for what was not read', async () => {
    const { library, entryId } = await openWithPaper()
    await expect(correctReading(library, { entryId, at: clipTime.toISOString(), seconds: 5 })).rejects.toThrow(
      'no longer',
    )
  })

  it('goes with the record into another library', async () => {
    const { library, entryId } = await openWithPaper()
    await beginReading(library, { entryId, pass: 1 }, later(1))
    await endReading(library, { entryId, seconds: 60 }, later(2))
    await correctReading(library, { entryId, at: later(2).toISOString(), seconds: 120 }, later(3))
    const other = await openWithPaper()
    const activity = await gather(eachActivity(library))
    const entry = await getEntry(library, entryId)
    for (let time = 0; time < 2; time++) {
      await mergeLibrary(other.library, { entries: entry ? [entry] : [], documents: [], activity })
      expect(await listReadingsOf(other.library, other.entryId)).toMatchObject([{ pass: 1, seconds: 120 }])
    }
  })
})
