import type { ReadTransaction, State } from './schema'

/** What is remembered under a key, or undefined. */
export async function getState<K extends State['key']>(
  transaction: ReadTransaction,
  key: K,
): Promise<Extract<State, { key: K }> | undefined> {
  return (await transaction.objectStore('state').get(key)) as Extract<State, { key: K }> | undefined
}
