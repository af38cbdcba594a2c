import { expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { makeClip } from '@/test/make-entry'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { backgroundOf, type Surface, until } from './harness/surface'

declare const chrome: Browser

/** A clip of a video of its own. */
const clipOf = (name: string) =>
  makeClip({ ids: [`youtube:${name}`], url: `https://www.youtube.com/watch?v=${name}`, title: `Talk ${name}` })

const openPages = (browser: BrowserUnderTest, count: number): Promise<Surface[]> =>
  Promise.all(Array.from({ length: count }, () => browser.openExtensionPage('options.html')))

const closeAll = (pages: Surface[]) => Promise.all(pages.map((page) => page.close()))

/** Reads the tab in front as the popup does. */
const openTab = (popup: Surface) =>
  popup.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
    const answer = await chrome.runtime.sendMessage({ lectern: 'openTab', input: { tabId: tab?.id ?? -1 } })
    return JSON.parse(JSON.stringify(answer))
  })

describeInBrowsers('the library', (browser) => {
  it('keeps twenty saves fired at once from different tabs', async () => {
    const pages = await openPages(browser(), 4)
    const saves = Array.from({ length: 20 }, (_, n) => {
      const page = pages[n % pages.length]
      return page && backgroundOf(page).saveClip({ clip: clipOf(`at-once-${n}`), patch: { notes: `- ${n}` } })
    })
    const results = await Promise.all(saves)
    expect(new Set(results.map((result) => result?.entry.id)).size).toBe(20)
    const [page] = pages
    for (const [n, result] of results.entries()) {
      const stored = page && (await backgroundOf(page).getEntry({ id: result?.entry.id ?? '' }))
      expect(stored).toMatchObject({ title: `Talk at-once-${n}`, notes: `- ${n}` })
    }
    await closeAll(pages)
  })

  it('makes one entry of one clip saved from twenty places at once', async () => {
    const pages = await openPages(browser(), 4)
    const clip = clipOf('the-same')
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const page = pages[n % pages.length]
        return page && backgroundOf(page).saveClip({ clip, patch: { notes: `- ${n}` }, topic: { title: 'RAG' } })
      }),
    )
    expect(new Set(results.map((result) => result?.entry.id)).size).toBe(1)
    expect(new Set(results.map((result) => result?.topic?.id)).size).toBe(1)
    const [page] = pages
    const entry = page && (await backgroundOf(page).getEntry({ id: results[0]?.entry.id ?? '' }))
    expect(entry?.notes.split('\n')).toHaveLength(20)
    await closeAll(pages)
  })

  it('keeps twenty edits of one entry from different surfaces', async () => {
    const pages = await openPages(browser(), 4)
    const [first] = pages
    if (!first) throw new Error('No page opened.')
    const { entry } = await backgroundOf(first).saveClip({ clip: clipOf('edited'), patch: { notes: '- first' } })
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const edit = {
          id: entry.id,
          revision: entry.revision,
          from: { notes: '- first', tags: [] },
          to: { notes: `- first\n- edit ${n}`, tags: [`t${n}`] },
        }
        const page = pages[n % pages.length]
        return page && backgroundOf(page).editEntry(edit)
      }),
    )
    const edited = await backgroundOf(first).getEntry({ id: entry.id })
    expect(edited?.notes.split('\n')).toHaveLength(21)
    expect(edited?.tags).toHaveLength(20)
    await closeAll(pages)
  })

  it('has what was acknowledged when the background is ended at once', async () => {
    const [page] = await openPages(browser(), 1)
    if (!page) throw new Error('No page opened.')
    const { entry } = await backgroundOf(page).saveClip({ clip: clipOf('worker'), patch: {} })
    const clip = clipOf('worker-draft')
    await backgroundOf(page).saveDraft({ key: 'youtube:worker-draft', clip, from: {}, to: { notes: '- typed' } })
    await browser().stopBackground()
    expect(await backgroundOf(page).getEntry({ id: entry.id })).toEqual(entry)
    const saved = await backgroundOf(page).saveClip({ clip, patch: {} })
    expect(saved.entry.notes).toBe('- typed')
    await page.close()
  })

  it('has what was acknowledged when the browser is killed at once', async () => {
    const [before] = await openPages(browser(), 1)
    if (!before) throw new Error('No page opened.')
    const clip = clipOf('killed-draft')
    await backgroundOf(before).saveDraft({ key: 'youtube:killed-draft', clip, from: {}, to: { notes: '- typed' } })
    const { entry } = await backgroundOf(before).saveClip({ clip: clipOf('killed'), patch: { notes: '- kept' } })
    await browser().kill()
    await browser().restart()
    const [after] = await openPages(browser(), 1)
    if (!after) throw new Error('No page opened.')
    expect(await backgroundOf(after).getEntry({ id: entry.id })).toEqual(entry)
    const saved = await backgroundOf(after).saveClip({ clip, patch: {} })
    expect(saved.entry.notes).toBe('- typed')
    await after.close()
  })
})

