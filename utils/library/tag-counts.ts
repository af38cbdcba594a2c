import type { Entry } from '@/utils/entry'
import type { WriteTransaction } from './schema'

/** Keeps the counts of tags right over one change of one entry; an absent state is no entry. */
export async function countTagsAnew(
  transaction: WriteTransaction,
  before: Entry | undefined,
  after: Entry | undefined,
): Promise<void> {
  const [old, current] = [livingTags(before), livingTags(after)]
  const changes = [
    ...[...current].filter((tag) => !old.has(tag)).map((tag) => [tag, 1] as const),
    ...[...old].filter((tag) => !current.has(tag)).map((tag) => [tag, -1] as const),
  ]
  const store = transaction.objectStore('tags')
  await Promise.all(
    changes.map(async ([tag, difference]) => {
      const count = ((await store.get(tag))?.count ?? 0) + difference
      await (count > 0 ? store.put({ tag, count }) : store.delete(tag))
    }),
  )
}

/** Stores the counts of entries that are all there are. */
export async function countAllTags(transaction: WriteTransaction, entries: readonly Entry[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const tag of entries.flatMap((entry) => [...livingTags(entry)])) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const store = transaction.objectStore('tags')
  await Promise.all([...counts].map(([tag, count]) => store.put({ tag, count })))
}

function livingTags(entry: Entry | undefined): Set<string> {
  return new Set(entry?.deletedAt === undefined ? entry?.tags : [])
}
