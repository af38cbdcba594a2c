import { expect, it } from 'vitest'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, seeText, until } from '../harness/surface'
import { openVideo, seekTo } from '../player-flow'
import { embeddedTalkUrl, type PracticePlayer, servePlayerSite } from '../player-site/site'

declare const practice: PracticePlayer

const hosts = () => [...document.documentElement.children].filter(({ localName }) => localName === 'div').length
const clock = (card: Surface) => card.evaluate(() => document.querySelector('.player-time')?.textContent ?? '')

describeInBrowsers('the note card', (browser) => {
  it('opens at the key, takes the keyboard, and shows the page nothing', async () => {
    servePlayerSite(browser().network)
    const tab = await openVideo(browser(), 'LecternVid1')
    expect(await tab.evaluate(hosts)).toBe(0)
    await tab.press('Alt+n')
    const card = await browser().openedCard(tab)
    await seeText(card, '0:00')
    const frames = await tab.evaluate(() => [window.length, document.querySelectorAll('iframe').length])
    expect(frames).toEqual([0, 0])
    await until('the focus', () => card.evaluate(() => document.hasFocus()))
    expect(await tab.evaluate(() => ({ ...practice.seen }))).toEqual({ keydown: 2, keyup: 2 })
    await seekTo(tab, 83)
    await until('the time', async () => (await clock(card)) === '1:23')
    await tab.close()
  })

  it('opens at the command on a page of any host, for the player in a frame', async () => {
    const tab = await browser().open(embeddedTalkUrl)
    await browser().runCommand('open-card', tab)
    const card = await browser().openedCard(tab)
    await seeText(card, '0:00')
    await tab.close()
  })
})
