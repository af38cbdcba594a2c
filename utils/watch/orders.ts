import type { PlayerFacts } from '@/utils/player'
import type { Handlers, Remote } from '@/utils/port-calls'

/** What a key or command wants done in the card once it is open. */
export type CardAction = 'moment' | 'moment-with-frame' | 'frame'

/** How a card is opened, and what the watch script must know for it. */
export interface CardOrder {
  facts: PlayerFacts
  /** Whether the keyboard comes to the card: only where the user asked for it by key. */
  takesFocus: boolean
  action?: CardAction
}

/** What the background asks of the watch script in a tab's top frame. */
export interface WatchOrders {
  openCard(input: CardOrder): undefined
  /** A card's frame has loaded in this tab: the port goes to it, and the nonce that it knows the port by comes back. */
  tieCard(input: undefined): string
}

/** What a watch script asks of the background. */
export interface WatchWishes {
  openCard(input: Pick<CardOrder, 'action' | 'takesFocus'>): undefined
}

/** A call on its way. Watch scripts carry no schema library: the background checks what it gets from them. */
export interface WatchMessage {
  watch: string
  input?: unknown
}

export type WatchResult = { ok: true; value?: unknown } | { ok: false; error: string }

/** The part of the browser's API that a watch script needs; the native one fits. */
export interface WatchApi {
  runtime: {
    getURL(path: string): string
    sendMessage(message: unknown): Promise<unknown>
    onMessage: { addListener(listener: WatchListener): void; removeListener(listener: WatchListener): void }
  }
}
type WatchListener = (message: unknown, sender: unknown, sendResponse: (response: unknown) => void) => true

/** Calls by name over any way of sending. A refusal throws its sentence. */
export function callBy<C>(send: (message: WatchMessage) => Promise<unknown>): Remote<C> {
  const ask = async (watch: string, input: unknown): Promise<unknown> => {
    const result = (await send({ watch, input })) as WatchResult | undefined
    if (!result) throw new Error('The page did not answer. Reload it and try again.')
    if (!result.ok) throw new Error(result.error)
    return result.value
  }
  return new Proxy({} as Remote<C>, { get: (_, watch: string) => (input?: unknown) => ask(watch, input) })
}

/** Runs the handler that a message names and answers with what crosses the boundary. */
export async function answerWatch<C>(handlers: Handlers<C>, { watch, input }: WatchMessage): Promise<WatchResult> {
  try {
    const handler = Object.hasOwn(handlers, watch) && (handlers as Record<string, unknown>)[watch]
    if (typeof handler !== 'function') throw new Error(`Nobody answers “${watch}”.`)
    return { ok: true, value: await handler(input) }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

/** Whether a message is a call to or from a watch script. */
export function isWatchMessage(message: unknown): message is WatchMessage {
  return typeof Object(message).watch === 'string'
}
