import { expect, it } from 'vitest'
import { openCard, readNote, storeSettings } from '../card-flow'
import type { BrowserUnderTest } from '../harness/browser-under-test'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, until } from '../harness/surface'
import { countSeen, openVideo } from '../player-flow'

/** The player's own keys first: each would play, jump, mute or leave full screen. */
const words = 'fjmk l kmjf the quick brown fox jumps over the lazy dog, 0123456789.'
const editing = ['Enter', 'Tab', 'Shift+Tab', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'End', 'Backspace', 'Alt+ArrowUp']

const readPlayer = () => {
  const { muted, paused, currentTime } = document.querySelector('video') ?? {}
  return { muted, paused, currentTime, isFullscreen: document.fullscreenElement !== null }
}

/** Types as one does who takes notes. @returns how many keys were pressed */
async function typeMuch(browser: BrowserUnderTest, tab: Surface, card: Surface): Promise<number> {
  let count = 0
  for (let round = 0; round < 3; round++) {
    await card.type(`- ${words}`)
    for (const keys of editing) await card.press(keys)
    await card.press('Control+End')
    await browser.compose(tab, ['か', 'かん', '漢', '漢字'])
    await card.press('Enter')
    count += 2 + words.length + editing.length + 1 + 4 + 1
  }
  return count
}

describeInBrowsers('keys in the note card', (browser) => {
  it.each([
    { where: 'beside the page', id: 'LecternVid1', button: undefined },
    { where: 'in full screen', id: 'LecternVid2', button: '#fullscreen-player' },
    { where: 'over a video that is alone in full screen', id: 'LecternVid3', button: '#fullscreen-video' },
  ])('are not seen by the page: $where', async ({ id, button }) => {
    await storeSettings(browser(), { stampRule: 'key' })
    const tab = await openVideo(browser(), id, 120)
    if (button) {
      await tab.click(button)
      await until('full screen', () => tab.evaluate(() => document.fullscreenElement !== null))
    }
    const card = await openCard(browser(), tab)
    const before = { player: await tab.evaluate(readPlayer), seen: await countSeen(tab) }

    const count = await typeMuch(browser(), tab, card)

    expect(count).toBeGreaterThanOrEqual(200)
    const typed = await readNote(card)
    expect(typed).toContain('fox jumps over')
    expect(typed.match(/漢字/g)).toHaveLength(3)
    expect({ player: await tab.evaluate(readPlayer), seen: await countSeen(tab) }).toEqual(before)
    // In full screen the browser may take it for itself, and leave.
    await card.press('Escape')
    await card.press('Control+End')
    await card.type('still here')
    expect(await readNote(card)).toMatch(/still here$/)
    expect(await countSeen(tab)).toBe(before.seen)
    await tab.close()
  })
})
