import { expect, it } from 'vitest'
import { describeInBrowsers } from './harness/in-browsers'
import { seeText, until } from './harness/surface'
import { countSeen, openVideo, pictureSecond, seekTo, waitForPicture } from './player-flow'
import { embeddedTalkUrl, type PracticePlayer, taintedVideoUrl } from './player-site/site'

declare const practice: PracticePlayer

describeInBrowsers('the practice player', (browser) => {
  it('lands where a link points and jumps to any second', async () => {
    const tab = await openVideo(browser(), 'LecternVid1', 83)
    await seekTo(tab, 599)
    await seekTo(tab, 4.5)
    await tab.close()
  })

  it('hears keys that are typed into the page', async () => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.click('#search')
    const before = await countSeen(tab)
    await tab.type('jkl')
    // Each key goes down, is a character and comes up, and its text is told before and after, on window and document.
    expect((await countSeen(tab)) - before).toBe(3 * 5 * 2)
    await tab.close()
  })

  it('leaves the old metadata behind when it navigates in place', async () => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.click('#related a', 'Counting')
    await seeText(tab, 'Counting to Six Hundred', 'h1')
    expect(await tab.evaluate(() => document.querySelector('meta[property="og:title"]')?.getAttribute('content'))).toBe(
      'The Long Minute',
    )
    expect(await tab.url()).toContain('LecternVid2')
    await tab.close()
  })

  it('shows an advertisement in the same element and goes on where it was', async () => {
    const tab = await openVideo(browser(), 'LecternVid1', 120)
    await tab.evaluate(() => practice.advertise())
    await waitForPicture(tab, 0)
    await tab.evaluate(() => practice.endAdvertisement())
    await waitForPicture(tab, 120)
    await tab.close()
  })

  it.each(['classic', 'modern'] as const)('shows its %s transcript', async (form) => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.evaluate((name: 'classic' | 'modern') => practice.openTranscript(name), form)
    await seeText(tab, 'At second 240 the speaker of The Long Minute says so.', '#panels')
    await tab.close()
  })

  it.each(['#fullscreen-player', '#fullscreen-video'])('goes to full screen by %s', async (button) => {
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.click(button)
    await until('full screen', () => tab.evaluate(() => document.fullscreenElement !== null))
    await tab.close()
  })

  it('keeps its pictures when they come from another host, and shows a player in a frame', async () => {
    const tainted = await browser().open(taintedVideoUrl)
    await until('the video', () => tainted.evaluate(() => (document.querySelector('video')?.readyState ?? 0) >= 2))
    await expect(tainted.evaluate(pictureSecond)).rejects.toThrow(/tainted|insecure/i)
    await tainted.close()
    const talk = await browser().open(embeddedTalkUrl)
    await until('the frame', () => talk.evaluate(() => frames.length === 1))
    await talk.close()
  })
})
