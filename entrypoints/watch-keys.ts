import type { Browser } from 'webextension-polyfill'
import { defineUnlistedScript } from '#imports'
import { startKeys } from '@/utils/watch/watch-keys'

/** The native API: both browsers give promises under this name. */
declare const chrome: Browser

declare global {
  /** Set in the extension's own world of a page, which the page does not see. */
  var isLecternListening: boolean | undefined
}

/**
 * Stands in every frame of the hosts that the manifest names, and comes to any other page with the card. It is no
 * content-script entrypoint, for the framework's context tells its name to the page, before anybody asked for a card.
 */
export default defineUnlistedScript(() => {
  if (globalThis.isLecternListening) return
  globalThis.isLecternListening = true
  startKeys(chrome, window, () => globalThis.lecternWatch)
})
