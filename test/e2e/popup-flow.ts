import type { Browser } from 'webextension-polyfill'
import type { PageView } from '@/utils/messages'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { backgroundOf, type Surface, seeText, until } from './harness/surface'

declare const chrome: Browser

/** What a person does in the popup before saving. */
export interface Typed {
  tags?: string[]
  topic?: string
  notes?: string
}

/** Waits until the popup's form is there, filled in from the page. */
export async function waitForForm(popup: Surface): Promise<void> {
  await until('the filled form', () =>
    popup.evaluate(() => performance.getEntriesByName('lectern:filled').length > 0 || null),
  )
}

/** Types into the popup as a person does: each tag and the topic end with Enter. */
export async function typeIntoPopup(popup: Surface, { tags = [], topic, notes }: Typed): Promise<void> {
  await waitForForm(popup)
  for (const tag of tags) {
    await popup.focus('.tag-input')
    await popup.type(tag)
    await popup.press('Enter')
  }
  if (topic !== undefined) {
    await popup.focus('.topic-input')
    await popup.type(topic)
    await popup.press('Enter')
  }
  if (notes !== undefined) {
    await popup.focus('.notes-text')
    await popup.type(notes)
  }
}

/** Saves with the key and waits until the popup says that it is stored. */
export async function savePopup(popup: Surface): Promise<void> {
  await popup.press('Control+Enter')
  await seeText(popup, 'Saved', '.said-message')
}

/** Clips a page through the popup, in a tab that is closed afterwards. @returns what the library holds then. */
export async function clipPage(browser: BrowserUnderTest, url: string, typed: Typed = {}): Promise<PageView> {
  const tab = await browser.open(url)
  const popup = await browser.pressToolbarButton(tab)
  await typeIntoPopup(popup, typed)
  await savePopup(popup)
  const view = await lookAgain(browser, tab)
  await tab.close()
  return view
}

/** Opens the popup anew on a tab, and closes it. @returns what it was told. */
export async function lookAgain(browser: BrowserUnderTest, tab: Surface): Promise<PageView> {
  const popup = await browser.pressToolbarButton(tab)
  await waitForForm(popup)
  const view = await viewOf(popup)
  await popup.close()
  return view
}

/** The page of the tab in front as the background sees it now: its clip, its entry, its draft. */
export async function viewOf(popup: Surface): Promise<PageView> {
  const tabId = await popup.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
    return tab?.id ?? -1
  })
  return backgroundOf(popup).openTab({ tabId })
}
