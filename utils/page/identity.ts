import { parseWebUrl, plainHost, plainPath, urlIdentity, withoutMoment } from '@/utils/url'
import { canonicalUrl } from './meta'

/** The page's address in its own words and in the browser's: either finds the entry again. */
export function pageIds(url: URL, document: Document): string[] {
  const canonical = canonicalUrl(document, url)
  const isSamePage =
    canonical && plainPath(canonical) === plainPath(url) && !dropsIdentity(withoutMoment(url), canonical)
  return [...new Set(isSamePage ? [urlIdentity(canonical), urlIdentity(url)] : [urlIdentity(url)])]
}

/** How an address says that a file is behind it. */
const file = /pdf|download|bitstream|viewcontent|document/i

/**
 * The PDF of a page's paper, known from here on: the file itself says nothing. Another host's may be anything, and what
 * is no file's address ("forthcoming") may stand on any page.
 */
export function pdfIdentity(pdfUrl: string | undefined, page: URL): string | undefined {
  const url = parseWebUrl(pdfUrl)
  const isOwnFile = url && plainHost(url) === plainHost(page) && file.test(`${url.pathname}${url.search}`)
  return isOwnFile ? urlIdentity(url) : undefined
}

/** A careless canonical link leaves out the very parameter that names the page (`?id=5`). */
function dropsIdentity(url: URL, canonical: URL): boolean {
  // What `keys()` answers can't be iterated in Firefox's content scripts; the parameters themselves can.
  return [...url.searchParams].some(
    ([name]) =>
      /(?:^|_)(?:[a-z]*id|p|v|q|page|no|num|idx|article|item|story|t)$/i.test(name) &&
      !canonical.searchParams.has(name),
  )
}
