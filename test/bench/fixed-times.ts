import { replaceLibrary } from '@/utils/library/bulk'
import { openLibrary } from '@/utils/library/database'
import { eachActivity, eachDocument, eachEntry } from '@/utils/library/listing'

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Gives everything stored times of one fixed day, in the order in which it was made: pictures are the same every day. */
export async function fixTimes(firstAt: string): Promise<void> {
  const library = await openLibrary()
  const timeOf = (index: number) => new Date(Date.parse(firstAt) + index * 25 * 60_000).toISOString()
  const fix = <T extends { createdAt: string }>(items: T[]) =>
    items
      .sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
      .map((item, index) => ({ ...item, createdAt: timeOf(index), updatedAt: timeOf(index) }))
  const entries = fix(await collect(eachEntry(library)))
  const documents = fix(await collect(eachDocument(library)))
  const activity = (await collect(eachActivity(library))).map((each, index) => ({ ...each, at: timeOf(index) }))
  await replaceLibrary(library, { entries, documents, activity })
  library.close()
}
