import type { BrowserUnderTest } from './harness/browser-under-test'
import { type Surface, until } from './harness/surface'
import { makePdf } from './pdf'
import { waitForForm } from './popup-flow'

/** Serves a PDF, and opens it in a tab in front. */
export function openPdf(browser: BrowserUnderTest, url: string, pageCount = 6): Promise<Surface> {
  browser.network.serve({ url, body: makePdf(pageCount), contentType: 'application/pdf' })
  return browser.open(url)
}

/**
 * Opens the side panel from the popup, as a person does by keyboard. @param button what it is called there: something
 * else where there is a button for the card, too @returns it once its form is there
 */
export async function openPanel(
  browser: BrowserUnderTest,
  tab: Surface,
  button = 'Note in the side panel',
): Promise<Surface> {
  const popup = await browser.pressToolbarButton(tab)
  await waitForForm(popup)
  await popup.focus('button', button)
  await popup.press('Enter')
  const panel = await browser.openedPanel()
  await waitForForm(panel)
  await panel.focus('.notes-text')
  return panel
}

/** Lets Lectern onto the page in a tab, as the panel asks for. */
export async function allowTab(browser: BrowserUnderTest, tab: Surface): Promise<void> {
  const popup = await browser.pressToolbarButton(tab)
  await waitForForm(popup)
  await popup.close()
}

/** Waits until the panel is about the thing with an identity's address, and has a field for notes. */
export async function seeTitle(panel: Surface, title: string): Promise<void> {
  await until(`the title ${title}`, () =>
    panel.evaluate(
      (wanted: string) => document.querySelector<HTMLTextAreaElement>('.title-input')?.value === wanted,
      title,
    ),
  )
}
