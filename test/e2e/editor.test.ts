import { expect, it } from 'vitest'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { readField, type Surface, seeText, until } from './harness/surface'
import { openVideo, seekTo } from './player-flow'
import { servePlayerSite } from './player-site/site'

const moment = '- [1:20] **Minutes two to four** '

/** Opens the card beside a video that stands at 1:23. */
async function openCard(browser: BrowserUnderTest): Promise<{ tab: Surface; card: Surface }> {
  servePlayerSite(browser.network)
  const tab = await openVideo(browser, 'LecternVid1')
  await tab.press('Alt+n')
  const card = await browser.openedCard(tab)
  await seeText(card, '0:00')
  await seekTo(tab, 83)
  await seeText(card, '1:23')
  await card.focus('textarea')
  await card.press('Control+a')
  await card.press('Delete')
  await seeNotes(card, '')
  return { tab, card }
}

async function seeNotes(card: Surface, wanted: string): Promise<void> {
  let last = ''
  const look = async () => {
    last = await readField(card, 'textarea')
    return last === wanted
  }
  await until(`the notes ${JSON.stringify(wanted)}`, look, 5000).catch((error: Error) => {
    throw new Error(`${error.message} They are ${JSON.stringify(last)}.`)
  })
}

describeInBrowsers('the notes editor beside a video', (browser) => {
  it('writes times with the words, and undo takes both back', async () => {
    const { tab, card } = await openCard(browser())
    await card.type('Hello')
    await seeNotes(card, '- [1:20] Hello')
    await card.press('Enter')
    await card.type('two')
    await seeNotes(card, '- [1:20] Hello\n- two')
    await card.press('Control+z')
    await seeNotes(card, '- [1:20] Hello\n- ')
    await card.press('Control+z')
    await seeNotes(card, '- [1:20] Hello')
    // The time came with the first letter: neither is ever there without the other.
    for (let undone = await readField(card, 'textarea'); undone !== ''; undone = await readField(card, 'textarea')) {
      expect(undone).toMatch(/^- \[1:20\] H/)
      await card.press('Control+z')
      await until('the undo', async () => (await readField(card, 'textarea')) !== undone)
    }
    await tab.close()
  })

  it('keeps a moment as one edit and one undo', async () => {
    const { tab, card } = await openCard(browser())
    await card.type('one')
    await card.press('Alt+m')
    await seeNotes(card, `- [1:20] one\n${moment}`)
    await card.type('then')
    await card.press('Control+z')
    await seeNotes(card, `- [1:20] one\n${moment}`)
    await card.press('Control+z')
    await seeNotes(card, '- [1:20] one')
    await tab.close()
  })

  it('stamps what an input method composed, when it is done', async () => {
    const { tab, card } = await openCard(browser())
    await browser().compose(tab, ['に', 'にほ', '日本'])
    await seeNotes(card, '- [1:20] 日本')
    await browser().compose(tab, ['ご', '語'])
    await seeNotes(card, '- [1:20] 日本語')
    await card.press('Enter')
    await seekTo(tab, 120)
    await seeText(card, '2:00')
    await browser().compose(tab, ['か', '書'])
    await seeNotes(card, '- [1:20] 日本語\n- [1:57] 書')
    await card.press('Control+z')
    await seeNotes(card, '- [1:20] 日本語\n- 書')
    await tab.close()
  })

  it('gives a time up at a Backspace right behind it, nudges it, and closes it to a range', async () => {
    const { tab, card } = await openCard(browser())
    await card.type('b')
    await seeNotes(card, '- [1:20] b')
    await card.press('Backspace')
    await seeNotes(card, '- [1:20] ')
    await card.press('Backspace')
    await seeNotes(card, '- ')
    await card.type('a')
    await seeNotes(card, '- a')
    await card.press('Alt+t')
    await seeNotes(card, '- [1:20] a')
    await card.press('Alt+.')
    await card.press('Alt+.')
    await card.press('Alt+,')
    await seeNotes(card, '- [1:21] a')
    await card.press('Home')
    await seekTo(tab, 100)
    await seeText(card, '1:40')
    await card.press('Control+a')
    await card.press('Alt+t')
    await seeNotes(card, '- [1:21–1:40] a')
    await tab.close()
  })

  it('shows each time beside its line, and plays from it', async () => {
    const { tab, card } = await openCard(browser())
    await card.type(`${'many words that do not fit on one line '.repeat(4)}\n\nthe last`)
    await card.press('Home')
    await card.press('Alt+t')
    const heights = () =>
      card.evaluate(() => {
        const area = document.querySelector<HTMLTextAreaElement>('.notes-text')
        const strip = document.querySelector<HTMLElement>('.notes-strip')
        const lines = [...document.querySelectorAll<HTMLElement>('.strip-line')]
        const last = lines.at(-1)
        if (!area || !strip || !last) return null
        // A textarea as high as its text says where that ends.
        area.style.cssText = 'min-height: 0; height: 0; max-height: none; field-sizing: fixed'
        const textHeight = area.scrollHeight
        area.style.cssText = ''
        return { textHeight, stripHeight: last.offsetTop + last.offsetHeight + 5, lineCount: lines.length }
      })
    const { textHeight, stripHeight, lineCount } = await until('the strip', heights)
    expect(lineCount).toBe(2)
    expect(Math.abs(textHeight - stripHeight)).toBeLessThanOrEqual(2)
    expect(textHeight).toBeGreaterThan(100)
    await card.click('.strip-time', 'Play from 1:20')
    await seeText(card, '1:20', '.player-time')
    await tab.close()
  })

  it('lets Tab leave after Escape', async () => {
    const { tab, card } = await openCard(browser())
    await card.type('a')
    await card.press('Escape')
    await card.press('Tab')
    await until('the focus to leave', () => card.evaluate(() => document.activeElement?.localName !== 'textarea'))
    await seeNotes(card, '- [1:20] a')
    await tab.close()
  })

  it('takes the keys and the rule from the settings', async () => {
    const options = await browser().openExtensionPage('options.html#/settings')
    await seeText(options, 'Keys beside a video')
    await options.click('.key-button', 'Write the time')
    await options.press('Alt+k')
    await seeText(options, 'Alt K is the key for “Play or pause”.')
    await options.press('Alt+x')
    await seeText(options, 'Alt X', '.key-button')
    await options.evaluate(() => {
      const rule = document.querySelector<HTMLSelectElement>('select:has([value="interval"])')
      if (rule) rule.value = 'key'
      rule?.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await until('the rule', () => options.evaluate(() => !document.body.innerText.includes('must have passed')))
    await options.close()
    const { tab, card } = await openCard(browser())
    await card.type('- a')
    await seeNotes(card, '- a')
    await card.press('Alt+x')
    await seeNotes(card, '- [1:20] a')
    await tab.close()
  })
})
