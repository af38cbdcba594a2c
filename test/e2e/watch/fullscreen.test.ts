import { expect, it } from 'vitest'
import { seeNote } from '../card-flow'
import type { BrowserUnderTest } from '../harness/browser-under-test'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, seeText, until } from '../harness/surface'
import { countSeen, openVideo } from '../player-flow'
import { servePlayerSite } from '../player-site/site'

const notes = (card: Surface) => card.evaluate(() => document.querySelector('textarea')?.value ?? '')
const focusInCard = () => document.activeElement?.localName === 'textarea' && document.hasFocus()
const isFullscreen = () => document.fullscreenElement !== null

async function openCard(browser: BrowserUnderTest): Promise<{ tab: Surface; card: Surface }> {
  servePlayerSite(browser.network)
  const tab = await openVideo(browser, 'LecternVid1')
  await tab.press('Alt+n')
  const card = await browser.openedCard(tab)
  await seeText(card, 'The Long Minute')
  await until('the focus', () => card.evaluate(focusInCard))
  return { tab, card }
}

/** Waits until one whole line is seen, and that is the one where the note says something. */
async function seeLine(card: Surface, words: string): Promise<void> {
  const look = (wanted: string) => {
    const area = document.querySelector('textarea')
    const lines = [...document.querySelectorAll('.strip-line')].map(({ lastElementChild }) => lastElementChild)
    const texts = lines.flatMap((line) => [...(line?.children ?? [])].map(({ firstChild }) => firstChild))
    const text = texts.find((node) => node?.textContent?.includes(wanted))
    if (!area || !text) return `nowhere in ${area?.value}`
    const range = document.createRange()
    const at = text.textContent?.indexOf(wanted) ?? 0
    range.setStart(text, at)
    range.setEnd(text, at + wanted.length)
    const [seen, line] = [area.getBoundingClientRect(), range.getBoundingClientRect()]
    const isWhole = line.top >= seen.top && line.bottom <= seen.bottom && line.height > 10
    return isWhole && seen.height < 1.5 * Number.parseFloat(getComputedStyle(area).lineHeight)
      ? 'seen'
      : `${line.top} to ${line.bottom} in ${seen.top} to ${seen.bottom}`
  }
  let last = ''
  await until(`“${words}”`, async () => {
    last = await card.evaluate(look, words)
    return last === 'seen'
  }).catch(() => expect(last).toBe('seen'))
}

/** Takes a frame, enlarges it from the text by key, and goes back: it has the whole window, and then its place again. */
async function lookAtPicture(tab: Surface, card: Surface): Promise<void> {
  const before = await card.evaluate(() => innerWidth)
  const window = await tab.evaluate(() => innerWidth)
  const countPictures = () => card.evaluate(() => document.querySelectorAll('.strip-shot').length)
  const pictures = await countPictures()
  for (const key of ['Control+End', 'Enter', 'Alt+i']) await card.press(key)
  await until('the frame', async () => (await countPictures()) > pictures)
  await card.press('Alt+Enter')
  const widthOfPicture = () => card.evaluate(() => document.querySelector('dialog img')?.clientWidth ?? 0)
  await until('the picture', async () => (await widthOfPicture()) > 600)
  await until('the whole window', async () => (await card.evaluate(() => innerWidth)) === window)
  await card.press('Enter')
  await until('its place', async () => (await card.evaluate(() => innerWidth)) === before)
  expect(await card.evaluate(() => document.querySelector('dialog'))).toBeNull()
  await until('the focus', () => card.evaluate(focusInCard))
}

describeInBrowsers('the card in fullscreen', (browser) => {
  it.each(['#fullscreen-player', '#fullscreen-video'])('stays alive and takes text: %s', async (button) => {
    const { tab, card } = await openCard(browser())
    await tab.type('before ')
    await card.evaluate(() => document.documentElement.setAttribute('data-alive', 'yes'))
    await tab.click(button)
    await until('fullscreen', () => tab.evaluate(isFullscreen))
    await until('one line', () => card.evaluate(() => innerHeight < 80 && innerHeight > 0))
    const seen = await countSeen(tab)
    await card.focus('textarea')
    await tab.type(`within ${button}`)
    await until('the text', async () => (await notes(card)).includes(`within ${button}`))
    await seeLine(card, `within ${button}`)
    await card.press('Control+End')
    await card.press('Enter')
    await tab.type(`${'words that wrap '.repeat(12)}last ${button}`)
    await seeLine(card, `last ${button}`)
    await card.press('Control+Home')
    await seeLine(card, (await notes(card)).slice(0, 12))
    const before = await notes(card)
    await card.press('Alt+m')
    await until('the moment', async () => (await notes(card)) !== before)
    expect(await countSeen(tab)).toBe(seen)
    await lookAtPicture(tab, card)
    expect(await countSeen(tab)).toBe(seen)
    await tab.evaluate(() => document.exitFullscreen())
    await until('the whole card', () => card.evaluate(() => innerHeight > 200))
    expect(await card.evaluate(() => document.documentElement.getAttribute('data-alive'))).toBe('yes')
    expect(await notes(card)).toMatch(/before.*within|within.*before/s)
    await tab.close()
  })

  it('comes to the keyboard that it had, and leaves it with the page otherwise', async () => {
    const { tab, card } = await openCard(browser())
    await tab.type('one')
    await tab.click('#fullscreen-video')
    await until('one line', () => card.evaluate(() => innerHeight < 80 && innerHeight > 0))
    await until('the page', async () => !(await card.evaluate(() => document.hasFocus())))
    await tab.press('m')
    await until('the sound', () => tab.evaluate(() => document.querySelector('video')?.muted === false))
    await tab.press('Alt+n')
    await until('the caret', () => card.evaluate(focusInCard))
    await tab.type(' two')
    await tab.evaluate(() => document.exitFullscreen())
    await until('the whole card', () => card.evaluate(() => innerHeight > 200))
    await until('the caret', () => card.evaluate(focusInCard))
    await tab.type(' three')
    await seeNote(card, /one two three$/)
    await tab.close()
  })
})
