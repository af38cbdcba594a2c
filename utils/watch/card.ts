import type { WatchCalls } from '@/utils/card-channel'
import type { Handlers, Remote } from '@/utils/port-calls'
import { createCardFrame } from './card-frame'
import { createCardLine } from './card-line'
import { placeCard } from './card-place'
import { createCardPlayer } from './card-player'
import { followNavigation } from './navigation'
import type { CardOrder, CardWish, PlayerNewsItem, WatchApi, WatchWishes } from './orders'
import { readPlacements, rememberPlacements } from './placements'

/** The note card on a page. One that was closed stays there unseen, and is shown again. */
export interface Card {
  isShown(): boolean
  /** What the background knows of the page's player by now, and what the learner wants. */
  take(order: CardOrder): void
  /** The card's page has loaded: it gets its port. @returns the nonce by which it knows the port. */
  tie(): string
  focus(): void
  /** From the player in another frame. */
  hear(item: PlayerNewsItem): void
}

interface CardOptions {
  api: WatchApi
  window: Window
  background: Remote<WatchWishes>
  /** Ends what the card does on the page when the script ends; a card in sight stays, with what was typed. */
  signal: AbortSignal
}

/** Puts a card on the page. */
export function createCard({ api, window, background, signal }: CardOptions, first: CardOrder): Card {
  const { document, location } = window
  const { hostname } = location
  // There as long as the card is shown.
  let showing: AbortController | undefined
  let ready: Promise<unknown> = Promise.resolve()
  const line = createCardLine(api.runtime.getURL('').replace(/\/$/, ''))
  const card = createCardFrame({
    document,
    src: api.runtime.getURL('card.html'),
    onPull: (edges, x, y, isEnd) => place.pull(edges, x, y, isEnd),
    onReload: line.untie,
    signal,
  })
  const player = createCardPlayer({ document, background, line, onResize: () => place.update() })
  const place = placeCard({
    card,
    window,
    findVideoBox: player.findBox,
    remember: (placements) => void rememberPlacements(api, hostname, placements),
    onRoom: (isScarce) => line.tell('roomChanged', { isScarce }),
  })

  const reload = () => {
    line.untie()
    card.reload()
  }
  const open = (order: CardOrder) => {
    showing = new AbortController()
    player.follow(order)
    place.stand(showing.signal)
    const tellAddress = (url: string) => line.tell('pageChanged', { url })
    followNavigation(window, order.facts.navigationEvents ?? [], tellAddress, showing.signal)
  }
  /** Nothing is seen, and no key is heard, before the card has turned to what the page shows now. */
  const openAgain = async (order: CardOrder) => {
    const woken = line.ask('shown', { url: location.href })
    open(order)
    // A card whose page has broken down does not answer.
    await woken.catch(reload)
    card.setShown(showing !== undefined)
  }
  const close = () => {
    showing?.abort()
    showing = undefined
    player.leave()
    // Where the extension is gone it could not be opened again.
    if (signal.aborted) card.remove()
    else card.setShown(false)
  }
  const whenReady = (act: () => void) => void ready.then(() => line.whenTied(() => showing && act()))
  const focus = () =>
    whenReady(() => {
      // A modal dialog gives it the focus before it has loaded, which is lost then, and is not given twice.
      card.frame.blur()
      card.frame.focus()
      line.tell('focusText', undefined)
    })
  const serve = ({ takesFocus, action }: CardWish) => {
    if (takesFocus) focus()
    if (!action) return
    whenReady(() => {
      if (!takesFocus && showing) keepKeyboard(window, card.frame, showing.signal)
      line.tell('keyPressed', { action })
    })
  }
  const handlers: Handlers<WatchCalls> = {
    ...player.calls,
    async setVisible({ isVisible }) {
      card.setVisible(isVisible)
      await nextPicture(window)
      return undefined
    },
    drag: (input) => place.drag(input) as undefined,
    setCompact: ({ isCompact }) => place.setCompact(isCompact) as undefined,
    setEnlarged: ({ isEnlarged }) => place.setEnlarged(isEnlarged) as undefined,
    close: () => close() as undefined,
  }
  signal.addEventListener('abort', () => {
    if (!showing) card.remove()
    showing?.abort()
    player.leave()
  })
  open(first)
  void readPlacements(api, hostname).then(place.recall)
  serve(first)
  return {
    isShown: () => showing !== undefined,
    take(order) {
      if (!showing) ready = openAgain(order)
      else if (order.isToggle && hasKeyboard(window, card.frame)) return line.tell('keyPressed', { action: 'card' })
      else if (player.follow(order)) place.update()
      serve(order)
    },
    tie() {
      const nonce = line.tie(card.frame, handlers)
      if (place.isScarce()) line.tell('roomChanged', { isScarce: true })
      return nonce
    },
    focus,
    hear({ news, input }) {
      if (showing) line.tell(news, { ...Object(input), url: location.href })
    },
  }
}

/**
 * The card writes with the focus in its text, so that the browser can undo it. Where the learner's keys belong to the
 * player, they do so again right after.
 */
function keepKeyboard(window: Window, frame: HTMLIFrameElement, signal: AbortSignal): void {
  const { activeElement } = window.document
  if (!window.document.hasFocus() || hasKeyboard(window, frame)) return
  const giveBack = () => {
    frame.blur()
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true })
  }
  const until = AbortSignal.any([signal, AbortSignal.timeout(actionMilliseconds)])
  // At the event itself the focus is still on its way.
  window.addEventListener('blur', () => setTimeout(giveBack), { once: true, signal: until })
}

function hasKeyboard({ document }: Window, frame: HTMLIFrameElement): boolean {
  const root = frame.getRootNode()
  return document.hasFocus() && root instanceof ShadowRoot && root.activeElement === frame
}

/** So long a moment may take: the page is read for it when the card has only just opened. */
const actionMilliseconds = 3000

/** Waits until the page has been drawn as it is now. */
function nextPicture(window: Window): Promise<unknown> {
  return new Promise((resolve) => window.requestAnimationFrame(() => window.requestAnimationFrame(resolve)))
}
