import type { CardCalls, WatchCalls } from '@/utils/card-channel'
import { actionOf, defaultKeys } from '@/utils/keys'
import type { PlayerFacts } from '@/utils/player'
import { callOver, type Handlers, type Remote } from '@/utils/port-calls'
import { type CardFrame, createCardFrame } from './card-frame'
import {
  answerWatch,
  type CardOrder,
  callBy,
  isWatchMessage,
  type WatchApi,
  type WatchOrders,
  type WatchWishes,
} from './orders'
import { playerCalls, tellPlayer } from './player-calls'

/** The card that is open, and all that ends with it. */
interface OpenCard extends CardFrame {
  facts: PlayerFacts
  nonce: string
  /** Whether the keyboard comes to it once it has loaded. */
  takesFocus: boolean
  ending: AbortController
  /** Absent until the card's page has loaded and tied itself. */
  calls?: Remote<CardCalls>
}

/** Listens for the keys and for the background, and keeps the card. Ends with the signal. */
export function startWatch(api: WatchApi, document: Document, signal: AbortSignal): void {
  const background = callBy<WatchWishes>((message) => api.runtime.sendMessage(message))
  let card: OpenCard | undefined

  const close = () => {
    card?.ending.abort()
    card?.host.remove()
    card = undefined
  }
  const open = ({ facts, takesFocus }: CardOrder) => {
    card ??= {
      ...createCardFrame(document, api.runtime.getURL('card.html')),
      facts,
      nonce: crypto.randomUUID(),
      takesFocus,
      ending: new AbortController(),
    }
    if (takesFocus) focusCard(card)
  }
  const orders: Handlers<WatchOrders> = {
    openCard: (order) => void open(order),
    tieCard() {
      if (!card || card.calls) throw new Error('No card waits for its page here.')
      const { port1, port2 } = new MessageChannel()
      card.calls = callOver<CardCalls, WatchCalls>(port1, watchCalls(document, card, close), card.ending.signal)
      card.frame.contentWindow?.postMessage({ nonce: card.nonce }, api.runtime.getURL('').replace(/\/$/, ''), [port2])
      tellPlayer(document, card.facts, card.calls, card.ending.signal)
      if (card.takesFocus) focusCard(card)
      return card.nonce
    },
  }
  const hear = (message: unknown, _sender: unknown, sendResponse: (response: unknown) => void) => {
    // The types know no listener that answers only sometimes, as all browsers do.
    if (!isWatchMessage(message)) return undefined as unknown as true
    void answerWatch(orders, message).then(sendResponse)
    return true as const
  }
  api.runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => api.runtime.onMessage.removeListener(hear))

  const press = (event: KeyboardEvent) => {
    if (!event.isTrusted || actionOf(defaultKeys, event) !== 'card') return
    event.preventDefault()
    event.stopImmediatePropagation()
    void background.openCard({ takesFocus: true })
  }
  document.defaultView?.addEventListener('keydown', press, { capture: true, signal })
}

/** The keyboard goes to the card. Browsers refuse `autofocus` in a frame like it, and forget a focus before loading. */
function focusCard({ frame, calls }: OpenCard): void {
  if (!calls) return
  frame.focus()
  void calls.focusText()
}

function watchCalls(document: Document, { facts, host, frame }: OpenCard, close: () => void): Handlers<WatchCalls> {
  return {
    ...playerCalls(document, facts),
    takeFrame: () => ({ refusal: 'nothing' }),
    async setVisible({ isVisible }) {
      host.style.visibility = isVisible ? '' : 'hidden'
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return undefined
    },
    recentCaptions: () => [],
    drag: () => undefined,
    setCompact({ isCompact }) {
      frame.style.height = isCompact ? '44px' : '480px'
      return undefined
    },
    close: () => void close(),
  }
}
