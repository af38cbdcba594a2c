import type { Browser } from 'webextension-polyfill'
import type { BrowserUnderTest } from '@/test/e2e/harness/browser-under-test'
import { readPracticePages } from '@/test/e2e/harness/practice-pages'
import { until } from '@/test/e2e/harness/surface'
import type { ReaderResult } from '@/utils/reader-result'
import { type BenchRow, timeRow } from './figures'

declare const chrome: Browser

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

/** Reads every page folder of a known site three times, as the background does; the reader tells its own time. */
export async function measureReading(browser: BrowserUnderTest): Promise<BenchRow[]> {
  const times: number[] = []
  const known = readPracticePages().filter(({ url }) => /youtube\.com|arxiv\.org/.test(url))
  for (const page of known) {
    browser.network.serve(page)
    const tab = await browser.open(page.url)
    const popup = await browser.pressToolbarButton(tab)
    for (let count = 0; count < 3; count++) times.push(...(await popup.evaluate(readOnce)))
    await popup.close()
    await tab.close()
  }
  return [
    timeRow('reading a page of a known site', times, 0.5, 3),
    timeRow('reading a page of a known site', times, 0.95, 10),
  ]
}

/** Runs in the popup, which has the tab by `activeTab`. */
async function readOnce(): Promise<number[]> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
  const [frame] = await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, files: ['/reader.js'] })
  const result = frame?.result as ReaderResult | undefined
  return result?.ok ? [result.milliseconds] : []
}
