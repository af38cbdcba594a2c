import { defineUnlistedScript } from '#imports'
import { readTextTrack } from '@/utils/page/text-tracks'
import { takePageData } from '@/utils/reader-result'
import { sentenceOf } from '@/utils/sentence'
import { siteFor } from '@/utils/sites'
import type { PageTranscript } from '@/utils/text'

/** Injected on demand, when somebody asks for the words; the result is the script's value. */
export default defineUnlistedScript(async (): Promise<TranscriptResult> => {
  const url = location.href
  try {
    const page = { url: new URL(url), document, pageData: takePageData() }
    const transcript = siteFor(page.url)?.readTranscript?.(page) ?? (await readTextTrack(document))
    // The page may have gone on to another video meanwhile.
    return transcript && location.href === url ? { url, transcript } : { url: location.href }
  } catch (error) {
    return { url, error: sentenceOf(error) }
  }
})

/** What `transcript.js` gives back to the background: JSON-safe, and never a throw. */
export interface TranscriptResult {
  url: string
  transcript?: PageTranscript
  error?: string
}
