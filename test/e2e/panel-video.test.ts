import { expect, it } from 'vitest'
import { defaultSettings } from '@/utils/settings'
import { entryOfVideo, readNote, seeNote } from './card-flow'
import { describeInBrowsers } from './harness/in-browsers'
import { type Surface, seeText, until } from './harness/surface'
import { openPanel, seeTitle } from './panel-flow'
import { openVideo, pictureSecond, seekTo, waitForPicture } from './player-flow'
import type { PracticePlayer } from './player-site/site'

declare const practice: PracticePlayer
declare const movie_player: { getCurrentTime(): number }

/** Between the key and the panel's clock lie two processes and a frame. */
const toleranceSeconds = 0.25

/** Waits until the panel knows the time to the second: at first it is only about right. */
const seeTime = (panel: Surface, clock: string) => seeText(panel, new RegExp(`^${clock}$`), '.panel-video .player-time')
const isPaused = (tab: Surface) => tab.evaluate(() => document.querySelector('video')?.paused ?? null)
const contentTime = (tab: Surface) => tab.evaluate(() => movie_player.getCurrentTime())

describeInBrowsers('a video beside the side panel', (browser) => {
  it('gives bullets their times, and goes to them', async () => {
    const tab = await openVideo(browser(), 'LecternVid1', 90)
    const panel = await openPanel(browser(), tab, 'Side panel')
    await seeTime(panel, '1:30')
    await panel.focus('.notes-text')
    await panel.type('The curve')
    await seeNote(panel, '- [1:27] The curve')
    await seekTo(tab, 300)
    await seeTime(panel, '5:00')
    await panel.press('Enter')
    await panel.type('Later')
    await seeNote(panel, '- [1:27] The curve\n- [4:57] Later')
    await panel.click('.strip-time', '1:27')
    await waitForPicture(tab, 87)
    await seeTime(panel, '1:27')
    await seeText(panel, 'saved', '.stored-line')
    expect((await entryOfVideo(browser(), 'LecternVid1'))?.notes).toBe('- [1:27] The curve\n- [4:57] Later')
    await tab.close()
  })

  it('plays by the panel’s keys, and a mark is right while it does, also after a reload', async () => {
    const tab = await openVideo(browser(), 'LecternVid2', 30)
    const panel = await openPanel(browser(), tab, 'Side panel')
    await seeTime(panel, '0:30')
    await tab.evaluate(() => {
      document.documentElement.dataset.isOld = ''
      location.reload()
    })
    const isNew = () => document.documentElement.dataset.isOld === undefined
    await until('the new page', () => tab.evaluate(isNew).catch(() => false))
    await waitForPicture(tab, 30)
    await tab.evaluate(() => {
      const video = document.querySelector('video')
      if (video) video.playbackRate = 2
    })
    await panel.focus('.notes-text')
    await until('it to play', async () => {
      // Right after the reload nobody watches the player yet.
      if (await isPaused(tab)) await panel.press('Alt+k')
      return (await isPaused(tab)) === false
    })
    await until('the picture', () => tab.evaluate(pictureSecond))
    await until('the panel to play', () =>
      panel.evaluate(() => document.querySelector('.panel-video [aria-label="Pause"]') !== null),
    )
    const from = await contentTime(tab)
    await panel.press('Alt+t')
    const to = await contentTime(tab)
    const mark = await until('the mark', async () => /\[(\d+):(\d+)\]/.exec(await readNote(panel)))
    const seconds = Number(mark[1]) * 60 + Number(mark[2])
    const atKey = (content: number) => Math.floor(content - defaultSettings.leadInSeconds * 2)
    expect(seconds).toBeGreaterThanOrEqual(atKey(from - toleranceSeconds))
    expect(seconds).toBeLessThanOrEqual(atKey(to + toleranceSeconds))
    await panel.press('Alt+k')
    await until('it to pause', () => isPaused(tab))
    await tab.close()
  })

  it('has no time of another video, and opens the card by one press', async () => {
    const tab = await openVideo(browser(), 'LecternVid3', 60)
    const panel = await openPanel(browser(), tab, 'Side panel')
    await seeTime(panel, '1:00')
    await panel.focus('.notes-text')
    await panel.type('About the third')
    await seeNote(panel, '- [0:57] About the third')
    await tab.evaluate(() => practice.navigate('LecternVid4'))
    await seeText(panel, 'The page now shows “Ten Quiet Minutes”')
    await panel.press('Enter')
    await panel.type('still the third')
    await seeNote(panel, '- [0:57] About the third\n- still the third')
    await panel.press('Alt+Shift+Enter')
    await seeTitle(panel, 'Ten Quiet Minutes')
    await seeTime(panel, '\\d:\\d\\d')
    await panel.focus('.notes-text')
    await panel.type('The fourth')
    await seeNote(panel, /^- \[0:\d\d\] The fourth$/)
    await panel.click('.panel-video button', 'Note card')
    const card = await browser().openedCard(tab)
    await seeNote(card, /The fourth$/)
    expect((await entryOfVideo(browser(), 'LecternVid3'))?.notes).toBe('- [0:57] About the third\n- still the third')
    await tab.close()
  })
})
