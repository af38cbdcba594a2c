import type { Library } from './schema'

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
export function onChange(library: Library, signal: AbortSignal, listener: (change: Change) => void): void {
  const channel = channelOf(library)
  channel.addEventListener('message', (event: MessageEvent<Change>) => listener(event.data))
  signal.addEventListener('abort', () => channel.close(), { once: true })
}
