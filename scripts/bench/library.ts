import type { Browser } from 'webextension-polyfill'
import type * as libraryBench from '@/test/bench/library'
import type { BrowserUnderTest } from '@/test/e2e/harness/browser-under-test'
import { type Surface, until } from '@/test/e2e/harness/surface'
import type { SaveRequest } from '@/utils/draft'
import { type BenchRow, timeRow } from './figures'
import { bringIntoPage } from './in-page'

declare const chrome: Browser
declare const lecternBench: typeof libraryBench

async function openFilled(browser: BrowserUnderTest, count: number): Promise<Surface> {
  const page = await browser.openExtensionPage('options.html')
  await bringIntoPage(page, 'test/bench/library.ts', 'lecternBench')
  await page.evaluate((entries: number) => lecternBench.fillLibrary(entries), count)
  return page
}

/** A save by message, from an extension page to its acknowledgement, with 20,000 entries stored. */
export async function measureSaves(browser: BrowserUnderTest): Promise<BenchRow[]> {
  // From the popup's page, as people save: the options page would draw the list anew after every save.
  const filled = await openFilled(browser, 20_000)
  const page = await browser.openExtensionPage('popup.html')
  await filled.close()
  const warm: number[] = []
  for (let number = 0; number < 220; number++) {
    const time = await page.evaluate(saveOnce, number)
    if (number >= 20) warm.push(time)
  }
  const cold: number[] = []
  for (let number = 1000; number < 1020; number++) {
    await browser.stopBackground()
    cold.push(await page.evaluate(saveOnce, number))
  }
  await page.close()
  return [
    timeRow('save acknowledged, 20,000 entries stored', warm, 0.95, 10),
    timeRow('the same with a cold worker', cold, 0.95, 25),
  ]
}

/** Runs in the page: the time from the message to the answer. */
async function saveOnce(number: number): Promise<number> {
  const url = `https://new.example/${number}`
  const input: SaveRequest = {
    clip: {
      site: 'generic',
      kind: 'page',
      ids: [`url:${url}`],
      url,
      title: `New page ${number}`,
      people: [],
      chapters: [],
      related: [],
      keywords: [],
      complete: true,
      origin: {},
    },
    patch: { tags: ['bench'], notes: '- one line' },
  }
  const startedAt = performance.now()
  const answer = (await chrome.runtime.sendMessage({ lectern: 'saveClip', input })) as { ok: boolean; error?: string }
  if (!answer.ok) throw new Error(answer.error)
  return performance.now() - startedAt
}

/** The options page over 10,000 entries: its first rows, and searching as one types. */
export async function measureLibraryPage(browser: BrowserUnderTest): Promise<BenchRow[]> {
  const page = await openFilled(browser, 10_000)
  const texts = ['gradient memory', 'okonkwo', 'transformer evidence review', 'nothing has this']
  const searches = await page.evaluate((words: string[]) => lecternBench.timeSearches(words), texts)
  await page.close()
  const rows = await timeFirstRows(browser)
  return [
    timeRow('library: first rows, 10,000 entries', rows, 0.5, 100),
    timeRow('library: first rows, 10,000 entries', rows, 0.95, 100),
    timeRow('search as you type, 10,000 entries', searches, 0.95, 16),
  ]
}

/** Milliseconds until the first rows stand there, each time the options page is opened. */
async function timeFirstRows(browser: BrowserUnderTest): Promise<number[]> {
  const rows: number[] = []
  for (let count = 0; count < 10; count++) {
    const options = await browser.openExtensionPage('options.html')
    rows.push(
      await until('the first rows', () =>
        options.evaluate(() => performance.getEntriesByName('lectern:first-rows')[0]?.startTime ?? null),
      ),
    )
    await options.close()
  }
  return rows
}

const captionedTalks = 2000

/** Searching what was said in 2,000 talks (110 MB), and the first rows of a library that holds them. */
export async function measureTexts(browser: BrowserUnderTest): Promise<BenchRow[]> {
  const page = await openFilled(browser, captionedTalks)
  const { megabytes } = await page.evaluate((count: number) => lecternBench.fillTexts(count), captionedTalks)
  const typed = ['gradient memory', 'quasimona', 'is this so', 'pretermen okonkwo', 'nothing has this']
  const figures = await page.evaluate((texts: string[]) => lecternBench.timeTextSearches(texts), typed)
  await page.close()
  const rows = await timeFirstRows(browser)
  const of = `${captionedTalks.toLocaleString('en')} talks (${Math.round(megabytes)} MB)`
  const told = (what: string, value: number, unit: string): BenchRow => ({
    what,
    value: `${value.toFixed(1)} ${unit}`,
    limit: '',
  })
  return [
    timeRow(`search as you type, ${of}`, figures.searches, 0.95, 100),
    told('what is read for it at every opening', figures.megabytesOfWords, 'MB'),
    told('filling it, behind the first rows', figures.fillMilliseconds, 'ms'),
    told('the page waits meanwhile for at most', figures.longestTurnMilliseconds, 'ms'),
    timeRow(`library: first rows, ${of}`, rows, 0.5, 100),
  ]
}
