import { clipOf, type Fact, type Facts, fact } from '@/utils/clip'
import type { Clip, PaperType, Trust } from '@/utils/entry'
import { doiIdentity } from '@/utils/identity'
import { parseWebUrl } from '@/utils/url'
import { UnreadablePage, whyBlocked } from './blocked'
import { citationDoi, citationFacts, citationPaper, definedParts, type PaperParts } from './citation-facts'
import { pdfIdentity } from './identity'
import { type Metas, noMetas, readMetas } from './meta'

type Paper = NonNullable<Clip['paper']>

/** The paper that an address names. */
export interface NamedPaper {
  /** Its identity (`acl:P19-1001`). */
  id: string
  /** Its canonical address. */
  url: string
  /** The version, where the address names one. */
  version?: number
}

/** Tells the paper from an address of its site (its page, its PDF, what goes with it); undefined for all others. */
export type NamePaper = (url: URL) => NamedPaper | undefined

interface PaperAddresses {
  matches(url: URL): boolean
  identify(url: URL): string[]
  canonicalUrl(url: URL): string | undefined
  tellFromUrl(url: URL): Pick<Clip, 'kind' | 'paper'>
}

/** What follows for a site from the way in which its addresses name papers, and its pages that list some. */
export function paperAddresses(nameOf: NamePaper, isListing = (_url: URL) => false): PaperAddresses {
  return {
    matches: (url) => nameOf(url) !== undefined || isListing(url),
    identify: (url) => [nameOf(url)?.id].filter((id) => id !== undefined),
    canonicalUrl: (url) => nameOf(url)?.url,
    tellFromUrl: (url) => {
      const paper = versionOf(nameOf(url))
      return { kind: 'paper', ...(paper && { paper }) }
    },
  }
}

/** What the address of a paper alone tells of it. */
export function versionOf(named: NamedPaper | undefined): Paper | undefined {
  return named?.version === undefined ? undefined : { version: named.version }
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
export function speaksOf({ id }: NamedPaper, nameOf: NamePaper, page: TaggedPage): boolean {
  const named = namesInTags(nameOf, page)
  return named.length > 0 && named.every((one) => one === id)
}

interface TaggedPage {
  url: URL
  document: Document
  metas: Metas
}

function namesInTags(nameOf: NamePaper, { url, document, metas }: TaggedPage): string[] {
  const canonical = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href')
  const namesIn = (addresses: readonly (string | null | undefined)[]) =>
    addresses.flatMap((address) => idOfAddress(address, nameOf, url) ?? [])
  const stated = namesIn(addressNames.flatMap((name) => metas.all(name)))
  return stated.length > 0 ? stated : namesIn([canonical, metas.first('og:url')])
}

/** What an address names. One without a path ("#") says nothing: it would name whatever the page's own address does. */
function idOfAddress(address: string | null | undefined, nameOf: NamePaper, base: URL): string | undefined {
  const url = /^\s*(?:\.?\/?(?:[#?]|$))/.test(address ?? '') ? undefined : parseWebUrl(address ?? undefined, base)
  return url && nameOf(url)?.id
}

/** What a page says about its paper beyond its Highwire tags. */
export interface OwnFacts extends Omit<Facts, 'paper'> {
  /** Further identities of the very same paper. */
  ids?: (string | undefined)[]
  keywords?: string[]
  /** What joins or replaces volume, pages and the like. */
  paper?: PaperParts
}

export interface CitedPage {
  url: URL
  document: Document
  /** The page's tags, none when they are about another paper. */
  metas: Metas
  named: NamedPaper
  /** What the Highwire tags say. */
  cited: Facts
}

/** How a site's papers are named and read. */
export interface PaperPages {
  /** The site's name. */
  site: string
  nameOf: NamePaper
  /** Links of the page's body that lead to its own paper: where the tags are about another, these may tell. */
  ownLinks?: string
  /** Pages that never navigate in place: where no address on them tells, they show what their address names. */
  isStatic?: boolean
  /** What all of its papers are, whatever their tags call what they are in. */
  type?: PaperType
  readOwn?: (page: CitedPage) => OwnFacts
}

/**
 * The clip of a page whose address names a paper. Tags that are about another paper are not believed; of a page that
 * does not show which paper it is, and of a PDF, only what the address tells is known.
 * @throws UnreadablePage when something stands in place of the page.
 */
export function readNamedPaper(
  { url, document, at = new Date() }: { url: URL; document: Document; at?: Date },
  { site, nameOf, ownLinks, isStatic = false, type, readOwn = () => ({}) }: PaperPages,
): Clip | undefined {
  const named = nameOf(url)
  if (!named) return undefined
  const isNamed = (ids: string[]) => (ids.length > 0 ? ids.includes(named.id) : isStatic)
  const all = readMetas(document)
  const inTags = namesInTags(nameOf, { url, document, metas: all })
  const isCited = isNamed(inTags) && inTags.every((id) => id === named.id)
  const links = ownLinks ? [...document.querySelectorAll(ownLinks)] : []
  const isShown = isNamed(links.flatMap((link) => idOfAddress(link.getAttribute('href'), nameOf, url) ?? []))
  const metas = isCited ? all : noMetas
  const cited = citationFacts(metas, url)
  const {
    ids = [],
    keywords = [],
    paper,
    ...own
  } = cited.title || (ownLinks && isShown) ? readOwn({ url, document, metas, named, cited }) : {}
  const base = { site, kind: 'paper' as const, url: named.url, at, keywords: [...new Set(keywords)] }
  const facts = { ...cited, ...own }
  if (!facts.title) {
    const blocked = whyBlocked(url, document, all)
    if (blocked) throw new UnreadablePage(blocked)
    return clipOf({ ...base, ids: [named.id], complete: false }, { paper: fact('url', 'high', versionOf(named)) })
  }
  const stated = definedParts({ ...citationPaper(metas, url), ...(type && { type }), ...versionOf(named), ...paper })
  const [from, trust] = cited.title ? (['citation metas', 'high'] as const) : (['page', 'medium'] as const)
  const doi = citationDoi(metas)
  const known = [named.id, doi && doiIdentity(doi), ...ids, unnamedPdf(stated, nameOf, url)].filter(Boolean)
  return clipOf(
    { ...base, ids: [...new Set(known as string[])] },
    { ...facts, paper: factOfParts(from, trust, stated) },
  )
}

/** What is known of a paper's volume, pages and the like, if anything is. */
export function factOfParts(from: string, trust: Trust, parts: PaperParts = {}): Fact<Paper> | undefined {
  const known = definedParts(parts)
  return Object.keys(known).length > 0 ? fact(from, trust, known) : undefined
}

/** The identity of a PDF whose address does not name the paper. */
function unnamedPdf({ pdfUrl }: Paper, nameOf: NamePaper, page: URL): string | undefined {
  return idOfAddress(pdfUrl, nameOf, page) === undefined ? pdfIdentity(pdfUrl, page) : undefined
}
