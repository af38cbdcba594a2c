import type { Handlers, Remote } from '@/utils/port-calls'
import { type Card, createCard } from './card'
import { isOldCardInSight } from './card-frame'
import { findVideo, sizeInSight } from './find-video'
import {
  answerWatch,
  type CardOrder,
  callBy,
  isWatchMessage,
  type PlayerGlance,
  type WatchApi,
  type WatchOrders,
  type WatchWishes,
} from './orders'
import { type PlayerCalls, type PlayerOrder, watchPlayer } from './player'
import { callPlayer } from './remote-player'
import type { KeyTarget } from './watch-keys'

const oldCardSentence = 'Lectern was updated under the card that is open here. Copy its text, then reload the page.'

/** What stands in a frame that a card has been opened for. */
export interface Watch extends KeyTarget {
  glance(): PlayerGlance
}

/** A player in this frame, watched for the card in the top frame. */
interface LentPlayer {
  calls: Handlers<PlayerCalls>
  ending: AbortController
}

/** Listens for the background, and keeps the card or the player that it lends to one. */
export function startWatch(api: WatchApi, window: Window): Watch {
  const ending = new AbortController()
  const { signal } = ending
  const { document } = window
  const background = callBy<WatchWishes>((message) => api.runtime.sendMessage(message))
  let card: Card | undefined
  let lent: LentPlayer | undefined

  let last: CardOrder | undefined
  const isShown = () => card?.isShown() === true

  const openCard = (order: CardOrder) => {
    if (!card && isOldCardInSight(document)) throw new Error(oldCardSentence)
    last = order
    if (card) card.take(order)
    else card = createCard({ api, window, background, signal }, order)
  }
  /** A card that was open here before opens without asking the background, unless its player was in another frame. */
  const openAgain = () => {
    const isHere = last && last.playerFrameId === undefined && findVideo(document, last.facts) !== undefined
    if (last && isHere) openCard({ facts: last.facts, needsOffset: last.needsOffset, takesFocus: true })
  }
  const leavePlayer = () => {
    lent?.ending.abort()
    lent = undefined
  }
  const orders: Handlers<WatchOrders> = {
    openCard: (order) => openCard(order) as undefined,
    tieCard() {
      if (!card) throw new Error('No card is open here.')
      return card.tie()
    },
    hearPlayer: (item) => card?.hear(item) as undefined,
    watchPlayer(order) {
      leavePlayer()
      lent = lendPlayer(order, document, background, signal)
      return undefined
    },
    callPlayer(call) {
      if (!lent) throw new Error('The player has gone.')
      return callPlayer(lent.calls, call)
    },
    leavePlayer: () => leavePlayer() as undefined,
  }
  serveOrders(api, orders, signal)

  return {
    // The page's own player is lent to the side panel, which has no keys in the page.
    isOpen: () => isShown() || (lent !== undefined && window.parent !== window),
    focusCard() {
      if (isShown()) card?.focus()
      else openAgain()
      return isShown()
    },
    // A card in sight stays with what was typed, and says itself what has happened.
    end: () => ending.abort(),
    glance() {
      const video = findVideo(document, {})
      const area = video ? sizeInSight(video) : 0
      return { url: window.location.href, area, isPlaying: video !== undefined && !video.paused }
    },
  }
}

function serveOrders(api: WatchApi, orders: Handlers<WatchOrders>, signal: AbortSignal): void {
  const hear = (message: unknown, _sender: unknown, sendResponse: (response: unknown) => void) => {
    // The types know no listener that answers only sometimes, as all browsers do.
    if (!isWatchMessage(message)) return undefined as unknown as true
    void answerWatch(orders, message).then(sendResponse)
    return true as const
  }
  api.runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => api.runtime?.onMessage?.removeListener(hear), { once: true })
}

function lendPlayer(
  order: PlayerOrder,
  document: Document,
  background: Remote<WatchWishes>,
  outer: AbortSignal,
): LentPlayer {
  const ending = new AbortController()
  const news = {
    playerChanged: (input: unknown) => background.tellPlayer({ news: 'playerChanged', input }),
    captionShown: (input: unknown) => background.tellPlayer({ news: 'captionShown', input }),
  }
  const calls = watchPlayer({
    ...order,
    document,
    news,
    askOffset: () => background.askOffset(),
    signal: AbortSignal.any([outer, ending.signal]),
  })
  return { calls, ending }
}
