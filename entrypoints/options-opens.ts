import { defineUnlistedScript } from '#imports'
import { openFirst } from './options/opening'

/**
 * The first thing that the options page's document loads: a script of its own that waits for nothing, neither styles
 * nor modules, so that the library is opened and read while the page itself is still being loaded.
 */
export default defineUnlistedScript(() => {
  globalThis.lecternOpening = openFirst()
})
