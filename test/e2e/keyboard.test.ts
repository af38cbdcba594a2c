import { it } from 'vitest'
import { describeInBrowsers } from './harness/in-browsers'
import { readField, type Surface, seeText, until } from './harness/surface'

const talkUrl = 'https://www.youtube.com/watch?v=LecternTlk1'

/** Waits until these tags are chosen: a key is pressed before the page has drawn what it did. */
async function seeTags(popup: Surface, ...tags: string[]): Promise<void> {
  const read = () => popup.evaluate(() => [...document.querySelectorAll('.chip')].map((chip) => chip.textContent ?? ''))
  await until(`the tags ${tags}`, async () => (await read()).join() === tags.join())
}

async function seeFocus(popup: Surface, id: string): Promise<void> {
  await until(`the focus on ${id}`, async () => (await popup.evaluate(() => document.activeElement?.id)) === id)
}

async function seeNote(popup: Surface, text: string): Promise<void> {
  await until(`the note ${text}`, async () => (await readField(popup, '#note')) === text)
}

async function pressAll(popup: Surface, ...keys: string[]): Promise<void> {
  for (const key of keys) await popup.press(key)
}

describeInBrowsers('the popup by keyboard alone', (browser) => {
  it('tags, files, notes as an outline, saves, and finds it again', async () => {
    const tab = await browser().open(talkUrl)
    const popup = await browser().pressToolbarButton(tab)
    await seeFocus(popup, 'tags')
    await popup.type('ml/careers,two words,')
    await seeTags(popup, 'ml/careers', 'two-words')
    await pressAll(popup, 'Backspace', 'Tab')
    await seeFocus(popup, 'topic')
    await popup.type('Job market')
    await pressAll(popup, 'Enter', 'Tab', 'Tab')
    await seeFocus(popup, 'note')
    await popup.type('- one')
    await popup.press('Enter')
    await popup.type('two')
    await pressAll(popup, 'Tab', 'Enter')
    await popup.type('three')
    await popup.press('Shift+Tab')
    await seeNote(popup, '- one\n\t- two\n- three')
    await popup.press('Alt+ArrowUp')
    await seeNote(popup, '- three\n- one\n\t- two')
    await popup.press('Control+z')
    await seeNote(popup, '- one\n\t- two\n- three')
    // Two Enters end the list, and where no list is, Tab leaves.
    await pressAll(popup, 'Control+End', 'Enter', 'Enter', 'Tab', 'ArrowRight')
    await until('done to be chosen', () =>
      popup.evaluate(() => document.querySelector<HTMLInputElement>(':checked')?.value === 'done'),
    )
    await popup.press('Control+Enter')
    await seeText(popup, 'Saved')
    await popup.close()

    const again = await browser().pressToolbarButton(tab)
    await seeText(again, /in your library since/)
    await seeText(again, 'in Job market')
    await seeTags(again, 'ml/careers')
    await seeFocus(again, 'note')
    await again.press('Enter')
    await again.type('four')
    await seeText(again, 'saved')
    await again.close()
    await tab.close()
  })
})
