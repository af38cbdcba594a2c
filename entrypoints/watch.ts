import type { Browser } from 'webextension-polyfill'
import { defineUnlistedScript } from '#imports'
import type { PlayerGlance } from '@/utils/watch/orders'
import { startWatch, type Watch } from '@/utils/watch/watch'

/** The native API: both browsers give promises under this name. */
declare const chrome: Browser

declare global {
  /** Set in the extension's own world of a page, which the page does not see. */
  var lecternWatch: Watch | undefined
}

/** Comes to a frame when a card is opened, after `watch-keys.js`. Its value says what there is to watch in the frame. */
export default defineUnlistedScript((): PlayerGlance => {
  globalThis.lecternWatch ??= startWatch(chrome, window)
  return globalThis.lecternWatch.glance()
})
