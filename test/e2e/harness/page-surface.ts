import type { ElementHandle, Frame, KeyInput, Page } from 'puppeteer-core'
import { expressionOf, locate, type Place, type Surface, until } from './surface'

/** A page that the automation library holds: a tab in both browsers, and Chromium's popup. */
export function surfaceOfPage(page: Page): Surface {
  const input = inputOf(page, () => page.mainFrame(), noOffset)
  return {
    ...input,
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png` })
    },
    async close() {
      // The popup closes by itself after saving, perhaps at this very moment.
      await page.close().catch(() => until('the page to close', () => page.isClosed()))
    },
  }
}

/** A frame of a tab. It has the keyboard while it has the focus, as for a person. */
export function surfaceOfFrame(page: Page, frame: Frame): Surface {
  const boxOfFrame = async () => {
    const element = await until("the frame's element", () => frame.frameElement())
    return until("the frame's place", () => element.boundingBox())
  }
  return {
    ...inputOf(page, () => frame, boxOfFrame),
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png`, clip: await boxOfFrame() })
    },
    close: () => Promise.reject(new Error('A frame closes by its own button, or with its tab.')),
  }
}

/** Waits for a frame of the tab that shows a page of the extension. */
export function frameOfExtension(page: Page, url: string): Promise<Frame> {
  // Firefox's automation lists it as about:blank, so it is asked itself.
  const isWanted = async (frame: Frame) =>
    (await frame.evaluate('location.href').catch(() => undefined))?.toString().startsWith(url)
  return until(`the frame of ${url}`, async () => {
    const frames = page.frames().filter((frame) => frame.parentFrame() === page.mainFrame())
    for (const frame of frames) if (await isWanted(frame)) return frame
    return undefined
  })
}

/** Runs in the page: waits until it has been drawn as it is now. */
function nextPictures(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}

const noOffset = () => Promise.resolve({ x: 0, y: 0 })

/** What a person does in a page or frame whose upper left corner stands at `offset` in the tab. */
function inputOf(page: Page, frame: () => Frame, offset: () => Promise<Place>): Omit<Surface, 'screenshot' | 'close'> {
  // Asynchronous, so that a frame that is gone refuses like a page that is gone: by its promise.
  const evaluate: Surface['evaluate'] = async (run, ...input) => frame().evaluate(expressionOf(run, input)) as never
  const find = (selector: string, label: string | undefined, withFocus: boolean) =>
    until(`${selector} ${label ?? ''}`, () => evaluate(locate, selector, label ?? null, withFocus))
  return {
    evaluate,
    run: async (script) => frame().evaluate(script),
    async click(selector, label) {
      const { x, y } = await find(selector, label, false)
      const corner = await offset()
      await page.mouse.click(corner.x + x, corner.y + y)
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
    async pull(from, by) {
      const corner = await offset()
      const [x, y] = [corner.x + from.x, corner.y + from.y]
      await page.mouse.move(x, y)
      // The browser knows what lies under the mouse from the picture that was drawn last.
      await evaluate(nextPictures)
      await page.mouse.move(x, y)
      await page.mouse.down()
      // Nobody's mouse is elsewhere at once: the frame under it takes hold of it first.
      await page.mouse.move(x + Math.sign(by.x) * 2, y + Math.sign(by.y) * 2, { steps: 4 })
      await page.mouse.move(x + by.x, y + by.y, { steps: 16 })
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
      const field = (await frame().waitForSelector(selector)) as ElementHandle<HTMLInputElement> | null
      await field?.uploadFile(path)
    },
    url: () => evaluate(() => location.href),
  }
}
