import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { practiceUrls } from '@/scripts/practice/urls'
import { makeClip } from '@/test/make-entry'
import { pictures } from '@/test/pictures'
import { toBase64 } from '@/utils/base64'
import { packShot, shotEmbed, shotNamesIn, unpackShot } from '@/utils/shot'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { launchBrowser } from './harness/launch'
import { backgroundOf, type Surface, seeText, until } from './harness/surface'
import { backUp, exportLibrary, restoreBackup } from './options-flow'

declare const chrome: Browser

/** A talk whose notes show a frame twice and a slide, in a topic that shows the slide too. */
async function storeTalk(browser: BrowserUnderTest) {
  const page = await browser.openExtensionPage('options.html#/welcome')
  const background = backgroundOf(page)
  const shots = [packShot(pictures.lossyWebp, 72.5), packShot(pictures.png), packShot(pictures.lossyWebp, 80)]
  const [frame = '', slide = '', again] = await Promise.all(
    shots.map(async (shot) => (await background.keepShot({ shot })).name),
  )
  expect(again).toBe(frame)
  expect(await background.getShot({ name: slide })).toEqual(packShot(pictures.png))
  const svg = { type: 'image/png', base64: btoa('<svg/>'), widthPixels: 1, heightPixels: 1 }
  await expect(background.keepShot({ shot: svg })).rejects.toThrow(/must be a WebP, PNG, JPEG or GIF/)
  const notes = `- [1:12] the curve\n  ![[${frame}]]\n- ![[${slide}|300]]\n- again ![[${frame}]]`
  const clip = makeClip({ title: 'Frames' })
  const { entry, topic } = await background.saveClip({ clip, patch: { notes }, topic: { title: 'Pictures' } })
  expect(entry.shots).toEqual(expect.arrayContaining([frame, slide]))
  await page.close()
  return { entry, topic, frame, slide }
}

/** The sizes of the pictures that a surface shows, once they are loaded. */
function sizesOf(page: Surface, selector: string, count: number): Promise<string[]> {
  return until(`${count} pictures in ${selector}`, () =>
    page.evaluate(
      (css: string, wanted: number) => {
        const images = [...document.querySelectorAll<HTMLImageElement>(css)]
        if (images.length !== wanted || !images.every((image) => image.complete && image.naturalWidth > 0)) return null
        return images.map(({ naturalWidth, naturalHeight }) => `${naturalWidth}x${naturalHeight}`)
      },
      selector,
      count,
    ),
  )
}

/** Pastes a file into the editor; Firefox lets a script make no such paste, so it is dropped there. */
function pasteFile(page: Surface, bytes: Uint8Array, type: string): Promise<void> {
  return page.evaluate(
    (base64: string, mime: string) => {
      const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([data], 'picture', { type: mime }))
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      const drop = new DragEvent('drop', { dataTransfer: clipboardData, bubbles: true, cancelable: true })
      const isPaste = paste.clipboardData?.files.length === 1
      document.querySelector('.notes textarea')?.dispatchEvent(isPaste ? paste : drop)
    },
    toBase64(bytes),
    type,
  )
}

