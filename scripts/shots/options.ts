import type * as fixedTimes from '@/test/bench/fixed-times'
import type { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { type Surface, seeText } from '@/test/e2e/harness/surface'
import { chooseExport } from '@/test/e2e/options-flow'
import { bringIntoPage } from '../bench/in-page'
import type { Camera } from './camera'

declare const lecternTimes: typeof fixedTimes

const firstAt = '2026-06-18T08:00:00.000Z'

/** The options page before anything is in the library. */
export async function shootEmptyOptions(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  for (const view of ['welcome', 'library', 'documents', 'export', 'import', 'settings']) {
    const page = await browser.openExtensionPage(`options.html#/${view}`)
    await seeText(page, /^Lectern(?!.*Reading…).*$/s)
    await camera.takePage(view === 'library' || view === 'documents' ? `${view}-empty` : view, page)
    await page.close()
  }
}

/** The options page over the library that the popup filled. */
export async function shootOptions(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const page = await browser.openExtensionPage('options.html#/library')
  await bringIntoPage(page, 'test/bench/fixed-times.ts', 'lecternTimes')
  await page.evaluate((at: string) => lecternTimes.fixTimes(at), firstAt)
  await page.close()

  const library = await browser.openExtensionPage('options.html#/library')
  await seeText(library, 'Margins: where readers think')
  await camera.takePage('library', library)
  await library.close()

  await shootOpened(browser, camera, { view: 'library', link: '.entry-row', name: 'entry', text: 'one line after' })
  await shootOpened(browser, camera, {
    view: 'documents',
    link: '.document-link',
    name: 'document',
    text: 'How to Listen to a Talk',
  })

  const exporting = await browser.openExtensionPage('options.html#/export')
  await chooseExport(exporting, { profile: 'Topic note', topic: 'Learning from talks' })
  await camera.takePage('export-topic', exporting)
  await exporting.close()
}

interface Opened {
  view: string
  link: string
  name: string
  text: string
}

async function shootOpened(
  browser: ChromiumUnderTest,
  camera: Camera,
  { view, link, name, text }: Opened,
): Promise<void> {
  const page: Surface = await browser.openExtensionPage(`options.html#/${view}`)
  await page.click(link, name === 'entry' ? 'One Line' : undefined)
  await seeText(page, text)
  await camera.takePage(name, page)
  await page.close()
}
