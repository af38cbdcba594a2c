import { expect, it } from 'vitest'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { backgroundOf, readField, type Surface, seeText, until } from './harness/surface'
import { openVideo, seekTo } from './player-flow'
import { type PracticePlayer, servePlayerSite, watchUrl } from './player-site/site'

declare const practice: PracticePlayer

const focusInText = () => document.hasFocus() && document.activeElement?.localName === 'textarea'

async function openCard(browser: BrowserUnderTest, tab: Surface): Promise<Surface> {
  await tab.press('Alt+n')
  const card = await browser.openedCard(tab)
  await until('the text', () => card.evaluate(focusInText))
  return card
}

/** What the library holds of a video. */
async function entryOf(card: Surface, id: string) {
  const background = backgroundOf(card)
  const clip = {
    ...{ site: 'youtube', kind: 'video' as const, ids: [`youtube:${id}`], url: watchUrl(id), title: '', people: [] },
    ...{ chapters: [], related: [], keywords: [], complete: false, origin: {} },
  }
  // A second saving of what is there changes nothing, and answers the entry.
  const { entry, isNew } = await background.saveClip({ clip, patch: {} })
  if (isNew) await background.deleteEntry({ id: entry.id })
  return isNew ? undefined : entry
}

const seeNotes = (card: Surface, wanted: string) =>
  until(wanted, async () => (await readField(card, 'textarea')) === wanted)

describeInBrowsers('notes beside a video', (browser) => {
  it('make their entry by themselves, and are there again, to be continued', async () => {
    servePlayerSite(browser().network)
    const tab = await openVideo(browser(), 'LecternVid1')
    const card = await openCard(browser(), tab)
    await seekTo(tab, 83)
    await seeText(card, '1:23')
    await card.type('First')
    await seeText(card, 'saved', '.stored-line')
    expect(await entryOf(card, 'LecternVid1')).toMatchObject({ title: 'The Long Minute', notes: '- [1:20] First' })
    await card.type(' thought')
    await card.click('button', 'Close the card')
    await seekTo(tab, 10)
    const again = await openCard(browser(), tab)
    await seeNotes(again, '- [1:20] First thought')
    await seeText(again, 'last note 1:20')
    await again.click('.player-continue .button')
    await until('the place', () =>
      tab.evaluate(() => (document.querySelector('video')?.currentTime ?? 0) >= 80 || null),
    )
    await tab.close()
  })

  it('keep a moment with what was said and shown', async () => {
    const tab = await openVideo(browser(), 'LecternVid2')
    await tab.evaluate(() => practice.setCaptions(true))
    const card = await openCard(browser(), tab)
    await seekTo(tab, 121)
    await seeText(card, '2:01')
    await card.press('Alt+Shift+m')
    await until('the frame', async () => (await readField(card, 'textarea')).includes('.webp]]'))
    const [head, words, frame] = (await readField(card, 'textarea')).split('\n')
    expect(head).toBe('- [1:58] **Minutes two to four** ')
    expect(words).toMatch(/^\t- > At second 120 the speaker of Counting to Six Hundred says so\.$/)
    const name = /!\[\[(.+)\]\]/.exec(frame ?? '')?.[1] ?? ''
    expect(await backgroundOf(card).getShot({ name })).toMatchObject({ type: 'image/webp', seconds: 121 })
    await until('the picture', () => card.evaluate(() => document.querySelector('.strip-picture img') !== null || null))
    await card.press('Control+z')
    await seeNotes(card, '')
    await tab.close()
  })

  it('stay with their video while one types, and go on with the next when asked', async () => {
    const tab = await openVideo(browser(), 'LecternVid3')
    const card = await openCard(browser(), tab)
    await card.type('About the third')
    await tab.evaluate(() => practice.navigate('LecternVid4'))
    await seeText(card, 'The page now plays “Ten Quiet Minutes”.')
    await card.type(', still')
    await card.press('Alt+Shift+Enter')
    await seeText(card, 'Ten Quiet Minutes', 'h1')
    await until('the text', () => card.evaluate(() => document.activeElement?.localName === 'textarea' || null))
    await card.type('About the fourth')
    await card.press('Control+Enter')
    await until('the play', () => tab.evaluate(() => document.querySelector('video')?.paused === false || null))
    const notes = async (id: string) => (await entryOf(card, id))?.notes.replace(/\[\d:\d\d\] /g, '')
    expect(await notes('LecternVid3')).toBe('- About the third, still')
    expect(await notes('LecternVid4')).toBe('- About the fourth')
    await tab.close()
  })

  it('take a part of the tab', async () => {
    const tab = await openVideo(browser(), 'LecternVid4')
    await openCard(browser(), tab)
    await browser().runCommand('take-picture', tab)
    const card = await browser().openedCard(tab)
    await card.click('.region-bar .button', 'Keep this part')
    await until('the shot', async () => /!\[\[.+\]\]/.test(await readField(card, 'textarea')))
    await tab.close()
  })

  it('are one line in fullscreen, and typed on there', async () => {
    const tab = await openVideo(browser(), 'LecternVid1')
    const card = await openCard(browser(), tab)
    await tab.click('button', 'Full screen')
    await until('one line', () => card.evaluate(() => document.querySelector('.is-compact') !== null || null))
    await card.focus('textarea')
    await card.press('Control+End')
    await card.type(' in fullscreen')
    await until('the text', async () => (await readField(card, 'textarea')).endsWith(' in fullscreen'))
    await card.click('button', 'The whole card')
    await seeText(card, 'The Long Minute', 'h1')
    await tab.close()
  })
})
