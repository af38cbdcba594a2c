import type { Browser } from 'webextension-polyfill'
import { draftKey } from '@/utils/draft'
import type { Library } from '@/utils/library/database'
import { findKnown } from '@/utils/library/drafts'
import { findListed } from '@/utils/library/listed'
import { createManualClip } from '@/utils/manual-clip'
import type { PageView } from '@/utils/messages'
import { sentenceOf } from '@/utils/sentence'
import { sites } from '@/utils/sites'
import { readTab } from './read-tab'

/** Reads the page in a tab and finds it in the library. In a private window no draft is looked at. */
export async function openTab(
  browser: Pick<Browser, 'tabs' | 'scripting'>,
  openLibrary: () => Promise<Library>,
  tabId: number,
): Promise<PageView> {
  const opening = openLibrary()
  const tab = await browser.tabs.get(tabId)
  const { listing, ...reading } = await readTab(browser, tabId, tab.url)
  const { clip } = reading
  const view: PageView = { ...reading, topics: [], isPrivate: tab.incognito }
  if (listing) view.listing = { ...listing, papers: listing.papers.map((paper) => ({ clip: paper })) }
  const site = sites.find(({ name }) => name === clip?.site)
  if (site) view.siteLabel = site.label
  try {
    // Where nothing could be read, there may be what was typed by hand.
    const subject = clip ?? createManualClip({ url: tab.url })
    const key = tab.incognito ? undefined : draftKey(subject)
    const library = await opening
    if (listing) view.listing = { ...listing, papers: await findListed(library, listing.papers) }
    return { ...view, ...(await findKnown(library, subject, key)) }
  } catch (error) {
    // The page can be read without the library; saving says the same again.
    return { ...view, problem: sentenceOf(error) }
  }
}
