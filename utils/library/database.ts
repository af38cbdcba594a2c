import { type IDBPDatabase, openDB } from 'idb'
import { libraryName } from './changes'
import { currentVersion, migrate } from './migrations'
import { type Library, type LibrarySchema, type ReadTransaction, storeNames, type WriteTransaction } from './schema'

export type { Library } from './schema'

/** The library could not be opened, read or written. Its sentence is for the user. */
export class LibraryError extends Error {
  override name = 'LibraryError'
}

interface OpenOptions {
  /** Called once when the connection has ended: to make way for a newer version, or because the browser ended it. */
  onClosed?: () => void
}

/**
 * Opens the library, which is made or migrated first when it has to be.
 * @throws LibraryError
 */
export async function openLibrary(name = libraryName, { onClosed }: OpenOptions = {}): Promise<Library> {
  let failure: unknown
  let library: Library | undefined
  let refuse: (reason: LibraryError) => void = () => undefined
  const blocked = new Promise<never>((_, reject) => {
    refuse = reject
  })
  const open = async () =>
    openDB<LibrarySchema>(name, currentVersion, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        const untyped = database as unknown as IDBPDatabase<unknown>
        migrate(untyped, transaction as never, oldVersion).catch((error: unknown) => {
          failure = error
          transaction.abort()
        })
      },
      blocked: () => refuse(new LibraryError(sentences.blocked)),
      blocking() {
        library?.close()
        onClosed?.()
      },
      terminated: () => onClosed?.(),
    })
  const opening = open()
  try {
    library = await Promise.race([opening, blocked])
    return library
  } catch (error) {
    // An opening that was blocked may still succeed, and nobody would close it.
    opening.then(
      (late) => late.close(),
      () => undefined,
    )
    throw explain(failure ?? error)
  }
}

const sentences = {
  blocked:
    'Lectern was updated, and another of its tabs still holds the library of the version before. Close the other Lectern tabs and try again.',
  newer: 'This library was written by a newer version of Lectern. Reload the extension and try again.',
  refused:
    'The browser does not let Lectern store anything here. In a private window, save from a normal window instead; otherwise allow site data in the browser’s privacy settings.',
  full: 'There is no room left on this disk, so nothing was saved. Free some space and try again.',
  contested: 'Two entries claim to be the same thing, so nothing was stored. Merge instead of replacing.',
  closed: 'The library was closed while it was in use. Try again.',
  broken: 'The browser could not open the library. Restart the browser; if that does not help, restore a backup.',
}

const sentenceOf: Record<string, string> = {
  VersionError: sentences.newer,
  SecurityError: sentences.refused,
  InvalidStateError: sentences.refused,
  NotAllowedError: sentences.refused,
  QuotaExceededError: sentences.full,
  ConstraintError: sentences.contested,
}

/** Any error of the database as one whose sentence says what to do. */
function explain(error: unknown): Error {
  if (error instanceof Error && !isFromDatabase(error)) return error
  const name = error instanceof Error ? error.name : ''
  return new LibraryError(sentenceOf[name] ?? sentences.broken, { cause: error })
}

function isFromDatabase(error: Error): boolean {
  return error instanceof DOMException || error.name in sentenceOf
}

/**
 * Runs one transaction that writes, and answers when it has committed to the disk. Whatever the body throws takes all
 * of it back. The body may await requests of its transaction, and nothing else.
 * @throws LibraryError, or what the body throws
 */
export async function write<T>(library: Library, body: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
  const transaction = begin(() => library.transaction(storeNames, 'readwrite', { durability: 'strict' }))
  const committed = transaction.done.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  try {
    const value = await body(transaction)
    const failure = await committed
    if (failure) throw failure.error
    return value
  } catch (error) {
    abort(transaction)
    const failure = await committed
    // When the disk is full it is the transaction that knows, and the request was merely aborted.
    throw explain(isAbort(error) && failure ? failure.error : error)
  }
}

/** Runs one transaction that only reads: all of it sees one moment of the library. */
export async function read<T>(library: Library, body: (transaction: ReadTransaction) => Promise<T>): Promise<T> {
  try {
    return await body(begin(() => library.transaction(storeNames, 'readonly')) as ReadTransaction)
  } catch (error) {
    throw explain(error)
  }
}

/** A connection that has been closed can begin no transaction. */
function begin<T>(transaction: () => T): T {
  try {
    return transaction()
  } catch (error) {
    throw new LibraryError(sentences.closed, { cause: error })
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

function abort(transaction: WriteTransaction): void {
  try {
    transaction.abort()
  } catch (error) {
    // It has ended already: that is what was wanted.
    if (!(error instanceof Error && error.name === 'InvalidStateError')) throw error
  }
}

/**
 * Keeps one connection for all calls, opens it at the first and again after it has ended.
 * A failed opening is tried again at the next call.
 */
export function keepLibraryOpen(name?: string): () => Promise<Library> {
  let open: Promise<Library> | undefined
  const forget = () => {
    open = undefined
  }
  return () => {
    if (!open) {
      const opening = openLibrary(name, { onClosed: forget })
      opening.catch(forget)
      open = opening
    }
    return open
  }
}
