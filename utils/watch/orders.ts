import type { CardCalls } from '@/utils/card-channel'
import type { Handlers, Remote } from '@/utils/port-calls'
import { sentenceOf } from '@/utils/sentence'
import type { PlayerCalls, PlayerNews, PlayerOrder } from './player'

/** What a key or command wants done in the card once it is open. */
export type CardAction = Exclude<Parameters<CardCalls['keyPressed']>[0]['action'], 'card'>

/** What the learner asks for by key, command or button. */
export interface CardWish {
  /** Whether the keyboard comes to the card: only where the key asked for it. */
  takesFocus: boolean
  action?: CardAction
  /** The key of the card as the browser's own shortcut, which the card does not hear: where it has the keyboard, it closes. */
  isToggle?: boolean
}

/** How a card is opened, and what the watch script must know for it. */
export interface CardOrder extends CardWish, PlayerOrder {
  /** The frame that the player stands in, when it is not the page itself. */
  playerFrameId?: number
}

/** One of the card's calls to a player, on its way to a frame. */
export interface PlayerCall {
  call: keyof PlayerCalls
  input?: unknown
}

/** Something that a player in a frame tells the card. */
export interface PlayerNewsItem {
  news: keyof PlayerNews
  input: unknown
}

/** What the background asks of a watch script. */
export interface WatchOrders {
  /** In the top frame. */
  openCard(input: CardOrder): undefined
  /**
   * In the top frame: a card's page has loaded in this tab. The port goes to it, and the nonce by which it knows the
   * port comes back.
   */
  tieCard(input: undefined): string
  /** In the top frame: from the player in another one. */
  hearPlayer(input: PlayerNewsItem): undefined
  /** In a frame with a player: watches it for the card in the top frame. */
  watchPlayer(input: PlayerOrder): undefined
  callPlayer(input: PlayerCall): unknown
  leavePlayer(input: undefined): undefined
}

/** What a watch script asks of the background. */
export interface WatchWishes {
  openCard(input: CardWish): undefined
  /** Looks again for a player in the frames of this tab, and orders the card anew when there is one. */
  findPlayer(input: undefined): undefined
  /** How far content time is ahead of the video element's in the frame that asks; nothing when it is not known. */
  askOffset(input: undefined): number | undefined
  callPlayer(input: PlayerCall & { frameId: number }): unknown
  leavePlayer(input: { frameId: number }): undefined
  tellPlayer(input: PlayerNewsItem): undefined
}

/** What the player in a frame looks like from outside. */
export interface PlayerGlance {
  url: string
  /** The area in sight in CSS pixels; 0 without a video. */
  area: number
  isPlaying: boolean
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
    /** Gone once the extension was updated or removed under the script. */
    id: string
    getURL(path: string): string
    sendMessage(message: unknown): Promise<unknown>
    onMessage: { addListener(listener: WatchListener): void; removeListener(listener: WatchListener): void }
  }
  storage: { local: WatchStorage }
  extension: { inIncognitoContext?: boolean }
}
type WatchListener = (message: unknown, sender: unknown, sendResponse: (response: unknown) => void) => true
type StorageListener = (changes: Record<string, { newValue?: unknown }>) => void
interface WatchStorage {
  get(key: string): Promise<Record<string, unknown>>
  set(values: Record<string, unknown>): Promise<void>
  onChanged: { addListener(listener: StorageListener): void; removeListener(listener: StorageListener): void }
}

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
    return { ok: false, error: sentenceOf(error) }
  }
}

/** Whether a message is a call to or from a watch script. */
export function isWatchMessage(message: unknown): message is WatchMessage {
  return typeof Object(message).watch === 'string'
}
