import { expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { makePdfClip } from '@/test/make-entry'
import { readNote } from './card-flow'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { backgroundOf, type Surface, seeText, until } from './harness/surface'

/** The extension API in extension pages. */
declare const chrome: Browser

const talkUrl = 'https://conference.example/2026/talks/refused'
const embedUrl = 'https://slideslive.com/embed/presentation/38968435'

/** Has the browser refuse the host that a button asks for, as far as each browser lets a program. */
function refuse(browser: BrowserUnderTest, surface: Surface, button: string): Promise<void> {
  const press = () => surface.click('button', button)
  return browser.refuseHosts(browser.name === 'firefox' ? press : () => surface.evaluate(clickUnpressed, button))
}

/** Runs in a page: a click that nobody made, once no press counts any more. */
function clickUnpressed(label: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (navigator.userActivation.isActive) return void setTimeout(look, 50)
      const buttons = [...document.querySelectorAll('button')]
      buttons.find(({ textContent }) => textContent?.trim().startsWith(label))?.click()
      resolve()
    }
    look()
  })
}

/** Runs in a page of the extension. */
const grantedOrigins = async () => (await chrome.permissions.getAll()).origins ?? []

/** Runs in a page of the extension. */
async function addressOfAllowPage(): Promise<string | undefined> {
  const tabs = await chrome.tabs.query({})
  return tabs.find(({ url }) => url?.includes('allow.html'))?.url
}

/** Where the host of a framed player is asked for: in the card; in Firefox on a page of its own. */
async function openQuestion(browser: BrowserUnderTest, card: Surface, library: Surface): Promise<Surface> {
  if (browser.name === 'chromium') return card
  await card.click('button', 'Allow SlidesLive')
  const opened = await until('the page that asks', () => library.evaluate(addressOfAllowPage))
  return browser.openExtensionPage(opened.replace(/^.*(?=allow\.html)/, ''))
}

describeInBrowsers('a host that the learner does not allow', (browser) => {
  it('is said in the card’s words, and its player stays what it was', async () => {
    const { network } = browser()
    network.serve({ url: talkUrl, body: `<title>A talk</title><iframe src="${embedUrl}" width="640" height="360">` })
    network.serve({ url: embedUrl, body: '<title>Player</title>' })
    const tab = await browser().open(talkUrl)
    await browser().runCommand('open-card', tab)
    const card = await browser().openedCard(tab)
    await seeText(card, 'Allow SlidesLive', 'button')
    const library = await browser().openExtensionPage('options.html#/welcome')
    const before = await library.evaluate(grantedOrigins)
    const asking = await openQuestion(browser(), card, library)
    await refuse(browser(), asking, 'Allow SlidesLive')
    await seeText(asking, 'Lectern may not look into players of SlidesLive', '[role=alert]')
    await seeText(card, 'Allow SlidesLive', 'button')
    expect(await readNote(card)).toBe('')
    expect(await library.evaluate(grantedOrigins)).toEqual(before)
    await tab.close()
  })

  it('is not asked for a paper’s details, which is said, and the entry stays what it was', async () => {
    const library = await browser().openExtensionPage('options.html#/welcome')
    const { entry } = await backgroundOf(library).saveClip({ clip: makePdfClip(2), patch: { title: 'Mine' } })
    const page = await browser().openExtensionPage(`options.html#/entry/${entry.id}`)
    await seeText(page, 'Fetch details from arxiv.org', 'button')
    await refuse(browser(), page, 'Fetch details from arxiv.org')
    await seeText(page, 'Lectern may not ask arxiv.org', '[role=alert]')
    expect(await backgroundOf(library).getEntry({ id: entry.id })).toEqual(entry)
    await page.close()
  })
})
