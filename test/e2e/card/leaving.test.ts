import { expect, it } from 'vitest'
import { entryOfVideo, openCard, readNote, seeNote, storeSettings } from '../card-flow'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, seeText, until } from '../harness/surface'
import { countSeen, openVideo, waitForPicture } from '../player-flow'
import { watchUrl } from '../player-site/site'

/** Goes to another page of the site, which is loaded. */
async function goTo(tab: Surface, id: string): Promise<void> {
  await tab.evaluate((url: string) => {
    location.href = url
  }, watchUrl(id))
  await until(id, async () => (await tab.url().catch(() => '')) === watchUrl(id))
  await waitForPicture(tab, 0)
}

/** Automation does not know the frames of a page that came back: its card is reached by the keyboard alone. */
async function focusKeptCard(tab: Surface): Promise<void> {
  await tab.press('Alt+n')
  await until('the keyboard in the card', () =>
    tab.evaluate(() => document.activeElement?.parentElement === document.documentElement),
  )
}

describeInBrowsers('a page that comes back out of the browser’s memory', (browser) => {
  it('has the card with its text, which belongs to the video that it began with', async () => {
    await storeSettings(browser(), { stampRule: 'key' })
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.evaluate(() => {
      document.documentElement.dataset.loaded = 'once'
    })
    const first = await openCard(browser(), tab)
    await first.type('one')
    await goTo(tab, 'LecternVid2')
    expect(await tab.evaluate(() => document.documentElement.dataset.loaded)).toBeUndefined()
    const second = await openCard(browser(), tab)
    await second.type('two')
    await seeText(second, 'saved', '.stored-line')

    await browser().goBack(tab)
    await until('the first video', async () => (await tab.url().catch(() => '')) === watchUrl('LecternVid1'))
    await waitForPicture(tab, 0)
    const isKept = (await tab.evaluate(() => document.documentElement.dataset.loaded)) === 'once'
    // Chromium keeps no page that holds an extension's frame: the page is loaded anew.
    expect(isKept).toBe(browser().name === 'firefox')
    if (isKept) await focusKeptCard(tab)
    else await openCard(browser(), tab)
    await tab.press('Control+End')
    await tab.type(' more')
    await until('the text', async () => (await entryOfVideo(browser(), 'LecternVid1'))?.notes === 'one more')
    expect((await entryOfVideo(browser(), 'LecternVid2'))?.notes).toBe('two')
    await tab.close()
  })
})

describeInBrowsers('a card whose extension is updated', (browser) => {
  it('says so and offers its text; the page keeps its keys, and takes a new card when it is loaded anew', async () => {
    await storeSettings(browser(), { stampRule: 'key' })
    const tab = await openVideo(browser(), 'LecternVid1')
    const card = await openCard(browser(), tab)
    await card.type('stored')
    await seeText(card, 'saved', '.stored-line')
    await browser().reloadExtension()
    await seeText(card, 'Lectern was updated', '[role=alert]')
    await card.focus('.notes-text')
    await card.type(', not stored')
    await card.click('button', 'Copy the text')
    await seeText(card, 'Copied', '[role=alert]')
    await tab.click('#search')
    await tab.press('Control+v')
    const pasted = () => tab.evaluate(() => document.querySelector<HTMLInputElement>('#search')?.value)
    await until('the copied text', async () => (await pasted()) === 'stored, not stored')

    await tab.click('h1')
    const seen = await countSeen(tab)
    await tab.press('m')
    await tab.press('Alt+n')
    expect(await tab.evaluate(() => document.querySelector('video')?.muted)).toBe(false)
    expect(await countSeen(tab)).toBeGreaterThan(seen)

    // A new card would stand over the old one, and hide what it says.
    const hosts = () => document.documentElement.children.length
    const before = await tab.evaluate(hosts)
    await browser().runCommand('open-card', tab)
    await until('the refusal', async () => (await browser().badgeText(tab)) === '!')
    expect(await tab.evaluate(hosts)).toBe(before)
    expect(await readNote(card)).toBe('stored, not stored')

    await goTo(tab, 'LecternVid2')
    await goTo(tab, 'LecternVid1')
    const fresh = await openCard(browser(), tab)
    await seeNote(fresh, 'stored')
    await tab.close()
  })
})
