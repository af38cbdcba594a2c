import { defineUnlistedScript } from '#imports'
import { type ReaderResult, takePageData } from '@/utils/reader-result'
import { sentenceOf } from '@/utils/sentence'
import { readPage } from '@/utils/sites'

/** Injected on demand by `scripting.executeScript({ files: ['/reader.js'] })`; the result is the script's value. */
export default defineUnlistedScript((): ReaderResult => {
  const startMilliseconds = performance.now()
  try {
    const clip = readPage({ url: new URL(location.href), document, pageData: takePageData() })
    const milliseconds = performance.now() - startMilliseconds
    return clip ? { ok: true, value: clip, milliseconds } : { ok: true, milliseconds }
  } catch (error) {
    return { ok: false, error: sentenceOf(error) }
  }
})
