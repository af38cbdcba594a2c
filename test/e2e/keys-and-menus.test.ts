import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Browser, Manifest } from 'webextension-polyfill'
import { practiceUrls } from '@/scripts/practice/urls'
import { extensionFolders } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { seeText, until } from './harness/surface'
import { clipPage, lookAgain } from './popup-flow'

/** The extension API in extension pages. */
declare const chrome: Browser

const clipCommand = 'clip-to-last-topic'

/** The keys that the manifest suggests, by the name of their command. */
function suggestedKeys(folder: string): Record<string, string> {
  const { commands }: Manifest.WebExtensionManifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'))
  const keys = Object.entries(commands ?? {}).map(([name, { suggested_key }]) => [name, suggested_key?.default ?? ''])
  return Object.fromEntries(keys.filter(([, key]) => key !== ''))
}

describeInBrowsers('the keys that Lectern suggests', (browser) => {
  // A browser refuses a key that it uses itself without a word.
  it('are all given by the browser', async () => {
    const suggested = suggestedKeys(extensionFolders[browser().name])
    const page = await browser().openExtensionPage('options.html#/welcome')
    const json = await page.evaluate(async () => JSON.stringify(await chrome.commands.getAll()))
    await page.close()
    const commands: { name: string; shortcut: string }[] = JSON.parse(json)
    const given = commands.filter(({ name }) => name in suggested).map(({ name, shortcut }) => [name, shortcut])
    expect(Object.keys(suggested)).toHaveLength(4)
    expect(Object.fromEntries(given)).toEqual(suggested)
  })
})

describeInBrowsers('the second key', (browser) => {
  it('clips into the last topic, says so on the badge, and takes it back when repeated', async () => {
    await clipPage(browser(), practiceUrls.talk, { topic: 'Listening' })
    const tab = await browser().open(practiceUrls.session)
    await browser().runCommand(clipCommand, tab)
    await until('the badge', async () => (await browser().badgeText(tab)) === '✓')
    await browser().runCommand(clipCommand, tab)
    await until('the badge', async () => (await browser().badgeText(tab)) === '↺')
    expect((await lookAgain(browser(), tab)).entry).toBeUndefined()

    await browser().runCommand(clipCommand, tab)
    await until('the badge', async () => (await browser().badgeText(tab)) === '✓')
    const { entry, topics } = await lookAgain(browser(), tab)
    expect(entry).toMatchObject({ title: 'Margins: where readers think' })
    expect(topics.map(({ title }) => title)).toEqual(['Listening'])
    await tab.close()
  })
})

describeInBrowsers("a link's context menu", (browser) => {
  it('queues the link with a reason, and asks nobody what it leads to', async () => {
    const tab = await browser().open(practiceUrls.session)
    await browser().chooseLinkMenu(tab, '#paper')
    const popup = await browser().openedPopup()
    await seeText(popup, 'One Line per Section')
    await popup.focus('#queued-why')
    await popup.type('cited by every speaker')
    await popup.press('Enter')
    await until('the popup to close or go on', async () => {
      const asks = popup.evaluate(() => document.querySelector('#queued-why') !== null)
      return !(await asks.catch(() => false))
    })
    await tab.close()

    const paper = await browser().open(practiceUrls.paper)
    expect((await lookAgain(browser(), paper)).entry).toMatchObject({
      ids: ['arxiv:2412.04242'],
      title: 'One Line per Section',
      complete: false,
      status: 'queued',
      why: 'cited by every speaker',
    })
    await paper.close()
  })
})
