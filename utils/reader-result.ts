import type { Listing } from './clip'
import type { Clip } from './entry'

/** What `reader.js` gives back to the background: JSON-safe, and never a throw (Chromium turns one into `null`). */
export type ReaderResult =
  | {
      ok: true
      /** Absent when no site finds one thing on the page. */
      value?: Clip
      /** The papers that the page lists, if it does; `value` is then the page itself at most. */
      listing?: Listing
      milliseconds: number
    }
  | {
      ok: false
      /** A sentence for the user. */
      error: string
    }

interface ReaderGlobal {
  lecternPageData?: unknown
}

/**
 * Leaves what the site's `pageData` returned for `reader.js`. The background injects it in the isolated world right
 * before the reader, so it is self-contained.
 */
export function leavePageData(pageData: unknown): void {
  ;(globalThis as ReaderGlobal).lecternPageData = pageData
}

/** Takes what was left, once: the next reading of the same page must not see it. */
export function takePageData(): unknown {
  const reader = globalThis as ReaderGlobal
  const pageData = reader.lecternPageData
  delete reader.lecternPageData
  return pageData
}
