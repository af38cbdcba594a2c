import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import type { BrowserName, BrowserUnderTest, LaunchOptions } from './browser-under-test'
import { launchBrowser } from './launch'

/**
 * Runs a suite in each browser, with a fresh profile per suite. After every test no request may have been made that
 * no page accounts for: the suite fails on what the extension sends, wherever it sends it.
 *
 *     describeInBrowsers('saving', (browser) => {
 *       it('keeps what was typed', async () => {
 *         const tab = await browser().open('https://www.youtube.com/watch?v=…')
 *         const popup = await browser().pressToolbarButton(tab)
 *         await seeText(popup, 'in your library')
 *       })
 *     })
 */
export function describeInBrowsers(
  what: string,
  suite: (browser: () => BrowserUnderTest) => void,
  names: BrowserName[] = ['chromium', 'firefox'],
  options: LaunchOptions = {},
): void {
  describe.each(names)(`${what} in %s`, (name) => {
    let running: BrowserUnderTest | undefined
    beforeAll(async () => {
      running = await launchBrowser(name, options)
    })
    afterEach(() => {
      expect(running?.network.strayRequests).toEqual([])
    })
    afterAll(async () => {
      await running?.close()
    })
    suite(() => {
      if (!running) throw new Error(`${name} has not started.`)
      return running
    })
  })
}
