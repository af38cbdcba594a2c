import { expect, it } from 'vitest'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { type Surface, seeText } from './harness/surface'
import { openPdf } from './panel-flow'
import { clipPage, lookAgain, savePopup, typeIntoPopup } from './popup-flow'

/** What the popup's title field shows, and what is in it. */
function readTitle(popup: Surface) {
  return popup.evaluate(() => {
    const field = document.querySelector<HTMLTextAreaElement>('.title-input')
    return field && { value: field.value, shown: field.placeholder }
  })
}

/** Saves a PDF's entry from the popup, and leaves its tab. @returns the entry */
async function savePdf(browser: BrowserUnderTest, url: string, fill: (popup: Surface) => Promise<void>) {
  const tab = await openPdf(browser, url)
  const popup = await browser.pressToolbarButton(tab)
  await fill(popup)
  await savePopup(popup)
  const { entry } = await lookAgain(browser, tab)
  await tab.close()
  return entry
}

describeInBrowsers('a publisher’s PDF', (browser) => {
  it('is saved from the popup as it is, and completed by the paper’s page', async () => {
    const first = await savePdf(browser(), 'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701', async (popup) => {
      await typeIntoPopup(popup, { notes: '- read in the file' })
      expect(await readTitle(popup)).toEqual({ value: '', shown: 'doi:10.1145/3292500.3330701' })
      await seeText(popup, 'incomplete', '.facts-source')
    })
    expect(first).toMatchObject({ title: '', complete: false, kind: 'paper', notes: '- read in the file' })
    const library = await browser().openExtensionPage('options.html#/library')
    await seeText(library, 'doi:10.1145/3292500.3330701', '.entry-row-title')
    await seeText(library, 'incomplete', '.entry-row')
    await library.close()

    const page = 'https://dl.acm.org/doi/abs/10.1145/3292500.3330701?casa_token=abc'
    const { entry } = await clipPage(browser(), page, { tags: ['reading'] })
    expect(entry).toMatchObject({
      id: first?.id,
      title: 'Readers in Space: A Framework',
      complete: true,
      tags: ['reading'],
      notes: '- read in the file',
    })
    const again = await savePdf(browser(), 'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701', async (popup) => {
      await seeText(popup, 'in your library', '.facts-source')
      expect((await readTitle(popup))?.value).toBe('Readers in Space: A Framework')
    })
    expect(again?.id).toBe(first?.id)
  })

  it('of a site that nobody knows keeps the title that was typed, and gets the rest', async () => {
    const address = 'https://journal.example/article/download/17/pdf'
    const first = await savePdf(browser(), address, async (popup) => {
      await typeIntoPopup(popup, { notes: '- from the shelf' })
      await popup.focus('.title-input')
      await popup.type('What I call it')
    })
    expect(first).toMatchObject({ title: 'What I call it', complete: false, notes: '- from the shelf' })
    const { entry } = await clipPage(browser(), 'https://journal.example/article/view/17?utm_source=mail')
    expect(entry).toMatchObject({
      id: first?.id,
      kind: 'paper',
      title: 'What I call it',
      complete: true,
      notes: '- from the shelf',
    })
    expect(entry?.people.length).toBeGreaterThan(0)
    expect(entry?.ids).toContain('doi:10.1234/jr.2019.17')
  })
})
