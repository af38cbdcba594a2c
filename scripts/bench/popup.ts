import type {} from '@/entrypoints/popup/answers'
import type { BrowserUnderTest } from '@/test/e2e/harness/browser-under-test'
import { readPracticePages } from '@/test/e2e/harness/practice-pages'
import { until } from '@/test/e2e/harness/surface'
import { type BenchRow, timeRow } from './figures'

/** Opens the real popup on the practice pages again and again: how long until its form is filled. */
export async function measurePopup(browser: BrowserUnderTest, urls: string[], opens: number): Promise<BenchRow[]> {
  const times: number[] = []
  for (let count = 0; count < opens; count++) {
    const tab = await browser.open(urls[count % urls.length] ?? '')
    const popup = await browser.pressToolbarButton(tab)
    times.push(
      await until('the filled form', () =>
        popup.evaluate(() => performance.getEntriesByName('lectern:filled')[0]?.startTime ?? null),
      ),
    )
    await popup.close()
    await tab.close()
  }
  return [timeRow("popup, its document's start to filled form", times, 0.5, 100), timeRow('the same', times, 0.95, 100)]
}

/**
 * Opens the popup on every page folder of a known site, each time in a new tab: what a learner waits for is the first
 * reading, by a script that the page's process has never run. The reader tells its own time.
 */
export async function measureReading(browser: BrowserUnderTest): Promise<BenchRow[]> {
  const times: number[] = []
  const known = readPracticePages().filter(({ url }) => /youtube\.com|arxiv\.org/.test(url))
  for (const page of [...known, ...known]) {
    browser.network.serve(page)
    const tab = await browser.open(page.url)
    const popup = await browser.pressToolbarButton(tab)
    times.push(...(await popup.evaluate(readingTime)))
    await popup.close()
    await tab.close()
  }
  return [
    timeRow('reading a page of a known site', times, 0.5, 3),
    timeRow('reading a page of a known site', times, 0.95, 10),
  ]
}

/** Runs in the popup, which has had the page read. */
async function readingTime(): Promise<number[]> {
  const view = await globalThis.lecternAnswers?.view
  return view?.readMilliseconds === undefined ? [] : [view.readMilliseconds]
}
