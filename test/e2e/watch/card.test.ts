import { expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, seeText, until } from '../harness/surface'
import { openVideo, seekTo } from '../player-flow'
import { embeddedTalkUrl, type PracticePlayer, servePlayerSite } from '../player-site/site'

declare const practice: PracticePlayer
/** The extension API in extension pages. */
declare const chrome: Browser

/** How many nodes stand beside head and body: the card's host is one. */
const hosts = () => document.documentElement.children.length - 2
const clock = (card: Surface) => card.evaluate(() => document.querySelector('.player-time')?.textContent ?? '')
const notes = (card: Surface) => card.evaluate(() => document.querySelector('textarea')?.value ?? '')
const focusInCard = () => document.activeElement?.localName === 'textarea' && document.hasFocus()
/** Whether something of the card lies under some point of the window. */
const isHit = () => {
  const sides = [0.05, 0.25, 0.5, 0.75, 0.95]
  const points = sides.flatMap((x) => sides.map((y) => [x * innerWidth, y * innerHeight] as const))
  return points.some(([x, y]) => document.elementFromPoint(x, y) === document.documentElement.lastElementChild)
}
async function close(tab: Surface, card: Surface): Promise<void> {
  await card.click('button', 'Close the card')
  await until('the card to close', async () => !(await tab.evaluate(isHit)))
}
const seeTime = (card: Surface, wanted: string) => until(wanted, async () => (await clock(card)) === wanted)

/** Runs in a page of the extension. */
async function isSettingsOpen(): Promise<boolean> {
  const tabs = await chrome.tabs.query({})
  return tabs.some(({ url }) => url?.endsWith('options.html#/settings'))
}

