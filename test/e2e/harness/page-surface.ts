import type { ElementHandle, KeyInput, Page } from 'puppeteer-core'
import { expressionOf, locate, type Surface, until } from './surface'

/** A page that the automation library holds: a tab in both browsers, and Chromium's popup. */
export function surfaceOfPage(page: Page): Surface {
  const evaluate: Surface['evaluate'] = (run, ...input) => page.evaluate(expressionOf(run, input)) as never
  const find = (selector: string, label: string | undefined, withFocus: boolean) =>
    until(`${selector} ${label ?? ''}`, () => evaluate(locate, selector, label ?? null, withFocus))
  return {
    evaluate,
    run: (script) => page.evaluate(script),
    async click(selector, label) {
      const { x, y } = await find(selector, label, false)
      await page.mouse.click(x, y)
    },
    async focus(selector, label) {
      await find(selector, label, true)
    },
    async drag(selector, fromLabel, toLabel, edge) {
      const from = await find(selector, fromLabel, false)
      const to = await find(selector, toLabel, false)
      const y = to.y + (edge === 'above' ? -8 : 8)
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      // The browser begins a drag after a few pixels, and shows where it would drop only when it moves over the place.
      await page.mouse.move(from.x + 4, from.y + 6, { steps: 3 })
      await page.mouse.move(to.x, y, { steps: 8 })
      await page.mouse.move(to.x + 1, y)
      await page.mouse.up()
    },
    type: (text) => page.keyboard.type(text),
    async press(keys) {
      const names = keys.split('+') as KeyInput[]
      const last = names.pop()
      if (!last) throw new Error('No key to press.')
      try {
        for (const name of names) await page.keyboard.down(name)
        await page.keyboard.press(last)
        for (const name of names.toReversed()) await page.keyboard.up(name)
      } catch (error) {
        // A key that closes the popup goes down there and comes up nowhere.
        await until('the page to close', () => page.isClosed(), 1000).catch(() => Promise.reject(error))
      }
    },
    async chooseFile(selector, path) {
      const field = (await page.waitForSelector(selector)) as ElementHandle<HTMLInputElement> | null
      await field?.uploadFile(path)
    },
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png` })
    },
    url: () => evaluate(() => location.href),
    async close() {
      // The popup closes by itself after saving, perhaps at this very moment.
      await page.close().catch(() => until('the page to close', () => page.isClosed()))
    },
  }
}
