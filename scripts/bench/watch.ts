import { openedNote } from '@/test/e2e/card-flow'
import type { BrowserUnderTest } from '@/test/e2e/harness/browser-under-test'
import { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { type Surface, until } from '@/test/e2e/harness/surface'
import { openVideo } from '@/test/e2e/player-flow'
import { watchUrl } from '@/test/e2e/player-site/site'
import { type BenchRow, timeRow } from './figures'

const loads = 21
const openings = 21

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

/** From the key to a note that can be typed into, after the card was once open on the page. */
export async function measureCard(browser: BrowserUnderTest): Promise<BenchRow[]> {
  const tab = await openVideo(browser, 'LecternVid1')
  const times: number[] = []
  for (let count = 0; count <= openings; count++) {
    const time = await openOnce(browser, tab)
    // The first one also injects what the background needs to read the page.
    if (count > 0) times.push(time)
  }
  await tab.close()
  return [timeRow('note card, from its key to its note, after the first', times, 0.5, 100)]
}

async function openOnce(browser: BrowserUnderTest, tab: Surface): Promise<number> {
  await tab.evaluate(() => {
    const press = (event: KeyboardEvent) => {
      document.documentElement.dataset.pressedAt = `${performance.timeOrigin + event.timeStamp}`
    }
    addEventListener('keydown', press, { capture: true, once: true })
  })
  await tab.press('Alt+n')
  const card = await openedNote(browser, tab)
  const shownAt = await card.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('lectern:filled')[0]?.startTime ?? Number.NaN),
  )
  const pressedAt = Number(await tab.evaluate(() => document.documentElement.dataset.pressedAt))
  await card.evaluate(() => {
    // After the answer: the frame goes with the click.
    setTimeout(() => document.querySelector<HTMLElement>('[aria-label="Close the card"]')?.click())
  })
  await until('the card to close', () => card.evaluate(() => false).catch(() => true))
  return shownAt - pressedAt
}