describeInBrowsers('the note card', (browser) => {
  it('opens at the key, takes the keyboard, and shows the page nothing', async () => {
    servePlayerSite(browser().network)
    const tab = await openVideo(browser(), 'LecternVid1')
    expect(await tab.evaluate(hosts)).toBe(0)
    await tab.press('Alt+n')
    const card = await browser().openedCard(tab)
    await until('the focus', () => card.evaluate(focusInCard))
    const seen = await tab.evaluate(() => ({ ...practice.seen }))
    // Only that the modifier went down, on window and document; when it comes up, the card may have the keyboard.
    expect(seen).toEqual({ keydown: 2, ...(seen.keyup !== undefined && { keyup: 2 }) })
    await tab.type('fjk m')
    await until('the text', async () => (await notes(card)).includes('fjk m'))
    expect(await tab.evaluate(() => ({ ...practice.seen }))).toEqual(seen)
    expect(await tab.evaluate(() => [window.length, document.querySelectorAll('iframe').length])).toEqual([0, 0])
    await tab.close()
  })

  it('leaves the page its own keys, and does not open at a key that a script made up', async () => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.evaluate(() => {
      dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyN', key: 'n', altKey: true, bubbles: true }))
    })
    for (const key of ['m', 'Alt+t', 'Alt+Shift+n', 'Control+m']) await tab.press(key)
    expect(await tab.evaluate(() => document.querySelector('video')?.muted)).toBe(false)
    const { keydown = 0 } = await tab.evaluate(() => ({ ...practice.seen }))
    expect(keydown).toBeGreaterThanOrEqual(8)
    expect(await tab.evaluate(hosts)).toBe(0)
    await tab.close()
  })

  it('tells content time, past advertisements and navigation', async () => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.press('Alt+n')
    const card = await browser().openedCard(tab)
    await seekTo(tab, 83)
    await seeTime(card, '1:23')
    await tab.evaluate(() => practice.advertise())
    await seeTime(card, '~1:23')
    await tab.evaluate(() => practice.endAdvertisement())
    await seeTime(card, '1:23')
    await tab.evaluate(() => practice.stitch(15))
    await seekTo(tab, 215)
    await seeTime(card, '3:20')
    await tab.evaluate(() => practice.navigate('LecternVid2'))
    await seeText(card, 'Counting to Six Hundred')
    await seeTime(card, '0:00')
    await tab.close()
  })

  it('shows the time of the player in a frame, and moves it', async () => {
    const tab = await browser().open(embeddedTalkUrl)
    await browser().runCommand('open-card', tab)
    const card = await browser().openedCard(tab)
    await seeText(card, 'The Long Minute')
    await seeTime(card, '0:00')
    await card.focus('textarea')
    await card.press('Alt+l')
    await seeTime(card, '0:05')
    await tab.close()
  })

  it('keeps a moment at the key, while the keyboard stays with the player', async () => {
    const tab = await openVideo(browser(), 'LecternVid3', 100)
    await tab.press('Alt+m')
    const card = await browser().openedCard(tab)
    await until('the moment', async () => (await notes(card)).includes('[1:37]'))
    await until('the focus to come back', async () => !(await card.evaluate(() => document.hasFocus())))
    await tab.press('m')
    await until('the sound', () => tab.evaluate(() => document.querySelector('video')?.muted === false))
    await tab.close()
  })

  it('leaves nothing to see and nothing to reach when it is closed', async () => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.press('Alt+n')
    const card = await browser().openedCard(tab)
    await seeText(card, 'The Long Minute')
    expect(await tab.evaluate(isHit)).toBe(true)
    await close(tab, card)
    expect(await card.evaluate(() => document.hasFocus())).toBe(false)
    const { keydown = 0 } = await tab.evaluate(() => ({ ...practice.seen }))
    await tab.press('m')
    await until('the sound', () => tab.evaluate(() => document.querySelector('video')?.muted === false))
    expect(await tab.evaluate(() => practice.seen.keydown)).toBe(keydown + 2)
    for (let count = 0; count < 12; count++) {
      await tab.press(count < 6 ? 'Tab' : 'Shift+Tab')
      expect(await tab.evaluate(() => document.activeElement === document.documentElement.lastElementChild)).toBe(false)
    }
    await tab.close()
  })

  it('comes, takes the keyboard and goes by one key, in the page and as the browser’s own shortcut', async () => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await browser().runCommand('open-card', tab)
    const card = await browser().openedCard(tab)
    const presses = [() => tab.press('Alt+n'), () => browser().runCommand('open-card', tab)]
    for (const press of presses) {
      await until('the focus', () => card.evaluate(focusInCard))
      await tab.click('h1')
      await until('the focus in the page', async () => !(await card.evaluate(focusInCard)))
      await press()
      await until('the focus again', () => card.evaluate(focusInCard))
      expect(await tab.evaluate(isHit)).toBe(true)
      await press()
      await until('the card to close', async () => !(await tab.evaluate(isHit)))
      await press()
      await until('the card to open', () => tab.evaluate(isHit))
    }
    await tab.close()
  })

  it('shows its keys at a key and by a button, and the way to change them', async () => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.press('Alt+n')
    const card = await browser().openedCard(tab)
    await until('the focus', () => card.evaluate(focusInCard))
    const focusInList = () => document.activeElement?.closest('.card-keys') !== null
    const isShown = () => card.evaluate(() => document.querySelector('.card-keys') !== null)
    await card.press('Alt+Slash')
    await seeText(card, /Play or pause\s+Alt K/, '.card-keys')
    await until('the focus in the list', () => card.evaluate(focusInList))
    await card.press('Alt+l')
    await seeTime(card, '0:05')
    await card.press('Escape')
    await until('the focus in the text', () => card.evaluate(focusInCard))
    expect(await isShown()).toBe(false)
    await card.click('button', 'Keys')
    await seeText(card, 'Play or pause', '.card-keys')
    await card.click('a', 'settings')
    const library = await browser().openExtensionPage('options.html#/welcome')
    await until('the settings', () => library.evaluate(isSettingsOpen))
    await tab.close()
  })

  it('says once that a line has no time to move, and says on one line what went wrong', async () => {
    const tab = await openVideo(browser(), 'LecternVid2')
    await tab.press('Alt+n')
    const card = await browser().openedCard(tab)
    await until('the focus', () => card.evaluate(focusInCard))
    await card.press('Alt+,')
    await seeText(card, 'No time here. Alt T writes one.', '.notes-said')
    await tab.evaluate(() => practice.protect())
    await card.click('button', 'One line')
    await card.focus('textarea')
    await card.press('Alt+i')
    await seeText(card, 'This video is protected', '.compact-problem')
    await tab.close()
  })

  it('leaves the player alone while it is closed, and turns to what the page plays when it is opened', async () => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.press('Alt+n')
    const card = await browser().openedCard(tab)
    await seekTo(tab, 83)
    await seeTime(card, '1:23')
    await close(tab, card)
    await seekTo(tab, 215)
    expect(await clock(card)).toBe('1:23')
    await tab.press('Alt+n')
    await until('the focus', () => card.evaluate(focusInCard))
    await seeTime(card, '3:35')
    await close(tab, card)
    await tab.evaluate(() => practice.navigate('LecternVid2'))
    await tab.press('Alt+n')
    await until('the focus', () => card.evaluate(focusInCard))
    await seeText(card, 'Counting to Six Hundred', 'h1')
    await seeTime(card, '0:00')
    await tab.close()
  })
})
