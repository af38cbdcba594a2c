import { expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import type { BrowserUnderTest } from '../harness/browser-under-test'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, seeText, until } from '../harness/surface'
import { openVideo } from '../player-flow'
import { servePlayerSite } from '../player-site/site'

declare const chrome: Browser

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

/** What is said every four seconds, in lines of many heights. */
function captionsIn(language: string, text: (seconds: number) => string): string {
  const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23)
  const cues = Array.from({ length: 150 }, (_, index) => index * 4)
  const said = cues.map((from) => `${clock(from)} --> ${clock(from + 4)}\n${text(from)}`)
  return [`WEBVTT\nLanguage: ${language}`, ...said].join('\n\n')
}

/** Drops a caption file on the words, and waits until the line of second 300 is spoken and in sight. */
async function dropCaptions(card: Surface, captions: string, name: string): Promise<void> {
  await until('the words', () => card.evaluate(() => document.querySelector('.transcript') !== null))
  await card.evaluate(
    (text: string, fileName: string) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], fileName))
      document.querySelector('.transcript')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
    },
    captions,
    name,
  )
  const choose = (fileName: string) => {
    const select = document.querySelector<HTMLSelectElement>('.transcript-bar select')
    const other = [...(select?.options ?? [])].find(({ selected }) => !selected)
    const isShown = document.querySelector('.transcript-foot')?.textContent?.includes(fileName) === true
    if (!isShown && select && other) {
      select.value = other.value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }
    return isShown
  }
  await until(name, () => card.evaluate(choose, name))
  await seeLine(card, '[aria-current="true"]')
}

/** Waits until a line of the words is in sight. */
async function seeLine(card: Surface, selector: string): Promise<void> {
  const look = (css: string) => {
    const seen = document.querySelector('.transcript-scroller')?.getBoundingClientRect()
    const line = document.querySelector(css)?.getBoundingClientRect()
    return seen !== undefined && line !== undefined && line.top >= seen.top && line.bottom <= seen.bottom
  }
  await until(`${selector} in sight`, () => card.evaluate(look, selector))
}

