import { type ReaderResult, takePageData } from './reader-result'
import { sentenceOf } from './sentence'
import { readPage } from './sites'

/** Reads the page that the script runs in. */
export function readHere(): ReaderResult {
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
}
