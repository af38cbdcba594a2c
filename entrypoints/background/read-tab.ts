import type { Browser } from 'webextension-polyfill'
import { boundClip, boundListing } from '@/utils/bound-clip'
import type { Listing } from '@/utils/clip'
import type { Clip } from '@/utils/entry'
import { leavePageData, type ReaderResult } from '@/utils/reader-result'
import { clipFromUrl, siteFor } from '@/utils/sites'

/** What could be read of the page in a tab. */
export interface TabReading {
  clip?: Clip
  /** The papers that the page lists. */
  listing?: Listing
  /** A sentence for the user: why there is no clip, or why it has only what the URL tells. */
  problem?: string
  /** How long the reader took, in milliseconds. */
  readMilliseconds?: number
}

type Scripting = Pick<Browser, 'scripting'>

const storePattern =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/

export const problems = {
  noAccess: 'This is a page that no extension can read. You can make an entry by hand.',
  browserPage: 'This is a page of the browser itself, which no extension can read. You can make an entry by hand.',
  store: 'No extension can read the browser’s extension store. You can make an entry by hand.',
  file: 'Lectern does not read files on this computer. You can make an entry by hand.',
  document:
    'A PDF or other file says nothing about itself, so only what its address tells is filled in. Type the rest.',
  paper:
    'A PDF says nothing about itself, so only what its address tells is filled in. Type the rest, or clip the paper’s own page later: it completes the entry.',
  partly:
    'This page tells only part of what is known of the paper. Type the rest, or clip the paper’s own page later: it completes the entry.',
  notLoaded: 'The page did not load, so only its address is known. Reload it and clip again, or type the rest.',
  refused: 'The browser does not let extensions read this page, so only its address is known. Type the rest.',
  nothingFound: 'Lectern found nothing on this page that names one thing. Type what you want to keep.',
}

/** Reads the page at a URL in a tab; needs `activeTab` there, or a declared host. */
export async function readTab(browser: Scripting, tabId: number, address: string | undefined): Promise<TabReading> {
  if (!address) return { problem: problems.noAccess }
  const url = URL.parse(address)
  if (url?.protocol === 'file:') return { problem: problems.file }
  if (!url || !/^https?:$/.test(url.protocol)) return { problem: problems.browserPage }
  if (storePattern.test(url.href)) return { problem: problems.store }
  let result: ReaderResult | undefined
  try {
    result = await runReader(browser, tabId, url)
  } catch (error) {
    return readAddress(url, whyRefused(url, error))
  }
  if (!result) return readAddress(url, problems.nothingFound)
  // The page stands in the way: its address may name a thing all the same, but only a site can tell.
  if (!result.ok) return isKnownSite(url) ? readAddress(url, result.error) : { problem: result.error }
  const clip = boundClip(result.value)
  const listing = boundListing(result.listing)
  const readMilliseconds = result.milliseconds
  if (listing) return { ...(clip && { clip }), listing, readMilliseconds }
  if (!clip) return readAddress(url, problems.nothingFound)
  const reading: TabReading = { clip, readMilliseconds }
  return clip.complete ? reading : { ...reading, problem: incompleteProblem(clip) }
}

async function runReader(browser: Scripting, tabId: number, url: URL): Promise<ReaderResult | undefined> {
  const target = { tabId }
  await bringPageData(browser, tabId, url)
  const [frame] = await browser.scripting.executeScript({ target, files: [readerOf(url)] })
  return (frame?.result ?? undefined) as ReaderResult | undefined
}

/** The script that reads the page at an address: built with the reading of its site, and of what any page may be. */
export function readerOf(url: URL): '/reader.js' | '/video-reader.js' {
  return siteFor(url)?.player ? '/video-reader.js' : '/reader.js'
}

/** Leaves what only the page's own scripts know for the script that reads the page next, where the site wants it. */
export async function bringPageData(browser: Scripting, tabId: number, url: URL): Promise<void> {
  const pageData = siteFor(url)?.pageData
  const fromPage = pageData && (await runInPage(browser, tabId, pageData))
  if (fromPage === undefined) return
  await browser.scripting.executeScript({ target: { tabId }, func: leavePageData, args: [fromPage] })
}

/** The page's own world may be broken in any way; then the reader does without it. */
async function runInPage(browser: Scripting, tabId: number, pageData: () => unknown): Promise<unknown> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, world: 'MAIN', func: pageData })
    return frame?.result ?? undefined
  } catch {
    return undefined
  }
}

function readAddress(url: URL, problem: string): TabReading {
  const clip = boundClip(clipFromUrl(url))
  return clip ? { clip, problem } : { problem }
}

function whyRefused(url: URL, error: unknown): string {
  if (error instanceof Error && /error page/i.test(error.message)) return problems.notLoaded
  const clip = clipFromUrl(url)
  if (clip && (isKnownSite(url) || clip.kind === 'paper' || /\.pdf$/i.test(url.pathname)))
    return incompleteProblem(clip)
  return problems.refused
}

function incompleteProblem(clip: Clip): string {
  if (clip.kind !== 'paper') return problems.document
  return clip.title === '' ? problems.paper : problems.partly
}

/** Whether a site of its own knows what the URL names, and not only that it is a page. */
function isKnownSite(url: URL): boolean {
  const clip = clipFromUrl(url)
  return clip !== undefined && clip.site !== 'generic'
}
