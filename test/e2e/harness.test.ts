import { describe, expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { describeInBrowsers } from './harness/in-browsers'
import { launchBrowser } from './harness/launch'
import { until } from './harness/surface'

declare const chrome: Browser

const talkUrl = 'https://conference.example/talk'

const readTitle = async () => {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
  const [frame] = await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func: () => document.title })
  return String(frame?.result)
}

describeInBrowsers('the harness', (browser) => {
  it('grants the tab to the popup by the toolbar button alone', async () => {
    browser().network.serve({ url: talkUrl, body: '<title>A talk</title><h1>A talk</h1>' })
    const tab = await browser().open(talkUrl)
    const options = await browser().openExtensionPage('options.html')
    await expect(
      options.evaluate(async () => {
        const tabs = await chrome.tabs.query({})
        const results = tabs.map(({ id }) =>
          chrome.scripting.executeScript({ target: { tabId: id ?? -1 }, func: () => document.title }),
        )
        return (await Promise.allSettled(results)).map(({ status }) => status)
      }),
    ).resolves.not.toContain('fulfilled')
    const popup = await browser().pressToolbarButton(tab)
    expect(await popup.url()).toContain('popup.html')
    expect(await popup.evaluate(readTitle)).toBe('A talk')
    await popup.close()
    await options.close()
    await tab.close()
  })

  it('stops the background, which wakes again when called', async () => {
    const options = await browser().openExtensionPage('options.html')
    await browser().stopBackground()
    await options.evaluate(() => chrome.runtime.sendMessage({ nobody: 'answers' }).catch(() => null))
    await options.close()
  })

  it('keeps the profile over a kill', async () => {
    const before = await browser().openExtensionPage('options.html')
    await before.evaluate(() => chrome.storage.local.set({ kept: 'yes' }))
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await browser().kill()
    await browser().restart()
    const after = await browser().openExtensionPage('options.html')
    expect(await after.evaluate(async () => String((await chrome.storage.local.get('kept')).kept))).toBe('yes')
    await after.close()
  })
})

describe.each(['chromium', 'firefox'] as const)('stray requests in %s', (name) => {
  it('are seen: what the extension sends, and what a page sends for it', async () => {
    const browser = await launchBrowser(name)
    try {
      const page = await browser.openExtensionPage('options.html')
      const refused = await page.evaluate(() =>
        fetch('https://evil.example/a').then(
          () => 'sent',
          () => 'refused',
        ),
      )
      expect(refused).toBe('refused')
      expect(browser.network.strayRequests).toEqual([])
      browser.network.serve({ url: talkUrl, body: '<title>A talk</title>' })
      const tab = await browser.open(talkUrl)
      await tab.evaluate(() => void fetch('https://evil.example/b', { mode: 'no-cors' }).catch(() => null))
      await until('the request to be seen', () => browser.network.strayRequests.length > 0)
      expect(browser.network.strayRequests).toEqual(['GET https://evil.example/b'])
    } finally {
      await browser.close()
    }
  })
})
