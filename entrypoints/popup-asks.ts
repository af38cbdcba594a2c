import type { Browser } from 'webextension-polyfill'
import { defineUnlistedScript } from '#imports'
import { askFirst } from './popup/answers'

/** The native API: both browsers give promises under this name, and the polyfill would have to be loaded first. */
declare const chrome: Browser

/**
 * The first thing that the popup's document loads: a script of its own that waits for nothing, neither styles nor
 * modules, so that the page is read while the popup itself is still being loaded.
 */
export default defineUnlistedScript(() => {
  globalThis.lecternAnswers = askFirst(chrome, location.search)
})
