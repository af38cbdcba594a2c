import type { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { backgroundOf, fill, type Surface, seeText } from '@/test/e2e/harness/surface'
import { openPdf } from '@/test/e2e/panel-flow'
import { clipPage, typeIntoPopup, waitForForm } from '@/test/e2e/popup-flow'
import { makeClip } from '@/test/make-entry'
import { practiceUrls } from '../practice/urls'
import type { Camera } from './camera'
import { longTitles } from './long-titles'
import { listing } from './pages'

/** The popup on a PDF, on a list of papers, on a paper that the library may have under another name. */
export async function shootPopupPapers(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  await shootAlike(browser, camera)
  await clipPage(browser, practiceUrls.paper, { topic: 'Learning from papers' })
  await shootPdf(browser, camera)
  await shootListing(browser, camera)
  await shootLongTitles(browser, camera)
}

/** Opens the popup on a page that is in a tab. */
async function openPopup(browser: ChromiumUnderTest, tab: Surface): Promise<Surface> {
  const popup = await browser.pressToolbarButton(tab)
  await waitForForm(popup)
  return popup
}

async function shootAlike(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const page = await browser.openExtensionPage('options.html#/library')
  const title = 'One line per section: writing while reading papers'
  const ids = { ids: ['doi:10.1000/8'], url: 'https://journal.example/8' }
  await backgroundOf(page).saveClip({ clip: makeClip({ ...ids, kind: 'paper', title }), patch: {} })
  await page.close()
  const tab = await browser.open(`${practiceUrls.paper}v1`)
  const popup = await openPopup(browser, tab)
  await seeText(popup, 'May be the same as')
  await seeText(popup, 'A newer version exists')
  await camera.takePopup('alike', popup)
  await popup.close()
  await tab.close()
}

async function shootPdf(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const tab = await openPdf(browser, 'https://arxiv.org/pdf/2412.09999v2')
  const popup = await openPopup(browser, tab)
  await camera.takePopup('pdf', popup)
  await popup.close()
  await tab.close()
}

async function shootListing(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  browser.network.serve(listing)
  const tab = await browser.open(listing.url)
  const popup = await openPopup(browser, tab)
  await seeText(popup, 'Human-Computer Interaction', 'h1')
  await camera.takePopup('listing-new', popup)
  for (let step = 0; step < 4; step++) await popup.press('Shift+ArrowDown')
  await typeIntoPopup(popup, { tags: ['survey'], topic: 'Margins' })
  await fill(popup, '#why', 'for the survey of what readers write')
  await camera.takePopup('listing-chosen', popup)
  await popup.press('Control+Enter')
  await seeText(popup, 'papers queued')
  await camera.takePopup('listing-queued', popup)
  await popup.click('.listing-all input')
  await popup.press('Control+Enter')
  await seeText(popup, 'all in your library')
  await popup.press('Control+Enter')
  await seeText(popup, 'All of these papers are in your library already.')
  await camera.takePopup('listing-known', popup)
  await popup.close()
  await tab.close()
}

/** Pages whose title is as long, or as foreign, as a title can be. */
async function shootLongTitles(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  for (const [name, title] of Object.entries(longTitles)) {
    const url = `https://essays.example/${name}`
    browser.network.serve({ url, body: `<meta charset="utf-8"><title>${title}</title><h1>${title}</h1>` })
    const tab = await browser.open(url)
    const popup = await openPopup(browser, tab)
    await camera.takePopup(`title-${name}`, popup)
    await typeIntoPopup(popup, { tags: ['reading'], notes: title.slice(0, 400) })
    await popup.press('Control+Enter')
    await seeText(popup, 'Saved', '.said-message')
    await popup.close()
    await tab.close()
  }
  const page = await browser.openExtensionPage('options.html#/library')
  await seeText(page, '深度学习')
  await camera.takePage('titles', page)
  await page.click('.entry-row', 'word word')
  await camera.takePage('title-long', page)
  await page.close()
}
