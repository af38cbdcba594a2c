import { nthCitekey, parseCitekey, proposeCitekey } from '@/utils/citekey'
import type { Entry } from '@/utils/entry'
import { announce } from './changes'
import { LibraryError, read, write } from './database'
import { getEntryIn, putEntry } from './entries'
import { findCitekeyHolder, withCitekey } from './free-citekey'
import type { Library, ReadTransaction, WriteTransaction } from './schema'

/** How many entries get their keys in one transaction: other surfaces wait as long to store theirs. */
const entriesPerTransaction = 500

/**
 * Gives each of some entries a citation key that no other has, unless it has one; that is its key from then on, whatever
 * else of it changes. Answers those that are there and not deleted, in the order asked for.
 */
export async function pinCitekeys(library: Library, ids: readonly string[]): Promise<Entry[]> {
  const pinned: Entry[] = []
  for (let start = 0; start < ids.length; start += entriesPerTransaction) {
    const some = ids.slice(start, start + entriesPerTransaction)
    const { entries, changed } = await write(library, (transaction) => pinSome(transaction, some))
    pinned.push(...entries)
    if (changed.length > 0) announce(library, { entries: changed })
  }
  return pinned
}

async function pinSome(transaction: WriteTransaction, ids: readonly string[]) {
  const found = await Promise.all(ids.map((id) => getEntryIn(transaction, id)))
  const living = found.filter((entry) => entry !== undefined).filter(({ deletedAt }) => deletedAt === undefined)
  const keys = await chooseKeys(transaction, living)
  const entries: Entry[] = []
  for (const entry of living) {
    const citekey = keys.get(entry.id)
    entries.push(citekey === undefined ? entry : await putCitekey(transaction, entry, citekey))
  }
  return { entries, changed: [...keys.keys()] }
}

/** The keys that `pinCitekeys` would give now, by entry. Nothing is stored, and those that have one are left out. */
export function planCitekeys(library: Library, entries: readonly Entry[]): Promise<Map<string, string>> {
  return read(library, (transaction) => chooseKeys(transaction, entries))
}

/**
 * Sets the key that the learner chose. An empty one is taken away: the next citation gives another.
 * @throws LibraryError when another entry has it, or BibTeX could not read it
 */
export async function setCitekey(library: Library, id: string, text: string): Promise<Entry> {
  const citekey = parseCitekey(text)
  if (citekey === undefined && text.trim() !== '') {
    throw new LibraryError(
      'BibTeX could not read such a key. Leave out spaces, braces, commas, quotes and = # % ~ \\ $ & ^.',
    )
  }
  const entry = await write(library, async (transaction) => {
    const before = await getEntryIn(transaction, id)
    if (!before || before.deletedAt !== undefined) throw new LibraryError('This entry is no longer in the library.')
    if (before.paper?.citekey === citekey) return before
    const holderId = citekey === undefined ? undefined : await findCitekeyHolder(transaction, citekey)
    const holder = holderId === undefined || holderId === id ? undefined : await getEntryIn(transaction, holderId)
    if (holder) throw new LibraryError(`“${holder.title}” has this key. Choose another one.`)
    return putCitekey(transaction, before, citekey)
  })
  announce(library, { entries: [id] })
  return entry
}

/** The learner's own words are as they were, so the time of the last change is too. */
async function putCitekey(transaction: WriteTransaction, before: Entry, citekey: string | undefined): Promise<Entry> {
  const entry = { ...withCitekey(before, citekey), revision: before.revision + 1 }
  await putEntry(transaction, entry, before)
  return entry
}

/** Free keys for those that have none, in order; none is given twice. */
async function chooseKeys(transaction: ReadTransaction, entries: readonly Entry[]): Promise<Map<string, string>> {
  const keys = new Map<string, string>()
  const given = new Set<string>()
  // How many suffixes of a key are used: many entries may want the same one.
  const tried = new Map<string, number>()
  for (const entry of entries) {
    if (entry.paper?.citekey !== undefined) continue
    const wanted = proposeCitekey(entry)
    let n = tried.get(wanted) ?? 0
    let key = nthCitekey(wanted, n)
    while (given.has(key) || (await findCitekeyHolder(transaction, key)) !== undefined) {
      n += 1
      key = nthCitekey(wanted, n)
    }
    tried.set(wanted, n + 1)
    given.add(key)
    keys.set(entry.id, key)
  }
  return keys
}
