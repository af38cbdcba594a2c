import { render } from 'preact'
import type { Browser } from 'webextension-polyfill'
import '@/components/base.css'
import { askDetails } from '@/entrypoints/details/ask-details'
import { connect } from '@/utils/connect'
import { openSidePanel } from '@/utils/side-panel'
import { askFirst } from './answers'
import Popup from './Popup'
import { createPopup } from './state'
import './popup.css'

/** The native API: both browsers give promises under this name, and the popup waits for no polyfill. */
declare const chrome: Browser

async function openLibrary(entryId?: string): Promise<void> {
  if (entryId === undefined) await chrome.runtime.openOptionsPage()
  else await chrome.tabs.create({ url: chrome.runtime.getURL(`/options.html#/entry/${entryId}`) })
  window.close()
}

async function main(): Promise<void> {
  const isPage = new URLSearchParams(location.search).has('tab')
  document.documentElement.classList.toggle('is-page', isPage)
  const answers = globalThis.lecternAnswers ?? askFirst(chrome, location.search)
  const tab = await answers.tab
  const popup = createPopup({
    background: connect(chrome),
    answers,
    tabId: tab?.id ?? -1,
    tab: { url: tab?.url, title: tab?.title, isPrivate: tab?.incognito },
    isPage,
    fetchDetails: (address) => askDetails(chrome, address),
    close: () => window.close(),
    openPanel: () => openSidePanel(chrome, tab?.windowId ?? -1),
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
