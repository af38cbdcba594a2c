import type * as exportBench from '@/test/bench/export'
import type { BrowserUnderTest } from '@/test/e2e/harness/browser-under-test'
import { type BenchRow, quantile } from './figures'
import { bringIntoPage } from './in-page'

declare const lecternExport: typeof exportBench

/** 10,000 entries to a zip against zipping the same files alone, in turns in one page. */
export async function measureExport(browser: BrowserUnderTest): Promise<BenchRow[]> {
  const page = await browser.openExtensionPage('options.html')
  await bringIntoPage(page, 'test/bench/export.ts', 'lecternExport')
  const figures = await page.evaluate((count: number) => lecternExport.measureExport(count), 10_000)
  await page.close()
  const exported = quantile(figures.exports, 0.5)
  const zipped = quantile(figures.zips, 0.5)
  const megabytes = (figures.contentBytes / 1e6).toFixed(0)
  return [
    {
      what: `export of 10,000 entries (${megabytes} MB), times zipping the same files alone`,
      value: `${(exported / zipped).toFixed(2)} x`,
      limit: '2 x',
      fits: exported <= 2 * zipped,
    },
    { what: 'the same, in milliseconds', value: `${exported.toFixed(0)} / ${zipped.toFixed(0)} ms`, limit: '' },
    { what: 'longest turn of an export', value: `${figures.longestTurnMilliseconds.toFixed(0)} ms`, limit: '' },
  ]
}
