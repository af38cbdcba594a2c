import { defineUnlistedScript } from '#imports'
import { type ReaderResult, takePageData } from '@/utils/reader-result'
import { sentenceOf } from '@/utils/sentence'
import { readListing, readPage } from '@/utils/sites'

/** Injected on demand by `scripting.executeScript({ files: ['/reader.js'] })`; the result is the script's value. */
export default defineUnlistedScript((): ReaderResult => {
  const startMilliseconds = performance.now()
  try {
    const page = { url: new URL(location.href), document, pageData: takePageData() }
    const listing = readListing(page)
    const clip = readPage(page)
    // A listing is no paper, whatever its metadata says.
    const isShown = clip && (!listing || clip.kind === 'page')
    const milliseconds = performance.now() - startMilliseconds
    return { ok: true, ...(isShown && { value: clip }), ...(listing && { listing }), milliseconds }
  } catch (error) {
    return { ok: false, error: sentenceOf(error) }
  }
})
