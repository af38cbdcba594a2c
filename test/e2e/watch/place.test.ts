import { expect, it } from 'vitest'
import type { BrowserUnderTest } from '../harness/browser-under-test'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, seeText, until } from '../harness/surface'
import { openVideo } from '../player-flow'
import { servePlayerSite } from '../player-site/site'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

async function openCard(browser: BrowserUnderTest): Promise<{ tab: Surface; card: Surface }> {
  servePlayerSite(browser.network)
  const tab = await openVideo(browser, 'LecternVid1')
  await tab.press('Alt+n')
  const card = await browser.openedCard(tab)
  await seeText(card, 'The Long Minute')
  return { tab, card }
}

/** Where the page finds the card under the pointer, to a few pixels. */
const boxOfCard = (tab: Surface): Promise<Box> =>
  tab.evaluate(() => {
    const step = 4
    const hits = Array.from({ length: Math.floor(innerWidth / step) * Math.floor(innerHeight / step) }, (_, index) => {
      const columns = Math.floor(innerWidth / step)
      return { x: (index % columns) * step, y: Math.floor(index / columns) * step }
    }).filter(({ x, y }) => {
      const hit = document.elementFromPoint(x, y)
      return hit !== null && hit !== document.documentElement && !document.body.contains(hit)
    })
    const [left, top] = [Math.min(...hits.map(({ x }) => x)), Math.min(...hits.map(({ y }) => y))]
    const [right, bottom] = [Math.max(...hits.map(({ x }) => x)), Math.max(...hits.map(({ y }) => y))]
    return { x: left, y: top, width: right - left, height: bottom - top }
  })

const boxOfVideo = (tab: Surface): Promise<Box> =>
  tab.evaluate(() => {
    const { x = 0, y = 0, width = 0, height = 0 } = document.querySelector('video')?.getBoundingClientRect() ?? {}
    return { x, y, width, height }
  })

const overlaps = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

describeInBrowsers("the card's place", (browser) => {
  it('leaves the video free, and in theatre captions and controls', async () => {
    const { tab } = await openCard(browser())
    expect(overlaps(await boxOfCard(tab), await boxOfVideo(tab))).toBe(false)
    await tab.click('#theatre')
    await until('theatre', async () => (await boxOfVideo(tab)).width > 1200)
    const video = await boxOfVideo(tab)
    const band = { ...video, y: video.y + video.height * 0.7, height: video.height * 0.3 }
    await until('the card to make room', async () => !overlaps(await boxOfCard(tab), band))
    await tab.close()
  })

  it('is moved and made larger by keys, and found there again', async () => {
    const { tab, card } = await openCard(browser())
    const before = await boxOfCard(tab)
    await card.focus('.card-grip')
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowDown', 'Shift+ArrowRight']) await card.press(key)
    await until('the card to move', async () => (await boxOfCard(tab)).x < before.x - 40)
    const moved = await boxOfCard(tab)
    expect(moved.y).toBeGreaterThan(before.y + 16)
    expect(moved.width).toBeGreaterThan(before.width + 16)
    await tab.close()
    const again = await openCard(browser())
    await until('the same place', async () => (await boxOfCard(again.tab)).x === moved.x)
    expect(await boxOfCard(again.tab)).toEqual(moved)
    await again.tab.close()
  })
})
