import { namesForShot, type PackedShot, packShot, type Shot, shotNamesIn, unpackShot } from '@/utils/shot'
import { read, write } from './database'
import { fromStoredDocument, type Library, type WriteTransaction } from './schema'
import { getState } from './state'

/**
 * Keeps a picture, once however often it comes, and answers the name that texts embed it by.
 * @throws PictureError when it is none that can be kept.
 */
export async function keepShot(library: Library, packed: PackedShot, now = new Date()): Promise<{ name: string }> {
  const { bytes, ...facts } = unpackShot(packed)
  const [shortName = '', longName = ''] = await namesForShot(bytes, facts.type)
  const known = await findShot(library, shortName)
  const isTaken = known !== undefined && !(await hasBytes(known, bytes))
  const name = isTaken ? longName : shortName
  const shot: Shot = {
    name,
    ...facts,
    blob: new Blob([bytes], { type: facts.type }),
    ...(packed.seconds !== undefined && { seconds: packed.seconds }),
    createdAt: now.toISOString(),
  }
  await write(library, async (transaction) => {
    const store = transaction.objectStore('shots')
    if ((await store.getKey(name)) === undefined) await store.put(shot)
    await forgetUnused(transaction, name)
  })
  return { name }
}

async function hasBytes({ blob }: Shot, bytes: Uint8Array): Promise<boolean> {
  if (blob.size !== bytes.length) return false
  const kept = new Uint8Array(await blob.arrayBuffer())
  return kept.every((byte, index) => byte === bytes[index])
}

/** A shot by its name, as it is stored. */
export function findShot(library: Library, name: string): Promise<Shot | undefined> {
  return read(library, (transaction) => transaction.objectStore('shots').get(name))
}

/** A shot by its name, as a message carries it. */
export async function getShot(library: Library, name: string): Promise<PackedShot | undefined> {
  const shot = await findShot(library, name)
  return shot && packShot(new Uint8Array(await shot.blob.arrayBuffer()), shot.seconds)
}

/** The names of all shots, sorted. */
export function listShotNames(library: Library): Promise<string[]> {
  return read(library, (transaction) => transaction.objectStore('shots').getAllKeys())
}

/** Each shot, sorted by name. Their bytes stay on the disk until they are read. */
export async function* eachShot(library: Library): AsyncGenerator<Shot> {
  for (const name of await listShotNames(library)) {
    const shot = await findShot(library, name)
    if (shot) yield shot
  }
}

/** Takes in a shot of a backup. One that is here already has the same picture, for names are made from content. */
export async function mergeShotIn(transaction: WriteTransaction, shot: Shot): Promise<void> {
  const store = transaction.objectStore('shots')
  if ((await store.getKey(shot.name)) === undefined) await store.put(shot)
}

/**
 * Deletes for good the shots that no entry, document or draft has shown since the limit, an ISO instant. Entries and
 * documents that can still be restored keep theirs.
 */
export async function purgeShots(transaction: WriteTransaction, limit: string, now: Date): Promise<void> {
  const names = await transaction.objectStore('shots').getAllKeys()
  const unused = names.length === 0 ? [] : await findUnused(transaction, names)
  const before = (await getState(transaction, 'unusedShots'))?.since ?? {}
  const since = Object.fromEntries(unused.map((name) => [name, before[name] ?? now.toISOString()]))
  for (const [name, at] of Object.entries(since)) {
    if (at >= limit) continue
    await transaction.objectStore('shots').delete(name)
    delete since[name]
  }
  await transaction.objectStore('state').put({ key: 'unusedShots', since })
}

async function findUnused(transaction: WriteTransaction, names: readonly string[]): Promise<string[]> {
  const index = transaction.objectStore('entries').index('shots')
  const holders = await Promise.all(names.map((name) => index.getKey(name)))
  const candidates = names.filter((_, position) => holders[position] === undefined)
  if (candidates.length === 0) return []
  const documents = await transaction.objectStore('documents').getAll()
  const drafts = await transaction.objectStore('drafts').getAll()
  const texts = [
    ...documents.map((document) => fromStoredDocument(document).body),
    ...drafts.map(({ patch }) => patch.notes ?? ''),
  ]
  const shown = new Set(texts.flatMap(shotNamesIn))
  return candidates.filter((name) => !shown.has(name))
}

async function forgetUnused(transaction: WriteTransaction, name: string): Promise<void> {
  const state = await getState(transaction, 'unusedShots')
  if (!state || !(name in state.since)) return
  const { [name]: _, ...since } = state.since
  await transaction.objectStore('state').put({ key: 'unusedShots', since })
}
