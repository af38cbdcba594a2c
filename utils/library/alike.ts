import type { Entry } from '@/utils/entry'
import { titleOrPlace } from '@/utils/entry-summary'
import type { EntryName } from '@/utils/messages'
import { mayBeSameWork, pairKey } from '@/utils/same-work'
import { titleKey } from '@/utils/title-key'
import { read, write } from './database'
import type { Held, Identified } from './holders'
import { fromStoredEntry, type Library, type ReadTransaction } from './schema'
import { getState } from './state'

/** Many entries with one title are a series, and nobody compares them all. */
const mostAlike = 20

/** The entries beside a clip's own that may be the same work: by an identity that both claim, or by their title. */
export async function findAlike(
  transaction: ReadTransaction,
  clip: Identified,
  { entry, others }: Pick<Held, 'entry' | 'others'>,
): Promise<EntryName[]> {
  const subject = entry ?? clip
  const key = titleKey(subject.title)
  const index = transaction.objectStore('entries').index('titleKey')
  const [titled, apart] = await Promise.all([
    key === undefined ? [] : index.getAll(key, mostAlike),
    listApartIn(transaction),
  ])
  const alike = titled.map(fromStoredEntry).filter((other) => mayBeSameWork(subject, other))
  const byId = new Map([...others, ...alike].map((other): [string, Entry] => [other.id, other]))
  if (entry) byId.delete(entry.id)
  return [...byId.values()]
    .filter(({ id }) => !entry || !apart.has(pairKey(entry.id, id)))
    .map((other) => ({ id: other.id, title: titleOrPlace(other) }))
}

async function listApartIn(transaction: ReadTransaction): Promise<Set<string>> {
  return new Set((await getState(transaction, 'apart'))?.pairs)
}

/** The pairs of entries that the learner said are two things, by `pairKey`. */
export function listApart(library: Library): Promise<Set<string>> {
  return read(library, listApartIn)
}

/** Remembers, or forgets again, that two entries are two things however alike they look. */
export async function keepApart(
  library: Library,
  [one, other]: readonly [string, string],
  isApart = true,
): Promise<void> {
  await write(library, async (transaction) => {
    const pairs = await listApartIn(transaction)
    if (isApart) pairs.add(pairKey(one, other))
    else pairs.delete(pairKey(one, other))
    await transaction.objectStore('state').put({ key: 'apart', pairs: [...pairs] })
  })
}
