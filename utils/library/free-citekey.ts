import type { Entry } from '@/utils/entry'
import { foldCitekey, type ReadTransaction } from './schema'

/** The living entry that is cited by a key, whatever the case of its letters. */
export function findCitekeyHolder(transaction: ReadTransaction, citekey: string): Promise<string | undefined> {
  return transaction.objectStore('entries').index('citekey').getKey(foldCitekey(citekey))
}

/** An entry as it may come (back) into the library: without its key where another one has that by now. */
export async function withFreeCitekey(transaction: ReadTransaction, entry: Entry): Promise<Entry> {
  const citekey = entry.deletedAt === undefined ? entry.paper?.citekey : undefined
  const holderId = citekey === undefined ? undefined : await findCitekeyHolder(transaction, citekey)
  return holderId === undefined || holderId === entry.id ? entry : withCitekey(entry, undefined)
}

/** An entry with a key, or without one. */
export function withCitekey(entry: Entry, citekey: string | undefined): Entry {
  if (citekey !== undefined) return { ...entry, paper: { ...entry.paper, citekey } }
  if (entry.paper?.citekey === undefined) return entry
  const { citekey: _, ...paper } = entry.paper
  const { paper: __, ...rest } = entry
  return Object.keys(paper).length === 0 ? rest : { ...rest, paper }
}
