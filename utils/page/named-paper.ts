import type { Clip } from '@/utils/entry'
import { parseWebUrl } from '@/utils/url'
import type { Metas } from './meta'

/** The paper that an address names. */
export interface NamedPaper {
  /** Its identity (`acl:P19-1001`). */
  id: string
  /** Its canonical address. */
  url: string
}

/** Tells the paper from an address of its site (its page, its PDF, what goes with it); undefined for all others. */
export type NamePaper = (url: URL) => NamedPaper | undefined

interface PaperAddresses {
  matches(url: URL): boolean
  identify(url: URL): string[]
  canonicalUrl(url: URL): string | undefined
  tellFromUrl(url: URL): Pick<Clip, 'kind'>
}

/** What follows for a site from the way in which its addresses name papers. */
export function paperAddresses(nameOf: NamePaper): PaperAddresses {
  return {
    matches: (url) => nameOf(url) !== undefined,
    identify: (url) => [nameOf(url)?.id].filter((id) => id !== undefined),
    canonicalUrl: (url) => nameOf(url)?.url,
    tellFromUrl: () => ({ kind: 'paper' }),
  }
}

const addressNames = [
  'citation_pdf_url',
  'citation_abstract_html_url',
  'citation_public_url',
  'citation_fulltext_html_url',
]

/**
 * Whether a page's metadata is about the paper of its address: some address in it names that paper and none names
 * another. Pages that navigate in place leave the metadata of the paper before.
 */
export function speaksOf(
  { id }: NamedPaper,
  nameOf: NamePaper,
  { url, document, metas }: { url: URL; document: Document; metas: Metas },
): boolean {
  const canonical = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href')
  const stated = addressNames.flatMap((name) => metas.all(name))
  const addresses = stated.length > 0 ? stated : [canonical ?? undefined, metas.first('og:url')]
  const named = addresses.flatMap((address) => {
    const absolute = parseWebUrl(address, url)
    return (absolute && nameOf(absolute)?.id) ?? []
  })
  return named.length > 0 && named.every((one) => one === id)
}
