import { listenForKeys, type PageAction } from './hotkeys'
import { type CardAction, type CardWish, callBy, type WatchApi, type WatchWishes } from './orders'

/** What the keys need of the rest of the watch script, once that is there. */
export interface KeyTarget {
  /** Whether a card, or the player that one in another frame follows, is open here. */
  isOpen(): boolean
  /** Gives the keyboard to the card; false when there is none in this frame. */
  focusCard(): boolean
  /** The extension is gone from under the script. */
  end(): void
}

/** Listens for the keys beside a video. Nothing else of Lectern is on a page before one of them is pressed. */
export function startKeys(api: WatchApi, window: Window, target: () => KeyTarget | undefined): void {
  const ending = new AbortController()
  const background = callBy<WatchWishes>((message) => api.runtime.sendMessage(message))

  /** After an update or removal of the extension its scripts stay on the page; they do nothing any more. */
  const isOrphan = (): boolean => {
    if (api.runtime?.id) return false
    target()?.end()
    ending.abort()
    return true
  }
  const act = (action: PageAction): boolean => {
    if (isOrphan()) return false
    const wish = wishOf(action)
    const isOpen = target()?.isOpen() ?? false
    if (action === 'to-player' && !isOpen) return false
    // Where nothing plays, the key is the page's, but for the one that opens the card.
    if (wish.action && !isOpen && !window.document.querySelector('video')) return false
    if (wish.takesFocus && target()?.focusCard()) return true
    background.openCard(wish).catch(isOrphan)
    return true
  }
  listenForKeys(api, window, act, ending.signal)
}

function wishOf(action: PageAction): CardWish {
  if (action === 'card' || action === 'to-player') return { takesFocus: true }
  return { takesFocus: false, action: action satisfies CardAction }
}
