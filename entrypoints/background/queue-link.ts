import type { Browser, Menus, Tabs } from 'webextension-polyfill'
import { boundClip } from '@/utils/bound-clip'
import type { Library } from '@/utils/library/database'
import { queueClip } from '@/utils/library/queue'
import { withLinkTitle } from '@/utils/link-title'
import { sentenceOf } from '@/utils/sentence'
import { clipFromUrl } from '@/utils/sites'
import { flashBadge } from './badge'

const menuItemId = 'queue-link'
const problemMilliseconds = 6000

type Api = Pick<Browser, 'scripting' | 'action'>

/** Puts "Queue this link" into the menu of links. */
export async function createQueueMenu(browser: Pick<Browser, 'contextMenus'>): Promise<void> {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({ id: menuItemId, title: 'Queue this link in Lectern', contexts: ['link'] })
}

/** Queues the link that the menu was opened on, then asks why in the popup, or on the badge where it can't open. */
export async function queueLink(
  browser: Api,
  openLibrary: () => Promise<Library>,
  info: Menus.OnClickData,
  tab: Tabs.Tab | undefined,
): Promise<void> {
  if (info.menuItemId !== menuItemId || !info.linkUrl) return
  // At once, while the browser still counts the click: the popup waits until the link is stored.
  const opening = openPopup(browser)
  try {
    await storeLink(browser, openLibrary, info, info.linkUrl, tab)
    if (await opening) return
    await flash(browser, tab, '?', 'The link is queued. Click to say in one line why.')
  } catch (error) {
    await flash(browser, tab, '!', sentenceOf(error))
  }
}

async function openPopup(browser: Api): Promise<boolean> {
  try {
    await browser.action.openPopup()
    return true
  } catch {
    return false
  }
}

async function storeLink(
  browser: Api,
  openLibrary: () => Promise<Library>,
  info: Menus.OnClickData,
  linkUrl: string,
  tab: Tabs.Tab | undefined,
): Promise<void> {
  const url = URL.parse(linkUrl)
  const clip = url && clipFromUrl(url)
  if (!clip) throw new Error('This link leads to no page that Lectern could keep.')
  const text = info.linkText ?? (await readLinkText(browser, info, linkUrl, tab))
  const bounded = boundClip(withLinkTitle(clip, text))
  if (!bounded) throw new Error('The address of this link is too long to keep.')
  await queueClip(await openLibrary(), bounded)
}

async function readLinkText(
  browser: Api,
  { frameId = 0 }: Menus.OnClickData,
  linkUrl: string,
  tab: Tabs.Tab | undefined,
): Promise<string> {
  if (tab?.id === undefined) return ''
  try {
    const target = { tabId: tab.id, frameIds: [frameId] }
    const [frame] = await browser.scripting.executeScript({ target, func: findLinkText, args: [linkUrl] })
    return typeof frame?.result === 'string' ? frame.result : ''
  } catch {
    // A frame of another host, or a page that no extension may read: the link is queued without a title.
    return ''
  }
}

/** Runs in the page. Of several links to one address the one that says most: the others are pictures and times. */
function findLinkText(linkUrl: string): string {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter((link) => link.href === linkUrl)
  const texts = links.map((link) => (link.textContent ?? '').replace(/\s+/g, ' ').trim() || link.title)
  return texts
    .filter((text) => text.length <= 500)
    .reduce((best, text) => (text.length > best.length ? text : best), '')
}

async function flash(browser: Api, tab: Tabs.Tab | undefined, text: string, title: string): Promise<void> {
  if (tab?.id === undefined) return
  await flashBadge(browser, tab.id, { text, title, milliseconds: problemMilliseconds })
}
