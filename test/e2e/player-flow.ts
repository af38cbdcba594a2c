import type { BrowserUnderTest } from './harness/browser-under-test'
import { type Surface, until } from './harness/surface'
import { type PracticePlayer, watchUrl } from './player-site/site'

declare const practice: PracticePlayer

/** Opens a video of the practice player, and waits until its first picture is there. */
export async function openVideo(browser: BrowserUnderTest, id: string, startSeconds = 0): Promise<Surface> {
  const tab = await browser.open(watchUrl(id) + (startSeconds ? `&t=${startSeconds}s` : ''))
  await waitForPicture(tab, startSeconds)
  return tab
}

/** Waits until the picture of a second of the file is on the screen. */
export async function waitForPicture(tab: Surface, seconds: number): Promise<void> {
  let last: number | null = null
  const look = async () => {
    last = await tab.evaluate(pictureSecond)
    return last === seconds
  }
  await until(`the picture of second ${seconds}`, look).catch((error: Error) => {
    throw new Error(`${error.message} The picture is that of second ${last}.`)
  })
}

/** Jumps to a time of the file as the player's bar does, and waits for its picture. */
export async function seekTo(tab: Surface, seconds: number): Promise<void> {
  await tab.evaluate((to: number) => {
    const video = document.querySelector('video')
    if (video) video.currentTime = to
  }, seconds)
  await waitForPicture(tab, Math.floor(seconds))
}

/** Runs in the page: the second that the video's picture names by the boxes at its foot. */
export function pictureSecond(): number | null {
  const video = document.querySelector('video')
  if (!video || video.readyState < 2 || video.seeking) return null
  const canvas = document.createElement('canvas')
  canvas.width = 320
  canvas.height = 180
  const context = canvas.getContext('2d')
  context?.drawImage(video, 0, 0, 320, 180)
  const bits = Array.from({ length: 10 }, (_, box) => context?.getImageData(16 + 32 * box, 164, 1, 1).data[0] ?? 0)
  return bits.reduce((sum, light) => sum * 2 + (light > 127 ? 1 : 0), 0)
}

/** How many key, text and composition events the page's own listeners have seen. */
export async function countSeen(tab: Surface): Promise<number> {
  const seen = await tab.evaluate(() => ({ ...practice.seen }))
  return Object.values(seen).reduce((sum, count) => sum + count, 0)
}