describeInBrowsers('shots', (browser) => {
  it('are shown in notes, large at a click, and are kept when pasted', async () => {
    const { entry } = await storeTalk(browser())
    const page = await browser().openExtensionPage(`options.html#/entry/${entry.id}`)
    expect(await sizesOf(page, '.markdown .shot img', 3)).toEqual(['7x5', '7x5', '7x5'])
    await page.click('.markdown .shot')
    expect(await sizesOf(page, 'dialog[open] img', 1)).toEqual(['7x5'])
    await page.press('Escape')
    await until('the picture to go', () => page.evaluate(() => document.querySelector('dialog') === null))

    await page.click('[data-edit-notes]')
    await page.press('Control+End')
    await pasteFile(page, pictures.widePng, 'image/png')
    const stored = await until('the pasted picture', async () => {
      const { notes = '', shots = [] } = (await backgroundOf(page).getEntry({ id: entry.id })) ?? {}
      return shots.length === 3 ? { notes, shots } : undefined
    })
    const name = stored.shots[2] ?? ''
    expect(stored.notes).toContain(shotEmbed(name))
    const kept = await backgroundOf(page).getShot({ name })
    expect(kept && unpackShot(kept).bytes).toEqual(pictures.widePng)

    await pasteFile(page, new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')
    await seeText(page, 'must be a WebP, PNG, JPEG or GIF')
    await page.close()
  })

  it('are files of the very bytes beside what is exported', async () => {
    const { frame, slide } = await storeTalk(browser())
    const vault = unzipSync(readFileSync(await exportLibrary(browser(), { profile: 'Vault' })))
    expect(vault[`attachments/${frame}`]).toEqual(pictures.lossyWebp)
    expect(vault[`attachments/${slide}`]).toEqual(pictures.png)
    const entry = strFromU8(vault['entries/Frames.md'] ?? new Uint8Array())
    const embedded = Array.from(entry.matchAll(/!\[\[([^|\]]+)/g), ([, path = '']) => path)
    expect(embedded.length).toBeGreaterThanOrEqual(3)
    for (const path of embedded) expect(Object.keys(vault)).toContain(path)

    const path = await exportLibrary(browser(), {
      profile: 'Topic note',
      topic: 'Pictures',
      target: 'Jekyll and others',
    })
    expect(path).toMatch(/Pictures\.zip$/)
    const note = unzipSync(readFileSync(path))
    expect(note[`attachments/${slide}`]).toEqual(pictures.png)
    expect(strFromU8(note['Pictures.md'] ?? new Uint8Array())).toContain(`![](attachments/${frame})`)
  })

  it('come back from a backup in another browser, byte for byte', async () => {
    const { entry, frame } = await storeTalk(browser())
    const page = await browser().openExtensionPage('options.html#/welcome')
    const lines = [{ startSeconds: 1, text: 'said and kept' }]
    const text = {
      entryId: entry.id,
      kind: 'captions' as const,
      language: 'en',
      complete: false,
      lines,
      from: 'screen',
    }
    await backgroundOf(page).keepText(text)
    await page.close()
    const backup = await backUp(browser())
    const another = await launchBrowser(browser().name)
    try {
      await restoreBackup(another, backup)
      const there = await another.openExtensionPage('options.html#/welcome')
      expect(await backgroundOf(there).getShot({ name: frame })).toEqual(packShot(pictures.lossyWebp, 72.5))
      expect(await backgroundOf(there).listTexts({ entryId: entry.id })).toMatchObject([{ lines, complete: false }])
      const restored = await backgroundOf(there).getEntry({ id: entry.id })
      expect(shotNamesIn(restored?.notes ?? '')).toContain(frame)
      await there.close()
      expect(readFileSync(await backUp(another)).equals(readFileSync(backup))).toBe(true)
      expect(another.network.strayRequests).toEqual([])
    } finally {
      await another.close()
    }
  })

  it('of a tab are taken only after the learner asked for it there', async () => {
    const options = await browser().openExtensionPage('options.html#/welcome')
    const tab = await browser().open(practiceUrls.session)
    const capture = async (page: Surface) => {
      const [{ id = -1 } = {}] = await page.evaluate(async () => {
        const found = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
        return found.map(({ id: tabId }) => ({ id: tabId ?? -1 }))
      })
      return backgroundOf(page).captureTab({ tabId: id })
    }
    await expect(capture(options)).rejects.toThrow(/toolbar button/)
    const popup = await browser().pressToolbarButton(tab)
    const shot = await capture(popup)
    expect(shot.type).toBe('image/png')
    expect(shot.widthPixels).toBeGreaterThan(600)
    expect(unpackShot(shot).bytes.length).toBeGreaterThan(1000)
    await popup.close()
    await tab.close()
  })
})
