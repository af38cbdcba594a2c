import { keepLibraryOpen } from '@/utils/library/database'
import { listNewest } from '@/utils/library/listing'

/** As many as the highest screen shows: the rest comes after them. */
const firstRowCount = 24

export const open = keepLibraryOpen()

/** The newest entries. Why they can't be read is said by the page. */
export const newest = open().then((library) => listNewest(library, { limit: firstRowCount }))
newest.catch(() => undefined)
