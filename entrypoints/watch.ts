import type { Browser } from 'webextension-polyfill'
import { defineUnlistedScript } from '#imports'
import { startWatch } from '@/utils/watch/watch'

/** The native API: both browsers give promises under this name. */
declare const chrome: Browser

declare global {
  /** Set in the extension's own world of a page, which the page does not see. */
  var isLecternWatching: boolean | undefined
}

/**
 * Stands in every frame of the hosts that the manifest names, and comes to any other page when the user asks. It is no
 * content-script entrypoint, for the framework's context tells its name to the page, before anybody asked for a card.
 */
export default defineUnlistedScript(() => {
  if (globalThis.isLecternWatching) return
  globalThis.isLecternWatching = true
  startWatch(chrome, document, new AbortController().signal)
})
