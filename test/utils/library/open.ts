import 'fake-indexeddb/auto'
import { onTestFinished } from 'vitest'
import { type Library, openLibrary } from '@/utils/library/database'

let count = 0

/** An empty library of its own for one test. */
export async function openTestLibrary(): Promise<Library> {
  count += 1
  const library = await openLibrary(`test ${count}`)
  onTestFinished(() => library.close())
  return library
}

/** All that an async iterator gives. */
export async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const each of all) list.push(each)
  return list
}
