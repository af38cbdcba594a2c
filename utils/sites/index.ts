import { clipOf, fact, type Listing } from '@/utils/clip'
import type { Clip, Entry } from '@/utils/entry'
import { collapse } from '@/utils/page/meta'
import { urlIdentity } from '@/utils/url'
import { acl } from './acl'
import { acm } from './acm'
import { arxiv } from './arxiv'
import { bilibili } from './bilibili'
import { biorxiv } from './biorxiv'
import { ccc } from './ccc'
import { coursera } from './coursera'
import { cvf } from './cvf'
import { dailymotion } from './dailymotion'
import { dblp } from './dblp'
import { generic } from './generic'
import { ieee } from './ieee'
import { jmlr } from './jmlr'
import { nature } from './nature'
import { neurips } from './neurips'
import { openreview } from './openreview'
import { panopto } from './panopto'
import { pmlr } from './pmlr'
import { pubmed } from './pubmed'
import { sciencedirect } from './sciencedirect'
import { semanticScholar } from './semantic-scholar'
import { session } from './session'
import type { Page, Site } from './site'
import { springer } from './springer'
import { ssrn } from './ssrn'
import { ted } from './ted'
import { usenix } from './usenix'
import { vimeo } from './vimeo'
import { youtube } from './youtube'

/** Every site, in the order in which they are asked; `generic` is last. */
export const sites: readonly Site[] = [
  youtube,
  vimeo,
  bilibili,
  ted,
  ccc,
  panopto,
  coursera,
  dailymotion,
  arxiv,
  openreview,
  acl,
  neurips,
  pmlr,
  jmlr,
  cvf,
  usenix,
  dblp,
  ieee,
  biorxiv,
  acm,
  springer,
  nature,
  sciencedirect,
  pubmed,
  semanticScholar,
  ssrn,
  session,
  generic,
]

/** The first site that a URL belongs to, or undefined for a page that no extension can read. */
export function siteFor(url: URL): Site | undefined {
  return sites.find((site) => site.matches(url))
}

/** What a page is about: one thing, or papers that it lists (and then the page itself at most). */
export interface PageReading {
  clip?: Clip
  listing?: Listing
}

/**
 * Reads a page: its clip is from the first site that finds one thing on it, its listing from the first that finds one
 * until then.
 * @throws UnreadablePage when the page stands in the way: its sentence is for the user.
 */
export function readPage(page: Page): PageReading {
  let listing: Listing | undefined
  for (const site of sites) {
    if (!site.matches(page.url)) continue
    listing ??= site.readListing?.(page)
    // The scripts that read pages are built with some sites' reading each.
    const clip = site.read?.(page)
    if (!clip) continue
    const isLeft = clip.kind === 'paper' && isListing(page.url)
    return { clip: isLeft ? readAsPage(page) : clip, ...(listing && { listing }) }
  }
  return listing ? { listing } : {}
}

/** Whether an address is one where its site lists papers. */
function isListing(url: URL): boolean {
  const site = siteFor(url)
  return site?.readListing !== undefined && site.identify(url).length === 0
}

/** A listing on which another page left the tags of its paper: only its title is its own. */
function readAsPage({ url, document, at = new Date() }: Page): Clip {
  const base = { site: generic.name, kind: 'page' as const, ids: [urlIdentity(url)], url: url.href, at }
  return clipOf(base, { title: fact('title', 'low', collapse(document.title)) })
}

/** Identities that a URL alone gives, strongest first. */
export function identifyUrl(url: URL): string[] {
  return firstIdentified(url)?.ids ?? []
}

/** A clip with what a URL alone tells, for a page that has no document (a PDF) or was not opened (a link). */
export function clipFromUrl(url: URL, at = new Date()): Clip | undefined {
  const identified = firstIdentified(url)
  if (!identified) return undefined
  const { site, ids } = identified
  const known = site.tellFromUrl?.(url)
  const clip: Clip = {
    site: site.name,
    kind: known?.kind ?? 'page',
    ids,
    url: site.canonicalUrl?.(url) ?? url.href,
    title: '',
    people: [],
    chapters: [],
    related: [],
    keywords: [],
    complete: false,
    origin: {},
  }
  for (const field of ['video', 'paper', 'talk', 'related'] as const) {
    if (!known?.[field]) continue
    Object.assign(clip, { [field]: known[field] })
    clip.origin[field] = { from: 'url', trust: 'high', at: at.toISOString() }
  }
  return clip
}

/** A link to a moment of an entry in the form of the site that it is from. */
export function timeLink(entry: Pick<Entry, 'ids' | 'url'>, seconds: number): string | undefined {
  for (const site of sites) {
    const link = site.timeLink?.(entry, seconds)
    if (link) return link
  }
  return undefined
}

function firstIdentified(url: URL): { site: Site; ids: string[] } | undefined {
  for (const site of sites) {
    const ids = site.matches(url) ? site.identify(url) : []
    if (ids.length > 0) return { site, ids }
  }
  return undefined
}
