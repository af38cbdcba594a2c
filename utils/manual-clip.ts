import type { Clip } from './entry'
import { parseWebUrl, urlIdentity } from './url'

interface ManualSource {
  /** The tab's address and title, where the browser lets Lectern know them. */
  url?: string | undefined
  title?: string | undefined
}

/**
 * The start of an entry made by hand. On a web page it has the page's address and title; elsewhere it is a note until
 * the learner says what it is.
 */
export function createManualClip({ url, title }: ManualSource, now = new Date()): Clip {
  const webUrl = parseWebUrl(url)
  const clip: Clip = {
    site: 'manual',
    kind: webUrl ? 'page' : 'note',
    ids: webUrl ? [urlIdentity(webUrl)] : [],
    url: webUrl?.href ?? '',
    title: '',
    people: [],
    chapters: [],
    related: [],
    keywords: [],
    complete: false,
    origin: {},
  }
  if (!webUrl || !title?.trim()) return clip
  return { ...clip, title, origin: { title: { from: 'tab title', trust: 'low', at: now.toISOString() } } }
}
