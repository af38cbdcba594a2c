import type { Browser } from 'webextension-polyfill'
import type { Entry } from '@/utils/entry'
import type { Settings } from '@/utils/settings'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { backgroundOf, type Surface, until } from './harness/surface'

declare const chrome: Browser

const cardKey = 'Alt+n'
const noteField = '.notes-text'

/** Opens the note card by its key. @returns it once the caret is in its note */
export async function openCard(browser: BrowserUnderTest, tab: Surface): Promise<Surface> {
  await tab.press(cardKey)
  return openedNote(browser, tab)
}

/** The card that is open in a tab, once the caret is in its note. */
export async function openedNote(browser: BrowserUnderTest, tab: Surface): Promise<Surface> {
  const card = await browser.openedCard(tab)
  await until('the caret in the note', () =>
    card.evaluate((css: string) => document.hasFocus() && document.activeElement?.matches(css) === true, noteField),
  )
  return card
}

/** What the card's note says. */
export function readNote(card: Surface): Promise<string> {
  return card.evaluate((css: string) => document.querySelector<HTMLTextAreaElement>(css)?.value ?? '', noteField)
}

/** Waits until the card's note is a text or matches a pattern. */
export async function seeNote(card: Surface, wanted: string | RegExp): Promise<void> {
  let last = ''
  const look = async () => {
    last = await readNote(card)
    return typeof wanted === 'string' ? last === wanted : wanted.test(last)
  }
  await until(`the note ${wanted}`, look).catch((error: Error) => {
    throw new Error(`${error.message} It says:\n${last}`)
  })
}

/** Changes settings as the settings page stores them; surfaces that are opened later know them. */
export async function storeSettings(browser: BrowserUnderTest, settings: Partial<Settings>): Promise<void> {
  const page = await browser.openExtensionPage('options.html#/welcome')
  await page.evaluate(
    (text: string) => chrome.storage.local.set({ settings: JSON.parse(text) }),
    JSON.stringify(settings),
  )
  await page.close()
}

/** All records of a store of the library, as they lie there. */
export async function readStore<T>(browser: BrowserUnderTest, store: string): Promise<T[]> {
  const page = await browser.openExtensionPage('options.html#/welcome')
  const json = await page.evaluate(readRecords, store)
  await page.close()
  return JSON.parse(json)
}

/** The entry of a practice video, by the id in its address. */
export async function entryOfVideo(browser: BrowserUnderTest, id: string): Promise<Entry | undefined> {
  const entries = await readStore<Entry>(browser, 'entries')
  return entries.find(({ ids, deletedAt }) => ids.includes(`youtube:${id}`) && !deletedAt)
}

/** What a kept picture is, the second that it shows by the boxes at its foot, and the colours of its corners. */
export async function readShot(browser: BrowserUnderTest, name: string) {
  const page = await browser.openExtensionPage('options.html#/welcome')
  const shot = await backgroundOf(page).getShot({ name })
  if (!shot) throw new Error(`There is no ${name}.`)
  const seen = await page.evaluate(
    async (type: string, base64: string) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const picture = await createImageBitmap(new Blob([bytes], { type }))
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
      context?.drawImage(picture, 0, 0)
      const box = picture.width / 10
      const lights = Array.from(
        { length: 10 },
        (_, index) => context?.getImageData(box * (index + 0.5), picture.height - box / 2, 1, 1).data[0] ?? 0,
      )
      const second = lights.reduce((sum, light) => sum * 2 + (light > 127 ? 1 : 0), 0)
      const corners = [1, picture.width - 2].flatMap((x) => [1, picture.height - 2].map((y) => [x, y] as const))
      const colours = corners.map(([x, y]) => [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3).join(' '))
      return { second, colours, width: picture.width, height: picture.height, bytes: bytes.length }
    },
    shot.type,
    shot.base64,
  )
  await page.close()
  return { ...seen, type: shot.type, widthPixels: shot.widthPixels, heightPixels: shot.heightPixels }
}

/** Runs in an extension page. */
async function readRecords(store: string): Promise<string> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await settle(indexedDB.open('lectern'))
  const records = await settle(db.transaction(store).objectStore(store).getAll())
  db.close()
  return JSON.stringify(records)
}
