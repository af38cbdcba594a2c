import { defineUnlistedScript } from '#imports'
import { type ReaderResult, takePageData } from '@/utils/reader-result'
import { sentenceOf } from '@/utils/sentence'
import { readPage } from '@/utils/sites'

/** Injected on demand by `scripting.executeScript({ files: ['/reader.js'] })`; the result is the script's value. */
export default defineUnlistedScript((): ReaderResult => {
  const startMilliseconds = performance.now()
  try {
    const { clip, listing } = readPage({ url: new URL(location.href), document, pageData: takePageData() })
    // A listing is no paper, whatever its metadata says.
    const isShown = clip && (!listing || clip.kind === 'page')
    const milliseconds = performance.now() - startMilliseconds
    return { ok: true, ...(isShown && { value: clip }), ...(listing && { listing }), milliseconds }
  } catch (error) {
    return { ok: false, error: sentenceOf(error) }
  }
})
