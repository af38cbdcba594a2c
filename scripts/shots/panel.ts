import type { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { type Surface, seeText } from '@/test/e2e/harness/surface'
import { allowTab, openPanel, openPdf, seeTitle } from '@/test/e2e/panel-flow'
import { openVideo } from '@/test/e2e/player-flow'
import { clipPage, lookAgain } from '@/test/e2e/popup-flow'
import { practiceUrls } from '../practice/urls'
import type { Camera } from './camera'
import { htmlPaper } from './pages'

/** The side panel beside whatever is in front, in every state. */
export async function shootPanel(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  browser.network.serve(htmlPaper)
  await clipPage(browser, practiceUrls.paper, { tags: ['reading', 'notes/method'], topic: 'Learning from papers' })
  const pdf = await openPdf(browser, 'https://arxiv.org/pdf/2412.09999')
  const panel = await openPanel(browser, pdf)
  await seeText(panel, 'Fetch details from arxiv.org')
  await camera.takePanel('pdf-new', panel)
  await shootKnownPdf(browser, panel, camera)
  await shootHtml(browser, panel, camera)
  await shootVideo(browser, panel, camera)
  await shootWithoutPage(browser, panel, camera)
  await pdf.close()
}

/** The PDF of a paper that is in the library: pages beside its notes, a pass, templates. */
async function shootKnownPdf(browser: ChromiumUnderTest, panel: Surface, camera: Camera): Promise<void> {
  const tab = await openPdf(browser, 'https://arxiv.org/pdf/2412.04242v1')
  await allowTab(browser, tab)
  await seeTitle(panel, 'One Line per Section: Writing While Reading Papers')
  await panel.focus('.notes-text')
  for (const text of ['p4 readers write one line after each section', 'those who did remembered 1.8 times as much']) {
    await panel.type(text)
    await panel.press('Enter')
  }
  await panel.press('Alt+PageDown')
  await panel.type('the readers chose their papers themselves: is that the effect?')
  await seeText(panel, 'saved', '.stored-line')
  await camera.takePanel('pdf-noted', panel)
  await shootFacts(panel, camera)
  await panel.focus('.notes-text')
  await panel.press('Enter')
  await panel.press('Alt+q')
  await seeText(panel, 'the five Cs', '.template-menu')
  await camera.takePanel('template-menu', panel)
  await panel.press('Enter')
  await panel.type('an experiment with 212 readers')
  await camera.takePanel('template', panel)
  await panel.click('.passes button', 'Start second pass')
  await seeText(panel, 'Second pass', '.pass-clock')
  await camera.takePanel('pass', panel)
  await setAside(panel)
  await camera.takePanel('pass-aside', panel)
  await panel.click('.pass-clock button', 'End pass')
  await seeText(panel, 'Start third pass', '.passes')
  await camera.takePanel('pass-ended', panel)
  await shootGathered(panel, camera)
  await tab.close()
}

/** What comes of the notes: what to read next, questions, a citation. */
async function shootGathered(panel: Surface, camera: Camera): Promise<void> {
  await panel.focus('.notes-text')
  await panel.press('Control+End')
  await panel.type(' arXiv:2401.00001')
  await panel.press('Enter')
  await panel.type('Q: is it the choice, or the writing?')
  await seeText(panel, 'Queue 1 to read', '.read-next')
  await camera.takePanel('gathered', panel)
  for (const fold of ['Questions', 'Copy citation']) await panel.click('summary', fold)
  await camera.takePanel('gathered-open', panel)
}

/** A quarter of an hour has passed, by the panel's clock, in which nobody was seen to read. */
async function setAside(panel: Surface): Promise<void> {
  await panel.evaluate(() => {
    const now = Date.now
    Date.now = () => now() + 15 * 60_000
  })
  await panel.press('Shift')
  await seeText(panel, 'I was reading', '.passes')
}

async function shootHtml(browser: ChromiumUnderTest, panel: Surface, camera: Camera): Promise<void> {
  const tab = await browser.open(htmlPaper.url)
  await allowTab(browser, tab)
  await tab.evaluate(() => document.querySelectorAll('h2')[2]?.scrollIntoView())
  await seeText(panel, '§2.1 is in view', '.panel-place')
  await camera.takePanel('html-new', panel)
  await panel.focus('.notes-text')
  await panel.type('readers of every age')
  await tab.evaluate(() => document.querySelectorAll('h2')[4]?.scrollIntoView())
  await seeText(panel, '§3 is in view', '.panel-place')
  await panel.press('Enter')
  await panel.type('what they kept is what they wrote')
  await seeText(panel, 'saved', '.stored-line')
  await camera.takePanel('html-noted', panel)
  await shootElsewhere(browser, { panel, tab }, camera)
  await tab.close()
}

/** The page in front becomes another one while one types. */
async function shootElsewhere(
  browser: ChromiumUnderTest,
  { panel, tab }: { panel: Surface; tab: Surface },
  camera: Camera,
): Promise<void> {
  await panel.type(' themselves')
  await tab.evaluate((address: string) => location.assign(address), practiceUrls.paper)
  await seeText(panel, 'The page now shows')
  await camera.takePanel('elsewhere', panel)
  await lookAgain(browser, tab)
}

/** A video, whose times come along. */
async function shootVideo(browser: ChromiumUnderTest, panel: Surface, camera: Camera): Promise<void> {
  const tab = await openVideo(browser, 'LecternVid1', 70)
  await seeTitle(panel, 'The Long Minute')
  await seeText(panel, '1:10', '.player-time')
  await panel.focus('.notes-text')
  await panel.type('a minute is longer than it looks when nobody speaks')
  await seeText(panel, 'saved', '.stored-line')
  await camera.takePanel('video', panel)
  await tab.close()
}

/** Nothing is read: a page that wants a click, none of the web, one that is slow. */
async function shootWithoutPage(browser: ChromiumUnderTest, panel: Surface, camera: Camera): Promise<void> {
  const address = 'https://essays.example/margins'
  browser.network.serve({ url: address, body: '<title>On Margins</title><h1>On Margins</h1>' })
  const asking = await browser.open(address)
  await seeText(panel, 'Press its toolbar button', '.panel')
  await camera.takePanel('asks', panel)
  await asking.close()
  const own = await browser.openExtensionPage('options.html#/welcome')
  await seeText(panel, 'a page of the browser itself', '.panel')
  await camera.takePanel('no-page', panel)
  await own.close()
}

/** What is known of the thing, to be put right. */
async function shootFacts(panel: Surface, camera: Camera): Promise<void> {
  await panel.click('.facts-toggle')
  await camera.takePanel('facts', panel)
  await panel.click('.facts-toggle')
}