describeInBrowsers('the background', (browser) => {
  const pageUrl = 'https://conference.example/a-page'
  const linkUrl = 'https://arxiv.org/abs/2403.10704'

  it('reads a page at the press of the button, and knows it when it is stored', async () => {
    browser().network.serve({
      url: pageUrl,
      body: `<title>A page</title><meta property="og:title" content="A page"><p><a href="${linkUrl}">A paper on rewards</a>`,
    })
    const tab = await browser().open(pageUrl)
    const popup = await browser().pressToolbarButton(tab)
    const first = await openTab(popup)
    expect(first).toMatchObject({ ok: true, value: { clip: { title: 'A page', complete: true }, isPrivate: false } })
    const { entry } = await backgroundOf(popup).saveClip({ clip: first.value.clip, patch: {}, topic: { title: 'RAG' } })
    const second = await openTab(popup)
    expect(second.value).toMatchObject({ entry: { id: entry.id }, topics: [{ title: 'RAG' }] })
    await popup.close()
    await tab.close()
  })

  it('says that it can’t read the browser’s own pages', async () => {
    const page = await browser().openExtensionPage('options.html')
    const popup = await browser().pressToolbarButton(page)
    const { value } = await openTab(popup)
    expect(value.clip).toBeUndefined()
    expect(value.problem).toMatch(/no extension can read|make an entry by hand/)
    await popup.close()
    await page.close()
  })

  it('fills in what the address of a PDF tells', async () => {
    const pdfUrl = 'https://arxiv.org/pdf/2403.10704v2'
    browser().network.serve({ url: pdfUrl, body: tinyPdf, contentType: 'application/pdf' })
    const tab = await browser().open(pdfUrl)
    const popup = await browser().pressToolbarButton(tab)
    const { value } = await openTab(popup)
    expect(value.clip).toMatchObject({ ids: ['arxiv:2403.10704'], complete: false, paper: { version: 2 } })
    expect(value.problem).toMatch(/PDF/)
    await popup.close()
    await tab.close()
  })

  it('clips without the popup, says so on the badge, and takes it back when repeated', async () => {
    const url = 'https://conference.example/quick'
    browser().network.serve({ url, body: '<title>Quick</title><meta property="og:title" content="Quick">' })
    const tab = await browser().open(url)
    await browser().runCommand('clip-to-last-topic', tab)
    await until('the badge', async () => (await browser().badgeText(tab)) === '✓')
    await browser().stopBackground()
    await browser().runCommand('clip-to-last-topic', tab)
    await until('the other badge', async () => (await browser().badgeText(tab)) === '↺')
    const popup = await browser().pressToolbarButton(tab)
    const { value } = await openTab(popup)
    expect(value.entry).toBeUndefined()
    expect(value.topics).toEqual([])
    await popup.close()
    await tab.close()
  })
})

const tinyPdf = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
  'trailer<</Root 1 0 R>>',
  '%%EOF',
].join('\n')
