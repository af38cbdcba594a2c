import { defineUnlistedScript } from '#imports'
import { readHere } from '@/utils/read-here'

/** As `reader.js`, for the pages of sites with a player: neither carries the other's sites. */
export default defineUnlistedScript(readHere)
