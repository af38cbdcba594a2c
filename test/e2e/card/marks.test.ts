import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { defaultSettings } from '@/utils/settings'
import { openCard, readNote, storeSettings } from '../card-flow'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, until } from '../harness/surface'
import { exportLibrary } from '../options-flow'
import { openVideo, pictureSecond, waitForPicture } from '../player-flow'
import { type PracticePlayer, watchUrl } from '../player-site/site'

declare const practice: PracticePlayer
declare const movie_player: { getCurrentTime(): number }

const marksPerRate = 25
const { leadInSeconds } = defaultSettings
/** Between the key and the card's clock lie a process and a frame. */
const toleranceSeconds = 0.15

/** Jumps while it plays, and waits until it plays there and the card shows so: nobody presses a key sooner. */
async function playAt(tab: Surface, card: Surface, seconds: number, rate: number): Promise<void> {
  await tab.evaluate(
    async (to: number, speed: number) => {
      const video = document.querySelector('video')
      if (!video) throw new Error('There is no video.')
      video.currentTime = to
      video.playbackRate = speed
      await video.play()
    },
    seconds,
    rate,
  )
  await until('the picture', () => tab.evaluate(pictureSecond))
  await until('the card to show the new time', async () => {
    const content = await contentTime(tab)
    const shown = await card.evaluate(() => {
      const isPlaying = document.querySelector('.player-line [aria-label="Pause"]') !== null
      return isPlaying ? document.querySelector('.player-time')?.textContent : undefined
    })
    return shown !== undefined && shown !== null && Math.abs(secondsOf(shown) - content) < 5 * rate
  })
}

const contentTime = (tab: Surface) => tab.evaluate(() => movie_player.getCurrentTime())

interface Made {
  mark: string
  /** The earliest and the latest second that is right. */
  seconds: [number, number]
}

/** Makes a mark by its key, on a new line. */
async function makeMark(tab: Surface, card: Surface, rate: number): Promise<Made> {
  const before = (await readNote(card)).length
  const from = await contentTime(tab)
  await card.press('Alt+t')
  const to = await contentTime(tab)
  const mark = await until('the mark', async () => /\[~?[\d:]+\]/.exec((await readNote(card)).slice(before))?.[0])
  await card.type('x')
  await card.press('Enter')
  // What the page played last before an advertisement is as near as one knows: nobody reacted to it.
  const leadIn = mark.startsWith('[~') ? 0 : leadInSeconds * rate
  const floor = (seconds: number) => Math.max(0, Math.floor(seconds - leadIn))
  return { mark, seconds: [floor(from - toleranceSeconds), floor(to + toleranceSeconds)] }
}

function secondsOf(mark: string): number {
  return [...mark.matchAll(/\d+/g)].reduce((sum, [part]) => sum * 60 + Number(part), 0)
}

const isRight = ({ mark, seconds: [first, last] }: Made) => secondsOf(mark) >= first && secondsOf(mark) <= last

describeInBrowsers('time marks', (browser) => {
  it('are right to the second, and their exported links land there', async () => {
    await storeSettings(browser(), { stampRule: 'key' })
    const tab = await openVideo(browser(), 'LecternVid1')
    const card = await openCard(browser(), tab)
    const made: Made[] = []
    for (const rate of [1, 2]) {
      for (let count = 0; count < marksPerRate; count++) {
        await playAt(tab, card, 20 + ((count * 137.3 + rate * 11.7) % 540), rate)
        made.push(await makeMark(tab, card, rate))
      }
      if (rate === 1) made.push(await markInAdvertisement(tab, card))
      if (rate === 1) await tab.evaluate(() => practice.stitch(15))
    }
    expect(made.filter((one) => !isRight(one))).toEqual([])
    expect(made.filter(({ mark }) => mark.startsWith('[~'))).toHaveLength(1)

    const links = readLinks(await exportLibrary(browser(), { profile: 'Vault' }))
    // The chapters' links follow the notes'.
    const clocks = links.slice(0, made.length).map(({ clock }) => secondsOf(clock))
    expect(clocks).toEqual(made.map(({ mark }) => secondsOf(mark)))
    await tab.close()
    const other = await openVideo(browser(), 'LecternVid2')
    for (const { clock, href } of links) {
      await other.evaluate((address: string) => practice.follow(address), href)
      await waitForPicture(other, secondsOf(clock))
    }
    expect(await other.url()).toContain(watchUrl('LecternVid1'))
    await other.close()
  })
})

/** During an advertisement only the content's last time is known, and the mark says so. */
async function markInAdvertisement(tab: Surface, card: Surface): Promise<Made> {
  await playAt(tab, card, 300, 1)
  await tab.evaluate(() => practice.advertise())
  await until('the advertisement', () => tab.evaluate(pictureSecond))
  await wait(1000)
  const made = await makeMark(tab, card, 1)
  await tab.evaluate(() => practice.endAdvertisement())
  await until('the content', async () => (await contentTime(tab)) > 299)
  return made
}

/** The time links of the one entry in an exported vault. */
function readLinks(path: string): { clock: string; href: string }[] {
  const files = Object.values(unzipSync(readFileSync(path))).map((bytes) => strFromU8(bytes))
  const links = files.join('\n').matchAll(/\[~?(\d[\d:]*)\]\((https:[^)\s]+)\)/g)
  return [...links].map(([, clock = '', href = '']) => ({ clock, href }))
}
