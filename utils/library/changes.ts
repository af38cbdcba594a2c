import type { Library } from './schema'

/** The name of the database, by which surfaces that never open it hear of its changes. */
export const libraryName = 'lectern'

/** What a transaction changed. All lists empty: everything may have changed. */
export interface Change {
  entries: string[]
  documents: string[]
  /** Entries whose texts have changed. */
  textsOf: string[]
}

function channelOf(library: Pick<Library, 'name'>): BroadcastChannel {
  return new BroadcastChannel(`${library.name} changes`)
}

/** Tells the other surfaces what was committed. */
export function announce(library: Library, change: Partial<Change>): void {
  const channel = channelOf(library)
  channel.postMessage({ entries: [], documents: [], textsOf: [], ...change })
  channel.close()
}

/** Hears what any surface commits, this one's own writing included, until the signal aborts. */
export function onChange(
  library: Pick<Library, 'name'>,
  signal: AbortSignal,
  listener: (change: Change) => void,
): void {
  const channel = channelOf(library)
  channel.addEventListener('message', (event: MessageEvent<Change>) => listener(event.data))
  signal.addEventListener('abort', () => channel.close(), { once: true })
}

function draftsOf(library: Pick<Library, 'name'>): BroadcastChannel {
  return new BroadcastChannel(`${library.name} drafts`)
}

/** Tells the other surfaces that the draft under a key is another one now, or none. */
export function announceDraft(library: Library, key: string): void {
  const channel = draftsOf(library)
  channel.postMessage(key)
  channel.close()
}

/** Hears of the keys of drafts that any surface stores or discards, until the signal aborts. */
export function onDraft(library: Pick<Library, 'name'>, signal: AbortSignal, listener: (key: string) => void): void {
  const channel = draftsOf(library)
  channel.addEventListener('message', (event: MessageEvent<string>) => listener(event.data))
  signal.addEventListener('abort', () => channel.close(), { once: true })
}
