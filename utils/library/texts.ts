import { boundText } from '@/utils/bound-text'
import { fold } from '@/utils/fold'
import type { LecternText, TextToKeep } from '@/utils/text'
import { uniteCaptions } from '@/utils/unite-captions'
import { announce } from './changes'
import { LibraryError, read, write } from './database'
import { getEntryIn } from './entries'
import { getCurrentIn } from './merged'
import type { Library, ReadTransaction, TextWords, WriteTransaction } from './schema'

/** How many texts' words are read at a time: they are long, and the page has other things to do. */
const batchSize = 10

/** Keeps long text beside an entry; see the protocol's `keepText`. Text without a single line is nothing to keep. */
export async function keepText(library: Library, given: TextToKeep, now = new Date()): Promise<void> {
  const bounded = boundText(given)
  if (bounded.lines.length === 0) return
  const entryId = await write(library, async (transaction) => {
    const entry = await getCurrentIn(transaction, bounded.entryId)
    if (!entry) throw new LibraryError('The entry of this text is no longer in the library.')
    const own = { ...bounded, entryId: entry.id }
    const id = textId(own)
    const before = await transaction.objectStore('texts').get(id)
    const text = before ? unite(before, own) : { ...own, id }
    if (text) await putTextIn(transaction, { ...text, updatedAt: now.toISOString() })
    return entry.id
  })
  announce(library, { textsOf: [entryId] })
}

function textId({ entryId, kind, language }: Pick<LecternText, 'entryId' | 'kind' | 'language'>): string {
  return [entryId, kind, language].join(':')
}

/** What two readings of one text come to; undefined when the first stays as it is. */
function unite(before: LecternText, text: TextToKeep): Omit<LecternText, 'updatedAt'> | undefined {
  if (text.kind === 'transcript') return before.complete && !text.complete ? undefined : { ...text, id: before.id }
  const complete = before.complete || text.complete
  return { ...before, complete, lines: uniteCaptions(before.lines, text.lines) }
}

/** Stores a text with what the search reads of it. */
export async function putTextIn(transaction: WriteTransaction, text: LecternText): Promise<void> {
  const words = { id: text.id, entryId: text.entryId, words: wordsOf(text) }
  await Promise.all([transaction.objectStore('texts').put(text), transaction.objectStore('textWords').put(words)])
}

/** Takes in a text of a backup, beside the entry that its own one is here. Where there is one already, they are united. */
export async function mergeTextIn(transaction: WriteTransaction, text: LecternText, entryId: string): Promise<void> {
  if ((await getEntryIn(transaction, entryId)) === undefined) return
  const incoming = { ...text, entryId, id: textId({ ...text, entryId }) }
  const here = await transaction.objectStore('texts').get(incoming.id)
  if (here && JSON.stringify(here) === JSON.stringify(incoming)) return
  await putTextIn(transaction, here ? mergeStates(here, incoming) : incoming)
}

function mergeStates(here: LecternText, incoming: LecternText): LecternText {
  const [older, newer] = here.updatedAt <= incoming.updatedAt ? [here, incoming] : [incoming, here]
  const united = unite(older, newer)
  return united ? { ...united, updatedAt: newer.updatedAt } : older
}

/** The texts of an entry, transcripts first. */
export function listTexts(library: Library, entryId: string): Promise<LecternText[]> {
  return read(library, async (transaction) => {
    const texts = await transaction.objectStore('texts').index('entryId').getAll(entryId)
    return texts.sort((one, other) => Number(one.kind === 'captions') - Number(other.kind === 'captions'))
  })
}

/** Takes away the texts of entries that are no more. */
export async function deleteTextsOfIn(transaction: WriteTransaction, entryIds: readonly string[]): Promise<void> {
  const ids = await Promise.all(entryIds.map((entryId) => textIdsOf(transaction, entryId)))
  await Promise.all(ids.flat().map((id) => deleteTextIn(transaction, id)))
}

export async function deleteTextIn(transaction: WriteTransaction, id: string): Promise<void> {
  await Promise.all([transaction.objectStore('texts').delete(id), transaction.objectStore('textWords').delete(id)])
}

function textIdsOf(transaction: ReadTransaction, entryId: string): Promise<string[]> {
  return transaction.objectStore('texts').index('entryId').getAllKeys(entryId)
}

/** The words of some entries' texts. */
export function listTextWords(library: Library, entryIds: readonly string[]): Promise<TextWords[]> {
  return read(library, async (transaction) => {
    const ids = (await Promise.all(entryIds.map((entryId) => textIdsOf(transaction, entryId)))).flat()
    const words = await Promise.all(ids.map((id) => transaction.objectStore('textWords').get(id)))
    return words.filter((each) => each !== undefined)
  })
}

/** The words of all texts, in batches. */
export async function* batchTextWords(library: Library): AsyncGenerator<TextWords[]> {
  let range: IDBKeyRange | undefined
  for (;;) {
    const batch = await read(library, (transaction) => transaction.objectStore('textWords').getAll(range, batchSize))
    yield batch
    const last = batch.at(-1)
    if (!last || batch.length < batchSize) return
    range = IDBKeyRange.lowerBound(last.id, true)
  }
}

/** Each text, sorted by id. */
export async function* eachText(library: Library): AsyncGenerator<LecternText> {
  const ids = await read(library, (transaction) => transaction.objectStore('texts').getAllKeys())
  for (const id of ids) {
    const text = await read(library, (transaction) => transaction.objectStore('texts').get(id))
    if (text) yield text
  }
}

/** The words of a text, each once. */
export function wordsOf({ lines }: Pick<LecternText, 'lines'>): string {
  const words = new Set(lines.flatMap(({ text }) => fold(text).split(/\s+/)))
  words.delete('')
  return [...words].join('\n')
}
