import { expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import type { Entry } from '@/utils/entry'
import { entryOfVideo, openCard, readNote, readStore, storeSettings } from '../card-flow'
import type { BrowserUnderTest } from '../harness/browser-under-test'
import { describeInBrowsers } from '../harness/in-browsers'
import { seeText, until } from '../harness/surface'
import { openPanel } from '../panel-flow'
import { makePdf } from '../pdf'
import { waitForPicture } from '../player-flow'
import { watchUrl } from '../player-site/site'
import { savePopup, typeIntoPopup, waitForForm } from '../popup-flow'

declare const chrome: Browser

const heldBack = 'Private window: nothing is stored before Save, which stores in your library.'
const savedThere = 'Saved in your library; it stays there when this window closes.'

/** Everything that Lectern has stored, as text. */
async function readAll(browser: BrowserUnderTest): Promise<string> {
  const page = await browser.openExtensionPage('options.html#/welcome')
  const all = await page.evaluate(async () => {
    const settle = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await settle(indexedDB.open('lectern'))
    const names = [...db.objectStoreNames]
    const stores = await Promise.all(names.map((name) => settle(db.transaction(name).objectStore(name).getAll())))
    db.close()
    return JSON.stringify([stores, await chrome.storage.local.get()])
  })
  await page.close()
  return all
}

/** Longer than typing waits before it is stored, in a window that stores it. */
const storedMs = 1000
const wait = () => new Promise((resolve) => setTimeout(resolve, storedMs))

describeInBrowsers(
  'a private window',
  (browser) => {
    it('stores nothing of the note card before Save, which says where it goes', async () => {
      await storeSettings(browser(), { stampRule: 'key' })
      const before = await readAll(browser())
      const tab = await browser().openPrivate(watchUrl('LecternVid1'))
      await waitForPicture(tab, 0)
      const card = await openCard(browser(), tab)
      await card.type('Held back ')
      await card.press('Alt+i')
      await until('the frame', async () => /!\[\[.+\]\]/.test(await readNote(card)))
      await card.focus('.card-grip')
      await card.press('ArrowLeft')
      await seeText(card, heldBack)
      await wait()
      expect(await readAll(browser())).toBe(before)

      await card.click('button', 'Save')
      await seeText(card, savedThere)
      const saved = await entryOfVideo(browser(), 'LecternVid1')
      expect(saved?.notes).toContain('Held back')
      expect(saved?.shots).toHaveLength(1)
      await card.focus('.notes-text')
      await card.press('Control+End')
      await card.type(', and more')
      await seeText(card, heldBack)
      await wait()
      expect((await entryOfVideo(browser(), 'LecternVid1'))?.notes).not.toContain('and more')
      await tab.close()
      expect((await entryOfVideo(browser(), 'LecternVid1'))?.notes).toBe(saved?.notes)
    })

    it('stores nothing of the side panel before Save, which says where it goes', async () => {
      const url = 'https://arxiv.org/pdf/2401.00021'
      const before = await readAll(browser())
      browser().network.serve({ url, body: makePdf(2), contentType: 'application/pdf' })
      const tab = await browser().openPrivate(url)
      const panel = await openPanel(browser(), tab)
      await panel.type('p2 Held back')
      await seeText(panel, heldBack)
      await wait()
      expect(await readAll(browser())).toBe(before)

      await panel.click('button', 'Save')
      await seeText(panel, savedThere)
      const [saved] = (await readStore<Entry>(browser(), 'entries')).filter(({ ids }) =>
        ids.includes('arxiv:2401.00021'),
      )
      expect(saved).toMatchObject({ kind: 'paper', notes: '- [p. 2] Held back' })
      const after = await readAll(browser())
      await panel.focus('.notes-text')
      await panel.type(', and more')
      await seeText(panel, heldBack)
      await wait()
      await tab.close()
      expect(await readAll(browser())).toBe(after)
    })

    it('stores nothing of the popup before Save, which says where it goes', async () => {
      const before = await readAll(browser())
      const tab = await browser().openPrivate(watchUrl('LecternVid2'))
      await waitForPicture(tab, 0)
      const left = await browser().pressToolbarButton(tab)
      await typeIntoPopup(left, { tags: ['secret'], notes: 'never said' })
      await seeText(left, heldBack)
      await wait()
      await left.close()
      expect(await readAll(browser())).toBe(before)

      const popup = await browser().pressToolbarButton(tab)
      await waitForForm(popup)
      await typeIntoPopup(popup, { notes: 'said' })
      await savePopup(popup)
      await seeText(popup, savedThere)
      await tab.close()
      expect(await entryOfVideo(browser(), 'LecternVid2')).toMatchObject({ notes: 'said', tags: [] })
    })
  },
  undefined,
  { allowsPrivate: true },
)
