import { render } from 'preact'
import browser from 'webextension-polyfill'
import '@/components/base.css'
import { connect } from '@/utils/messages'
import Popup from './Popup'
import { createPopup } from './state'

/** The tab to read: the active one, or the one that the address names (`?tab=12`), for a popup opened as a page. */
async function findTab(namedTab: string | null) {
  if (namedTab !== null) return browser.tabs.get(Number(namedTab))
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab
}

async function openLibrary(entryId?: string): Promise<void> {
  if (entryId === undefined) await browser.runtime.openOptionsPage()
  else await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#/entry/${entryId}`) })
  window.close()
}

async function main(): Promise<void> {
  const namedTab = new URLSearchParams(location.search).get('tab')
  document.documentElement.classList.toggle('is-page', namedTab !== null)
  const tab = await findTab(namedTab)
  const popup = createPopup({
    background: connect(browser),
    tabId: tab?.id ?? -1,
    tab: { url: tab?.url, title: tab?.title, isPrivate: tab?.incognito },
    isPage: namedTab !== null,
    close: () => window.close(),
  })
  // Typing is never more than half a second ahead of what is stored; the last half second goes when the popup does.
  addEventListener('pagehide', popup.leave)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') popup.leave()
  })
  const root = document.querySelector('#app')
  if (!root) throw new Error('The popup has no place to be drawn in.')
  const isMac = /mac/i.test(navigator.platform)
  render(<Popup popup={popup} openLibrary={(id) => void openLibrary(id)} isMac={isMac} />, root)
  await popup.start()
}

void main()
