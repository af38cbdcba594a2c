import { openedNote } from '@/test/e2e/card-flow'
import type { BrowserUnderTest } from '@/test/e2e/harness/browser-under-test'
import { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { type Surface, until } from '@/test/e2e/harness/surface'
import { openVideo } from '@/test/e2e/player-flow'
import { watchUrl } from '@/test/e2e/player-site/site'
import { type BenchRow, timeRow } from './figures'

const loads = 21
const pages = 11
const openingsPerPage = 3

interface TraceEvent {
  name: string
  /** Microseconds. */
  dur?: number
  args?: { data?: { url?: string } }
}

/** What the script costs that stands on a page before anybody asks for a card: compiling and running it, as the browser's own trace tells. */
export async function measureEvaluation(browser: BrowserUnderTest): Promise<BenchRow[]> {
  if (!(browser instanceof ChromiumUnderTest)) throw new Error('Only Chromium’s traces are read here.')
  const page = browser.pageOf(await browser.open('about:blank'))
  const times: number[] = []
  for (let count = 0; count < loads; count++) {
    await page.tracing.start({ categories: ['devtools.timeline'] })
    await page.goto(watchUrl('LecternVid1'), { waitUntil: 'load' })
    const trace = new TextDecoder().decode(await page.tracing.stop())
    const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace)
    const evaluations = traceEvents.filter(
      ({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith('/watch-keys.js'),
    )
    times.push(evaluations.reduce((sum, { dur = 0 }) => sum + dur / 1000, 0))
  }
  if (times.some((time) => time === 0)) throw new Error('The trace does not tell of the watch script.')
  return [timeRow('script on a named host, compiled and run', times, 0.5, 2)]
}

/**
 * From the key to a note that can be typed into: on a page where the card was open before, which is what the limit is
 * for, and as the first one on a page, where the browser loads the card's own page as well.
 */
export async function measureCard(browser: BrowserUnderTest): Promise<BenchRow[]> {
  const again: number[] = []
  const first: number[] = []
  for (let page = 0; page <= pages; page++) {
    const tab = await openVideo(browser, 'LecternVid1')
    const time = await openFirst(browser, tab)
    // The very first one also injects what the background needs to read the page.
    if (page > 0) first.push(time)
    for (let count = 0; page > 0 && count < openingsPerPage; count++) again.push(await openAgain(browser, tab))
    await tab.close()
  }
  return [
    timeRow('note card, from its key to its note, opened again', again, 0.5, 100),
    timeRow('note card, from its key to its note, first on a page', first, 0.5),
  ]
}

async function openFirst(browser: BrowserUnderTest, tab: Surface): Promise<number> {
  const pressedAt = await pressKey(tab)
  const card = await openedNote(browser, tab)
  const shownAt = await card.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('lectern:filled')[0]?.startTime ?? Number.NaN),
  )
  return shownAt - pressedAt
}

/** Closes the card and opens it again: until it has the keyboard, and has been drawn with it. */
async function openAgain(browser: BrowserUnderTest, tab: Surface): Promise<number> {
  const card = await browser.openedCard(tab)
  await card.click('button', 'Close the card')
  await until('the card to close', () => card.evaluate(() => !document.hasFocus()))
  await card.evaluate(() => {
    const see = () => {
      document.body.dataset.shownAt = `${performance.timeOrigin + performance.now()}`
    }
    delete document.body.dataset.shownAt
    addEventListener('focus', () => requestAnimationFrame(see), { once: true })
  })
  const pressedAt = await pressKey(tab)
  await openedNote(browser, tab)
  const shownAt = await until('the card', () => card.evaluate(() => document.body.dataset.shownAt))
  return Number(shownAt) - pressedAt
}

/** @returns when the page's process heard of it */
async function pressKey(tab: Surface): Promise<number> {
  await tab.evaluate(() => {
    const press = (event: KeyboardEvent) => {
      document.documentElement.dataset.pressedAt = `${performance.timeOrigin + event.timeStamp}`
    }
    addEventListener('keydown', press, { capture: true, once: true })
  })
  await tab.press('Alt+n')
  return Number(await tab.evaluate(() => document.documentElement.dataset.pressedAt))
}
