import { servePlayerSite } from '../player-site/site'
import type { BrowserName, BrowserUnderTest, LaunchOptions } from './browser-under-test'
import { ChromiumUnderTest } from './chromium'
import { FirefoxUnderTest } from './firefox'
import { readPracticePages } from './practice-pages'

/** A browser with a fresh profile, and all practice pages served. */
export async function launchBrowser(name: BrowserName, options: LaunchOptions = {}): Promise<BrowserUnderTest> {
  const browser = name === 'chromium' ? await ChromiumUnderTest.launch(options) : await FirefoxUnderTest.launch(options)
  for (const page of readPracticePages()) browser.network.serve(page)
  servePlayerSite(browser.network)
  return browser
}
