import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { openedNote, readNote, readShot, seeNote } from '../card-flow'
import type { BrowserUnderTest } from '../harness/browser-under-test'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, seeText, until } from '../harness/surface'

/** The extension API in extension pages. */
declare const chrome: Browser

const talkUrl = 'https://conference.example/2026/talks/in-a-frame'
const embedUrl = 'https://slideslive.com/embed/presentation/38968434'

/** A talk whose player is of a host that the manifest does not name. */
function serveTalk({ network }: BrowserUnderTest): void {
  const body = `<title>A talk in a frame</title><h1>A talk in a frame</h1>
    <iframe src="${embedUrl}" style="width: 640px; height: 360px"></iframe>`
  const player = '<title>Player</title><video src="/clock.webm" muted preload="auto" style="width: 100%"></video>'
  network.serve({ url: talkUrl, body })
  network.serve({ url: embedUrl, body: player })
  const clock = readFileSync('test/e2e/player-site/clock.webm')
  network.serve({ url: 'https://slideslive.com/clock.webm', contentType: 'video/webm', body: clock })
}

const embed = /!\[\[([0-9a-f]{16}\.\w+)\]\]/
const colourOfPage = '255 0 255'

/** Opens a talk whose player's frame stands in the middle of a page of one colour, and its card. */
async function openForeignVideo(browser: BrowserUnderTest): Promise<Surface> {
  const url = 'https://conference.example/2026/talks/from-elsewhere'
  const frameUrl = 'https://player.vimeo.com/video/90123456'
  const style = 'margin: 120px 0 0 90px; width: 480px; height: 270px; border: 16px solid #f0f; padding: 8px'
  const page = `<title>A talk from elsewhere</title><body style="background: #f0f">
    <h1>A talk from elsewhere</h1><iframe src="${frameUrl}" style="${style}"></iframe>`
  const video = '<video src="https://cdn.videos.example/clock.webm" muted preload="auto" style="width: 480px"></video>'
  browser.network.serve({ url, body: page })
  browser.network.serve({ url: frameUrl, body: `<title>Player</title><body style="margin: 0">${video}` })
  const tab = await browser.open(url)
  await browser.runCommand('open-card', tab)
  return tab
}

/** Runs in a page of the extension. */
async function addressOfAllowPage(): Promise<string | undefined> {
  const tabs = await chrome.tabs.query({})
  return tabs.find(({ url }) => url?.includes('allow.html'))?.url
}

async function openCard(browser: BrowserUnderTest) {
  serveTalk(browser)
  const tab = await browser.open(talkUrl)
  await browser.runCommand('open-card', tab)
  return { tab, card: await browser.openedCard(tab) }
}

describeInBrowsers('a video in a frame, from a host that gives nobody its pictures', (browser) => {
  it('is refused as a frame, and kept as the part of the tab where it stands', async () => {
    const tab = await openForeignVideo(browser())
    const card = await openedNote(browser(), tab)
    await seeText(card, '0:00', '.card')
    await card.press('Alt+Shift+m')
    await seeText(card, 'The browser gives no frame of this video, for it comes from another host.')
    expect(await readNote(card)).not.toMatch(embed)
    const isCutting = () => card.evaluate(() => document.activeElement?.matches('.region') === true)
    await card.press('Alt+i')
    await until('the part', isCutting)
    await card.press('Escape')
    await until('the note', async () => !(await isCutting()))
    await card.type('typed on')
    await seeNote(card, /typed on$/)
    await card.press('Alt+i')
    await card.click('.region-bar .button', 'Keep this part')
    const name = await until('the picture', async () => embed.exec(await readNote(card))?.[1])
    const shot = await readShot(browser(), name)
    expect(shot).toMatchObject({ second: 0, width: 480, height: 270 })
    expect(shot.colours).not.toContain(colourOfPage)
    await tab.close()
  })
})

describeInBrowsers('a player in a frame of another host', (browser) => {
  it('is named, with the way to allow it', async () => {
    const { tab, card } = await openCard(browser())
    await seeText(card, 'The player stands in a frame of SlidesLive')
    await seeText(card, 'Allow SlidesLive', 'button')
    await tab.close()
  })
})

describeInBrowsers(
  'a player in a frame of a host that the browser grants',
  (browser) => {
    it('tells its time at the press of the card’s button', async () => {
      await browser().allowHost('https://*.slideslive.com/*')
      const { tab, card } = await openCard(browser())
      await card.click('button', 'Allow SlidesLive')
      await seeText(card, '0:00', '.card')
      expect(await card.evaluate(() => document.body.textContent?.includes('Allow SlidesLive'))).toBe(false)
      await tab.close()
    })
  },
  // Firefox asks on a page of its own.
  ['chromium'],
)

describeInBrowsers(
  'a player in a frame that the user allows',
  (browser) => {
    it('tells its time', async () => {
      const { tab, card } = await openCard(browser())
      await card.click('button', 'Allow SlidesLive')
      const library = await browser().openExtensionPage('options.html')
      const opened = await until('the page that asks', () => library.evaluate(addressOfAllowPage))
      const asking = await browser().openExtensionPage(opened.replace(/^.*(?=allow\.html)/, ''))
      await seeText(asking, 'Look into players of SlidesLive?')
      await asking.click('button', 'Allow SlidesLive')
      await seeText(card, '0:00', '.card')
      expect(await card.evaluate(() => document.body.textContent?.includes('Allow SlidesLive'))).toBe(false)
      await tab.close()
    })
  },
  // Chromium's question can't be answered by a program.
  ['firefox'],
)
