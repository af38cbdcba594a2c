import { cpus, loadavg } from 'node:os'
import { launchBrowser } from '@/test/e2e/harness/launch'
import { measureExport } from './bench/export'
import { type BenchRow, printTable } from './bench/figures'
import { measureLibraryPage, measureSaves, measureTexts } from './bench/library'
import { measurePopup, measureReading } from './bench/popup'
import { measureCard, measureEvaluation } from './bench/watch'
import { measureSizes } from './budgets'
import { buildExtension } from './build'
import { chromiumBuild } from './check-steps'
import { practiceUrls } from './practice/urls'

/** Prints every budget as a figure with its limit. Times are those of this machine, in real Chromium. */
async function bench(): Promise<void> {
  console.log(
    `${cpus().length} cores, ${loadavg()[0]?.toFixed(1)} busy before the start: times are those of a machine with nothing else to do.`,
  )
  await buildExtension('chromium')
  const rows: BenchRow[] = measureSizes(chromiumBuild).map(({ what, value, limit, unit, fits }) => ({
    what,
    value: `${value} ${unit}`,
    limit: `${limit}`,
    fits,
  }))
  for (const measure of [
    async (...[browser]: Parameters<typeof measureReading>) => [
      ...(await measurePopup(browser, Object.values(practiceUrls), 21)),
      ...(await measureReading(browser)),
    ],
    async (browser: Parameters<typeof measureCard>[0]) => [
      ...(await measureEvaluation(browser)),
      ...(await measureCard(browser)),
    ],
    measureSaves,
    measureLibraryPage,
    measureTexts,
    measureExport,
  ]) {
    const browser = await launchBrowser('chromium')
    rows.push(...(await measure(browser).finally(() => browser.close())))
  }
  printTable(rows)
}

await bench()
