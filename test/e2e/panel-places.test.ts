import { expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { seeNote } from './card-flow'
import { describeInBrowsers } from './harness/in-browsers'
import { type Surface, seeText, until } from './harness/surface'
import { openPanel, openPdf } from './panel-flow'

declare const chrome: Browser

const sections = ['1', '2', '2.1', '2.2', '3']
const paperBody = `<!doctype html><article class="ltx_document"><h1 class="ltx_title_document">On Sections</h1>${sections
  .map(
    (number) =>
      `<h2 class="ltx_title"><span class="ltx_tag">${number} </span>Part ${number}</h2><p style="height: 1500px">`,
  )
  .join('')}</article>`

/** The address of the tab in front, as the panel may see it. */
function addressBeside(panel: Surface): Promise<string | undefined> {
  return panel.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.url)
}

describeInBrowsers('where the learner is, in the side panel', (browser) => {
  it('marks lines with the page of a PDF that is typed or stepped, and goes there', async () => {
    const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2401.00011')
    const panel = await openPanel(browser(), tab)
    await seeText(panel, 'Page', '.panel-place')
    await panel.focus('.notes-text')
    await panel.type('p4 Data')
    await seeNote(panel, '- [p. 4] Data')
    await panel.press('Enter')
    await panel.type('Its size')
    await panel.press('Enter')
    await panel.press('Alt+PageDown')
    await panel.type('Limits')
    await seeNote(panel, '- [p. 4] Data\n- Its size\n- [p. 5] Limits')
    await seeText(panel, 'saved', '.stored-line')
    await panel.click('.strip-time', 'p. 4')
    await until('page 4', async () => (await addressBeside(panel))?.endsWith('#page=4'))
    // The viewer is at that page now, and so is the next note.
    await until('the page', () =>
      panel.evaluate(() => document.querySelector<HTMLInputElement>('#page')?.value === '4'),
    )
    await panel.focus('.notes-text')
    await panel.press('Enter')
    await panel.type('Again')
    await seeNote(panel, /\n- \[p\. 4\] Again$/)
    await tab.close()
  })

  it('takes back a page that was none', async () => {
    const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2401.00012')
    const panel = await openPanel(browser(), tab)
    await seeText(panel, 'Page', '.panel-place')
    await panel.focus('.notes-text')
    await panel.type('p4 ')
    await seeNote(panel, '- [p. 4] ')
    await panel.press('Backspace')
    await seeNote(panel, 'p4 ')
    expect(await panel.evaluate(() => document.querySelector<HTMLInputElement>('#page')?.value)).toBe('')
    await tab.close()
  })

  it('marks lines with the section of an HTML paper that is in view, and goes there', async () => {
    browser().network.serve({ url: 'https://arxiv.org/html/2401.00013v1', body: paperBody })
    const tab = await browser().open('https://arxiv.org/html/2401.00013v1')
    const panel = await openPanel(browser(), tab)
    const scrollTo = (part: number) =>
      tab.evaluate((index: number) => document.querySelectorAll('h2')[index]?.scrollIntoView(), part)
    await scrollTo(2)
    await seeText(panel, '§2.1 is in view', '.panel-place')
    await panel.focus('.notes-text')
    await panel.type('Data')
    await seeNote(panel, '- [§2.1] Data')
    await scrollTo(4)
    await seeText(panel, '§3 is in view', '.panel-place')
    await panel.press('Enter')
    await panel.type('Limits')
    await seeNote(panel, '- [§2.1] Data\n- [§3] Limits')
    await panel.click('.strip-time', '§2.1')
    await seeText(panel, '§2.1 is in view', '.panel-place')
    await tab.close()
  })
})
