import 'fake-indexeddb/auto'
import { readdirSync, readFileSync } from 'node:fs'
import { deleteDB, type IDBPDatabase, openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepLibraryOpen, LibraryError, openLibrary, read, write } from '@/utils/library/database'
import { currentVersion, migrate } from '@/utils/library/migrations'
import { openTestLibrary } from './open'

const examplesFolder = 'test/utils/library/examples'

/** Opens a database as the version of then made it. */
function openOld(name: string, version: number): Promise<IDBPDatabase<unknown>> {
  return openDB(name, version, {
    upgrade: (database, oldVersion, _, transaction) => void migrate(database, transaction, oldVersion, version),
  })
}

/** Stores and their indexes with all that defines them. */
function describeStores(database: Pick<IDBDatabase, 'objectStoreNames' | 'transaction'>) {
  const names = [...database.objectStoreNames]
  const transaction = database.transaction(names)
  return names.map((name) => {
    const store = transaction.objectStore(name)
    const indexes = [...store.indexNames].map((indexName) => {
      const { keyPath, unique, multiEntry } = store.index(indexName)
      return { name: indexName, keyPath, unique, multiEntry }
    })
    return { name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes }
  })
}

afterEach(() => vi.restoreAllMocks())

describe('migrations', () => {
  it('make the stores of the current version out of nothing', async () => {
    const library = await openTestLibrary()
    expect(library.version).toBe(currentVersion)
    await expect(describeStores(library as never)).toMatchFileSnapshot(`examples/stores.snap`)
  })

  // A version's example holds records as that version stored them: { "<store>": [records] }.
  const examples = readdirSync(examplesFolder).filter((file) => file.endsWith('.json'))

  it('have an example of every version that was left', () => {
    const left = Array.from({ length: currentVersion - 1 }, (_, index) => `${index + 1}.json`)
    expect(examples).toEqual(expect.arrayContaining(left))
  })

  it.each(examples)('walk from %s to now without losing a record', async (file) => {
    const name = `migrated ${file}`
    const records: Record<string, object[]> = JSON.parse(readFileSync(`${examplesFolder}/${file}`, 'utf8'))
    const old = await openOld(name, Number.parseInt(file, 10))
    for (const [store, list] of Object.entries(records)) {
      for (const record of list) await old.put(store, record)
    }
    old.close()
    const library = await openLibrary(name)
    expect(describeStores(library as never)).toEqual(describeStores((await openTestLibrary()) as never))
    for (const [store, list] of Object.entries(records)) {
      expect(await library.count(store as 'entries'), store).toBe(list.length)
    }
    library.close()
  })
})

describe('openLibrary', () => {
  it('makes way for a newer version', async () => {
    const onClosed = vi.fn()
    await openLibrary('makes way', { onClosed })
    const newer = await openDB('makes way', currentVersion + 1)
    expect(onClosed).toHaveBeenCalledOnce()
    newer.close()
  })

  it('says what to do when a newer version wrote the library', async () => {
    const newer = await openDB('newer', currentVersion + 1)
    newer.close()
    await expect(openLibrary('newer')).rejects.toThrow(/newer version of Lectern/)
  })

  it('says what to do when another tab holds the version before', async () => {
    const old = await openDB('blocked', currentVersion)
    const open = indexedDB.open.bind(indexedDB)
    vi.spyOn(indexedDB, 'open').mockImplementation((name) => open(name, currentVersion + 1))
    await expect(openLibrary('blocked')).rejects.toThrow(/Close the other Lectern tabs/)
    old.close()
    // The opening that was blocked has let go of the library again: nothing holds up its deletion.
    await deleteDB('blocked')
  })

  it.each([
    ['SecurityError', /private window/],
    ['InvalidStateError', /private window/],
    ['QuotaExceededError', /no room left/],
    ['UnknownError', /restore a backup/],
  ])('explains %s', async (name, sentence) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('', name)
    })
    await expect(openLibrary('refused')).rejects.toThrow(sentence)
  })
})

describe('write', () => {
  it('takes everything back when the body throws', async () => {
    const library = await openTestLibrary()
    const failing = write(library, async (transaction) => {
      await transaction.objectStore('state').put({ key: 'lastTopic', documentId: 'a' })
      throw new Error('No.')
    })
    await expect(failing).rejects.toThrow('No.')
    expect(await library.count('state')).toBe(0)
  })

  it('takes everything back when a request fails', async () => {
    const library = await openTestLibrary()
    const failing = write(library, async (transaction) => {
      await transaction.objectStore('activity').add({ at: '', utcOffsetMinutes: 0, entryId: '', what: 'read' }, 1)
      await transaction.objectStore('activity').add({ at: '', utcOffsetMinutes: 0, entryId: '', what: 'read' }, 1)
    })
    await expect(failing).rejects.toBeInstanceOf(LibraryError)
    expect(await library.count('activity')).toBe(0)
  })

  it('asks for strict durability', async () => {
    const library = await openTestLibrary()
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await write(library, async () => undefined)
    expect(transaction.mock.lastCall?.[2]).toEqual({ durability: 'strict' })
  })

  it('says so when the library has been closed', async () => {
    const library = await openTestLibrary()
    library.close()
    await expect(write(library, async () => 1)).rejects.toThrow(/closed/)
    await expect(read(library, async () => 1)).rejects.toThrow(/closed/)
  })
})

describe('keepLibraryOpen', () => {
  it('opens once', async () => {
    const open = keepLibraryOpen('kept')
    const [one, other] = await Promise.all([open(), open()])
    expect(one).toBe(other)
    one.close()
  })

  it('tries again after a failure', async () => {
    const open = keepLibraryOpen('kept after failure')
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('', 'UnknownError')
    })
    await expect(open()).rejects.toThrow()
    const library = await open()
    expect(library.version).toBe(currentVersion)
    library.close()
  })

  it('opens again after it made way', async () => {
    const open = keepLibraryOpen('kept after way')
    const first = await open()
    await deleteDB('kept after way')
    const second = await open()
    expect(second).not.toBe(first)
    second.close()
  })
})
