import { describe, expect, it } from 'vitest'
import { batchRecords } from '@/utils/library/batches'
import { read, write } from '@/utils/library/database'
import { openTestLibrary } from './open'

const at = '2026-11-20T10:00:00.000Z'

async function readInBatches(count: number, size: number): Promise<string[][]> {
  const library = await openTestLibrary()
  await write(library, async (transaction) => {
    const activity = transaction.objectStore('activity')
    for (let n = 0; n < count; n++) await activity.add({ at, utcOffsetMinutes: 0, entryId: `${n}`, what: 'noted' })
  })
  return read(library, async (transaction) => {
    const batches: string[][] = []
    for await (const batch of batchRecords(transaction.objectStore('activity'), size)) {
      batches.push(batch.map(({ entryId }) => entryId))
    }
    return batches
  })
}

describe('batchRecords', () => {
  it('gives every record once, in order', async () => {
    expect(await readInBatches(5, 2)).toEqual([['0', '1'], ['2', '3'], ['4']])
    expect((await readInBatches(4, 2)).flat()).toEqual(['0', '1', '2', '3'])
  })

  it('finds its way by keys that stand in the records', async () => {
    const library = await openTestLibrary()
    await write(library, async (transaction) => {
      for (const tag of ['c', 'a', 'b']) await transaction.objectStore('tags').put({ tag, count: 1 })
    })
    const tags = await read(library, async (transaction) => {
      const batches: string[][] = []
      for await (const batch of batchRecords(transaction.objectStore('tags'), 2))
        batches.push(batch.map(({ tag }) => tag))
      return batches
    })
    expect(tags).toEqual([['a', 'b'], ['c']])
  })

  it('ends where there is nothing', async () => {
    expect((await readInBatches(0, 2)).flat()).toEqual([])
  })
})
