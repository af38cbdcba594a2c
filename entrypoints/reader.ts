import { defineUnlistedScript } from '#imports'
import { readHere } from '@/utils/read-here'

/**
 * Injected on demand by `scripting.executeScript({ files: ['/reader.js'] })`; the result is the script's value. It reads
 * every page but those of sites with a player, for which there is `video-reader.js`.
 */
export default defineUnlistedScript(readHere)
