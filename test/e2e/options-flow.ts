import type { BrowserUnderTest } from './harness/browser-under-test'
import { downloadBy } from './harness/downloads'
import { type Surface, seeText } from './harness/surface'

export interface ExportChoice {
  profile: 'Vault' | 'Topic note' | 'Reading sheet' | 'BibTeX' | 'CSL-JSON' | 'RIS'
  /** The topic to export; the whole library when absent. */
  topic?: string
  target?: 'Obsidian' | 'Jekyll and others'
}

/** Exports through the options page as a person does. @returns the path of the saved file */
export async function exportLibrary(browser: BrowserUnderTest, choice: ExportChoice): Promise<string> {
  const page = await browser.openExtensionPage('options.html#/export')
  await chooseExport(page, choice)
  const path = await downloadBy(browser, () => page.click('.export-save button', 'Save'))
  await seeText(page, 'Saved', '.run-report')
  await page.close()
  return path
}

/** Sets the choices, and waits for the preview of what they give. */
export async function chooseExport(page: Surface, { profile, topic, target }: ExportChoice): Promise<void> {
  if (topic !== undefined) {
    await page.click('label.choice', 'One topic')
    await page.evaluate((title: string) => {
      const select = document.querySelector<HTMLSelectElement>('select[aria-label="Topic"]')
      const option = [...(select?.options ?? [])].find(({ text }) => text === title)
      if (!select || !option) throw new Error(`There is no topic ${title} to choose.`)
      select.value = option.value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }, topic)
  }
  await page.click('label.choice', profile)
  if (target) await page.click('label.choice', target)
  await seeText(page, /\S/, '.preview-text')
}

/** Backs up through the settings. @returns the path of the backup */
export async function backUp(browser: BrowserUnderTest): Promise<string> {
  const page = await browser.openExtensionPage('options.html#/settings')
  const path = await downloadBy(browser, () => page.click('button', 'Back up now'))
  await page.close()
  return path
}

/** Restores a backup, merging it into what is there. */
export async function restoreBackup(browser: BrowserUnderTest, path: string): Promise<void> {
  const page = await browser.openExtensionPage('options.html#/import')
  await page.chooseFile('input[type=file]', path)
  await page.click('button', 'Merge into my library')
  await seeText(page, 'came back', '.reading')
  await page.close()
}
