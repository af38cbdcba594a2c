import type { Clip, Entry } from '@/utils/entry'
import { isBelievablyPublished, otherFormIds } from '@/utils/same-work'
import { titleKey } from '@/utils/title-key'
import { parseWebUrl, urlIdentity } from '@/utils/url'
import { fromStoredEntry, type ReadTransaction } from './schema'

/** What tells which entry a clip is of. */
export type Identified = Pick<Clip, 'kind' | 'ids' | 'title' | 'people' | 'published' | 'related'> &
  Partial<Pick<Clip, 'paper'>>

export interface Held {
  /** The entry that is the clip's work. */
  entry?: Entry
  /** Identities of the clip, or of its other form, that another entry holds. */
  contestedIds: string[]
  /** The entries that may be the same work all the same. */
  others: Entry[]
}

/** Which of some identities are held, and by which entry. */
export async function findHolders(transaction: ReadTransaction, ids: readonly string[]): Promise<Map<string, string>> {
  const index = transaction.objectStore('entries').index('ids')
  const keys = await Promise.all(ids.map((id) => index.getKey(id)))
  const pairs = ids.map((id, position) => [id, keys[position]] as const)
  return new Map(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined))
}

/**
 * Finds the entry of a clip's work: the one that holds its strongest known identity; else the one preprint or published
 * form that names the clip, or is named by it.
 */
export async function findHeld(transaction: ReadTransaction, clip: Identified): Promise<Held> {
  const claims = await findClaims(transaction, clip)
  const entries = await getAll(transaction, [...new Set(claims.map(({ entryId }) => entryId))])
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const own = claims.find((claim) => claim.how === 'holds' && !isOfSharedFile(claim, byId.get(claim.entryId), clip))
  const forms = new Set(claims.filter(({ how }) => how !== 'holds').map(({ entryId }) => entryId))
  const published = entries.filter((entry) => forms.has(entry.id) && isBelievablyPublished(clip, entry))
  const entry = own ? byId.get(own.entryId) : only(published)
  const contested = claims.filter(({ entryId, how }) => entryId !== entry?.id && how !== 'became')
  return {
    ...(entry && { entry }),
    contestedIds: [...new Set(contested.map(({ id }) => id))],
    others: entries.filter(({ id }) => id !== entry?.id),
  }
}

interface Claim {
  id: string
  entryId: string
  /** It holds the identity, or that of the clip's other form; or it names the clip as its own. */
  how: 'holds' | 'is the other form' | 'became'
}

/** Every entry that claims an identity of the clip, the clip's own first, in their order. */
async function findClaims(transaction: ReadTransaction, clip: Identified): Promise<Claim[]> {
  const published = otherFormIds(clip).filter((id) => !clip.ids.includes(id))
  const index = transaction.objectStore('entries').index('published')
  const [own, ofPublished, preprints] = await Promise.all([
    findHolders(transaction, clip.ids),
    findHolders(transaction, published),
    Promise.all(clip.ids.map((id) => index.getAllKeys(id))),
  ])
  return [
    ...[...own].map(([id, entryId]) => ({ id, entryId, how: 'holds' as const })),
    ...[...ofPublished].map(([id, entryId]) => ({ id, entryId, how: 'is the other form' as const })),
    ...clip.ids.flatMap((id, position) =>
      (preprints[position] ?? []).map((entryId) => ({ id, entryId, how: 'became' as const })),
    ),
  ]
}

/** One file may hold many papers, as that of a whole volume does: what is complete is not told by its file alone. */
function isOfSharedFile({ id }: Claim, entry: Entry | undefined, { title, paper }: Identified): boolean {
  const file = parseWebUrl(paper?.pdfUrl)
  if (!file || id !== urlIdentity(file) || !entry?.complete) return false
  return titleKey(entry.title) !== titleKey(title)
}

async function getAll(transaction: ReadTransaction, ids: readonly string[]): Promise<Entry[]> {
  const stored = await Promise.all(ids.map((id) => transaction.objectStore('entries').get(id)))
  return stored.filter((entry) => entry !== undefined).map(fromStoredEntry)
}

/** What is there once: of several nobody can say which is meant. */
function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined
}
