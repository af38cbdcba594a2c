import type { Entry } from '@/utils/entry'
import { keepLibraryOpen } from '@/utils/library/database'
import { listNewest } from '@/utils/library/listing'
import type { Library } from '@/utils/library/schema'

/** As many as the highest screen shows: the rest comes after them. */
const firstRowCount = 24

/** The library as it is being opened. */
export interface Opening {
  open(): Promise<Library>
  /** The newest entries. Why they can't be read is said by the page. */
  newest: Promise<Entry[]>
}

declare global {
  /** What the options page's first script has begun, for the page. */
  var lecternOpening: Opening | undefined
}

/** Opens the library and reads what is shown first. */
export function openFirst(): Opening {
  const open = keepLibraryOpen()
  const newest = open().then((library) => listNewest(library, { limit: firstRowCount }))
  newest.catch(() => undefined)
  return { open, newest }
}
