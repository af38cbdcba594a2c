import { describe, expect, it, vi } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { problems, readTab } from '@/entrypoints/background/read-tab'
import { clipTime, makeClip, makePaperClip, makePdfClip } from '@/test/make-entry'
import type { Listing } from '@/utils/clip'
import type { ReaderResult } from '@/utils/reader-result'

type Injection = Parameters<Browser['scripting']['executeScript']>[0]

/** A browser in which the reader gives a result, or the injection is refused. */
function makeBrowser(result: ReaderResult | Error | null | undefined, pageData?: unknown) {
  const injections: Injection[] = []
  const executeScript = vi.fn(async (injection: Injection) => {
    injections.push(injection)
    if (injection.world === 'MAIN') return [{ result: pageData }]
    if (result instanceof Error) throw result
    return [{ result: injection.files ? result : null }]
  })
  const browser = { scripting: { executeScript } } as unknown as Pick<Browser, 'scripting'>
  return { browser, injections }
}

const found = (clip = makeClip({ title: 'A talk' })): ReaderResult => ({ ok: true, value: clip, milliseconds: 1 })
const pageUrl = 'https://conference.example/talk'
const pdfUrl = 'https://arxiv.org/pdf/2403.10704v2'

describe('readTab', () => {
  it('answers what the reader found', async () => {
    const { browser, injections } = makeBrowser(found())
    expect(await readTab(browser, 1, pageUrl)).toEqual({ clip: makeClip({ title: 'A talk' }), readMilliseconds: 1 })
    expect(injections).toEqual([{ target: { tabId: 1 }, files: ['/reader.js'] }])
  })

  it('answers what a page lists, each paper bounded, with the page itself beside it', async () => {
    const papers = [makePaperClip(1), makePaperClip(1, clipTime, { url: 'javascript:alert(1)' }), 'no clip at all']
    const listing = { title: 'x'.repeat(5000), papers } as unknown as Listing
    const page = makeClip({ kind: 'page', title: 'Recent papers' })
    const { browser } = makeBrowser({ ok: true, value: page, listing, milliseconds: 1 })
    const reading = await readTab(browser, 1, 'https://arxiv.org/list/cs.LG/recent')
    const bounded = { title: 'x'.repeat(2000), papers: [makePaperClip(1)] }
    expect(reading).toEqual({ clip: page, listing: bounded, readMilliseconds: 1 })
  })

  it('leaves the page’s own data for the reader, where a site wants it', async () => {
    const { browser, injections } = makeBrowser(found(), { id: '7ARBJQn6QkM' })
    await readTab(browser, 1, 'https://www.youtube.com/watch?v=7ARBJQn6QkM')
    expect(injections.map(({ world, files, args }) => [world, files ?? args])).toEqual([
      ['MAIN', undefined],
      [undefined, [{ id: '7ARBJQn6QkM' }]],
      [undefined, ['/video-reader.js']],
    ])
  })

  it.each([
    [undefined, problems.noAccess],
    ['', problems.noAccess],
    ['chrome://settings/', problems.browserPage],
    ['about:newtab', problems.browserPage],
    ['moz-extension://a/options.html', problems.browserPage],
    ['view-source:https://a.example/', problems.browserPage],
    ['data:text/html,x', problems.browserPage],
    ['file:///home/ada/paper.pdf', problems.file],
    ['https://chromewebstore.google.com/detail/x', problems.store],
    ['https://addons.mozilla.org/firefox/', problems.store],
  ])('injects nothing on %s and says why', async (address, problem) => {
    const { browser, injections } = makeBrowser(found())
    expect(await readTab(browser, 1, address)).toEqual({ problem })
    expect(injections).toEqual([])
  })

  it('says that a page tells only part where it tells a title and not all', async () => {
    const clip = makePaperClip(2, clipTime, { complete: false })
    const { problem } = await readTab(makeBrowser(found(clip)).browser, 1, 'https://arxiv.org/html/2403.10704v2')
    expect(problem).toBe(problems.partly)
  })

  it.each([
    ['the viewer gives only its address', found(makePdfClip(2))],
    ['the browser refuses', new Error('Missing host permission for the tab')],
  ])('fills in what the address of a PDF tells when %s', async (_, result) => {
    const { clip, problem } = await readTab(makeBrowser(result).browser, 1, pdfUrl)
    expect(clip).toMatchObject({ ids: ['arxiv:2403.10704'], complete: false, kind: 'paper' })
    expect(problem).toBe(problems.paper)
  })

  it.each([
    [new Error('Frame with ID 0 is showing error page'), problems.notLoaded],
    [new Error('Missing host permission for the tab'), problems.refused],
    [undefined, problems.nothingFound],
    [null, problems.nothingFound],
    [{ ok: true, milliseconds: 1 } as const, problems.nothingFound],
    [found({ ...makeClip(), url: 'javascript:alert(1)' }), problems.nothingFound],
  ])('falls to the address when the reader gives %j', async (result, problem) => {
    const reading = await readTab(makeBrowser(result).browser, 1, pageUrl)
    expect(reading).toMatchObject({ clip: { complete: false, url: pageUrl, title: '' }, problem })
  })

  it('passes on what stands in the way, with the thing when its address names it', async () => {
    const result = { ok: false, error: 'Answer the page’s question first.' } as const
    expect(await readTab(makeBrowser(result).browser, 1, pageUrl)).toEqual({ problem: result.error })
    const known = await readTab(makeBrowser(result).browser, 1, 'https://www.youtube.com/watch?v=7ARBJQn6QkM')
    expect(known).toMatchObject({ clip: { ids: ['youtube:7ARBJQn6QkM'], complete: false }, problem: result.error })
  })
})