/** Whether words and fields have room in the card, which scrolls to what it has none for. */
const measureRoom = () => {
  const box = (css: string) => document.querySelector(css)?.getBoundingClientRect() ?? new DOMRect()
  const status = [...document.querySelectorAll('.status-option')].at(-1)
  status?.querySelector('input')?.focus()
  const { top = 0, bottom = 0, right = 0 } = status?.getBoundingClientRect() ?? {}
  const { scrollWidth = 1, clientWidth = 0 } = document.querySelector('.card') ?? {}
  return {
    hasWords: box('.transcript-scroller').height >= 90,
    isApart: box('.card-transcript').bottom <= box('.card-foot').top,
    hasSearch: box('.transcript-bar input').width >= 150,
    isWithin: scrollWidth <= clientWidth,
    isStatusInSight: top >= 0 && bottom <= innerHeight && right <= innerWidth,
  }
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

/** Whether the place that is remembered for the site is the window's lower right corner. */
async function isInCorner(browser: BrowserUnderTest, mode: 'page' | 'narrow'): Promise<boolean> {
  const page = await browser.openExtensionPage('options.html#/welcome')
  const stored = await page.evaluate(async () => JSON.stringify(await chrome.storage.local.get()))
  await page.close()
  const placement = JSON.parse(stored)['card on www.youtube.com']?.[mode]
  return placement?.corner === 'bottom-right' && placement.insetX < 1 && placement.insetY < 1
}

/** Where the card stands once the window has its width and nothing moves any more. */
async function settledBox(tab: Surface, width: number): Promise<Box> {
  await until('the window', () => tab.evaluate((wanted: number) => innerWidth === wanted, width))
  let last = ''
  return until('the card to stand still', async () => {
    const box = await boxOfCard(tab)
    const isStill = JSON.stringify(box) === last
    last = JSON.stringify(box)
    return isStill ? box : undefined
  })
}

/** Waits until the card stands still in a box, to a few pixels. @returns where exactly */
async function seeBox(tab: Surface, wanted: Box): Promise<Box> {
  const names = ['x', 'y', 'width', 'height'] as const
  let last = wanted
  const isThere = async () => {
    const before = last
    last = await boxOfCard(tab)
    const isStill = names.every((name) => last[name] === before[name])
    return isStill && names.every((name) => Math.abs(last[name] - wanted[name]) <= 12)
  }
  await until('the card', isThere, 5000).catch(() => expect(last).toEqual(wanted))
  return last
}

/** Pulls the card's left edge by so many pixels, then its bar and a corner, and looks for it there in another tab. */
async function pullAndMove(
  browser: BrowserUnderTest,
  { by, ...size }: { width: number; height: number; by: number },
): Promise<void> {
  const { tab } = await openCard(browser)
  await browser.resize(tab, size.width, size.height)
  const first = await settledBox(tab, size.width)
  await tab.pull({ x: first.x + 1, y: first.y + first.height / 2 }, { x: by, y: 0 })
  const pulled = await seeBox(tab, { ...first, x: first.x + by, width: first.width - by })
  const bar = { x: pulled.x + pulled.width / 2, y: pulled.y + 24 }
  await tab.pull(bar, { x: size.width / 2 - bar.x, y: -20 })
  const moved = await seeBox(tab, { ...pulled, x: (size.width - pulled.width) / 2, y: pulled.y - 20 })
  const corner = { x: moved.x + moved.width - 1, y: moved.y + moved.height - 1 }
  await tab.pull(corner, { x: 20, y: -60 })
  const lower = await seeBox(tab, { ...moved, width: moved.width + 20, height: moved.height - 60 })

  // Where the mouse goes on to the edge of the window, the card stays in it.
  const last = { x: size.width - 20, y: size.height - 20 }
  const grip = { x: lower.x + lower.width / 2, y: lower.y + 24 }
  await tab.pull(grip, { x: last.x - grip.x, y: last.y - grip.y })
  const edge = await tab.evaluate(() => document.documentElement.clientWidth)
  const placed = await seeBox(tab, { ...lower, x: edge - lower.width, y: size.height - lower.height })
  await until('the place to be remembered', () => isInCorner(browser, size.width > 800 ? 'page' : 'narrow'))
  await tab.close()
  const again = await openCard(browser)
  await browser.resize(again.tab, size.width, size.height)
  await seeBox(again.tab, placed)
  await again.tab.close()
}

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

  it.each([
    { width: 1280, height: 813 },
    { width: 720, height: 700 },
  ])('has room for words and fields in a window of $width × $height', async ({ width, height }) => {
    servePlayerSite(browser().network)
    const tab = await openVideo(browser(), 'LecternVid1', 300)
    await browser().resize(tab, width, height)
    await tab.press('Alt+n')
    const card = await browser().openedCard(tab)
    await seeText(card, 'The Long Minute')
    await settledBox(tab, width)
    await tab.type('noted')
    await seeText(card, 'saved', '.stored-line')
    await card.click('.card-tools .button', 'Words')
    await dropCaptions(
      card,
      captionsIn('en', (from) => `Second ${from}`),
      'short.vtt',
    )
    await dropCaptions(
      card,
      captionsIn('de', (from) => `${'Wort '.repeat(from % 60)}${from}`),
      'long.vtt',
    )
    await card.focus('.transcript-bar input')
    await card.type('wort wort 2')
    await until('what was found', () => card.evaluate(() => document.querySelectorAll('mark').length > 0))
    await seeLine(card, '[data-line="78"]')
    await card.click('.card-filing')
    await until('the first field', () => card.evaluate(() => document.activeElement?.id === 'tags'))
    expect(await card.evaluate(() => document.querySelectorAll('.transcript-bar select option').length)).toBe(2)
    const room = { hasWords: true, isApart: true, hasSearch: true, isWithin: true, isStatusInSight: true }
    expect(await card.evaluate(measureRoom)).toEqual(room)
    await tab.close()
  })

  it('is pulled by its edges and moved by its bar with the mouse', async () => {
    await pullAndMove(browser(), { width: 1280, height: 800, by: -32 })
  })
})

describeInBrowsers("the card's place in a narrow window", (browser) => {
  it('is changed with the mouse as well', async () => {
    await pullAndMove(browser(), { width: 720, height: 560, by: 240 })
  })
})
