import type { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { seeText } from '@/test/e2e/harness/surface'
import { savePopup, type Typed, typeIntoPopup, waitForForm } from '@/test/e2e/popup-flow'
import { practiceUrls } from '../practice/urls'
import type { Camera } from './camera'

const topic = 'Learning from talks'

const typed: Record<keyof typeof practiceUrls, Typed> = {
  talk: { tags: ['listening', 'notes/method'], topic, notes: '- [6:10] write the question down, not the answer' },
  paper: { tags: ['reading'], topic, notes: '- one line after each section\n[p. 4] remembered a month later' },
  session: { tags: ['reading', 'margins'], topic, notes: '- who still writes in margins?' },
}

/** The popup in every state, on the way to a library of three entries. */
export async function shootPopup(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  for (const [what, url] of Object.entries(practiceUrls) as [keyof typeof practiceUrls, string][]) {
    const tab = await browser.open(url)
    const popup = await browser.pressToolbarButton(tab)
    await waitForForm(popup)
    await camera.takePopup(`new-${what}`, popup)
    await typeIntoPopup(popup, typed[what])
    await camera.takePopup(`typed-${what}`, popup)
    await savePopup(popup)
    const known = await browser.pressToolbarButton(tab)
    await seeText(known, 'in your library')
    await camera.takePopup(`known-${what}`, known)
    await known.click('.facts-toggle')
    await camera.takePopup(`facts-${what}`, known)
    await known.close()
    await tab.close()
  }
  await shootUnreadable(browser, camera)
  await shootQueued(browser, camera)
}

async function shootUnreadable(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const tab = await browser.open('chrome://version')
  const popup = await browser.pressToolbarButton(tab)
  await waitForForm(popup)
  await camera.takePopup('unreadable', popup)
  await popup.close()
  await tab.close()
}

async function shootQueued(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const url = 'https://conference.example/2026'
  const body = '<title>Programme</title><a href="https://www.youtube.com/watch?v=LecternTlk9">Opening keynote</a>'
  browser.network.serve({ url, body })
  const tab = await browser.open(url)
  await browser.chooseLinkMenu(tab, 'a')
  const popup = await browser.openedPopup()
  await seeText(popup, 'Opening keynote')
  await camera.takePopup('queued', popup)
  await popup.press('Escape')
  await tab.close()
}
