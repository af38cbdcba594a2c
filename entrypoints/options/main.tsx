import { keepLibraryOpen } from '@/utils/library/database'
import { listNewest } from '@/utils/library/listing'
import '@/components/base.css'
import '@/components/options/options.css'

/** As many as the highest screen shows: the rest comes after them. */
const firstRowCount = 24

// The library is opened and its newest entries are read while the page itself is still loading.
const open = keepLibraryOpen()
const newest = open().then((library) => listNewest(library, { limit: firstRowCount }))
// Why it can't be read is said by the page.
newest.catch(() => undefined)

const root = document.getElementById('app')
const { showPage } = await import('./page')
if (root) showPage(root, open, newest)
