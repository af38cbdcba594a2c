import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { makeClip } from '@/test/make-entry'
import type { TranscriptView } from '@/utils/messages'
import type { LecternText } from '@/utils/text'
import { entryOfVideo, openCard, readStore, seeNote } from './card-flow'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { backgroundOf, fill, type Surface, seeText, until } from './harness/surface'
import { openVideo } from './player-flow'
import { type PracticePlayer, servePlayerSite } from './player-site/site'

declare const practice: PracticePlayer
declare const chrome: Browser

const vtt = `WEBVTT
Language: en

00:01.000 --> 00:04.000
So gradients <i>vanish</i> in deep networks,

00:04.000 --> 00:08.000
and residual connections & norms help.

01:10.000 --> 01:12.000
<b>Questions</b>, quokka people?
`

const srt = `1
00:00:01,000 --> 00:00:04,000
So gradients <i>vanish</i> in deep networks,

2
00:00:04,000 --> 00:00:08,000
and residual connections & norms help.

3
00:01:10,000 --> 00:01:12,000
Questions?
`

async function findTab(page: Surface, url: string): Promise<number> {
  const tabId = await page.evaluate(
    async (prefix: string) => (await chrome.tabs.query({})).find((tab) => tab.url?.startsWith(prefix))?.id ?? null,
    url,
  )
  if (tabId === null) throw new Error(`No tab shows ${url}.`)
  return tabId
}

/** Asks the background to read a tab, as the card does. */
async function readTab(page: Surface, url: string): Promise<TranscriptView> {
  return backgroundOf(page).readTranscript({ tabId: await findTab(page, url) })
}

async function storeTalk(browser: BrowserUnderTest): Promise<string> {
  const page = await browser.openExtensionPage('options.html#/welcome')
  const clip = makeClip({ title: 'On depth', durationSeconds: 90, chapters: [{ startSeconds: 0, title: 'Depth' }] })
  const { entry } = await backgroundOf(page).saveClip({ clip, patch: { notes: '- so far' } })
  await page.close()
  return entry.id
}

describeInBrowsers('texts', (browser) => {
  it.each(['classic', 'modern'] as const)('are read from the %s transcript that stands open', async (form) => {
    servePlayerSite(browser().network)
    const tab = await openVideo(browser(), 'LecternVid1')
    const page = await browser().openExtensionPage('options.html#/welcome')
    const url = await tab.url()
    expect((await readTab(page, url)).problem).toContain('Open the transcript on the page')

    await tab.evaluate((name: 'classic' | 'modern') => practice.openTranscript(name), form)
    const { transcript, ...view } = await readTab(page, url)
    expect(view).toEqual({ url })
    expect(transcript).toMatchObject({ language: 'en', complete: true })
    expect(transcript?.lines).toHaveLength(150)
    expect(transcript?.lines[60]).toEqual({
      startSeconds: 240,
      text: 'At second 240 the speaker of The Long Minute says so.',
    })
    await page.close()
    await tab.close()
  })

  it('are read from the text track of a player, which is left as it was', async () => {
    const url = 'https://www.ted.com/talks/depth'
    const track = '<track kind="subtitles" srclang="en" label="English" src="/depth.vtt">'
    browser().network.serve({ url, body: `<title>Depth</title><video width="640" height="360">${track}</video>` })
    browser().network.serve({ url: 'https://www.ted.com/depth.vtt', contentType: 'text/vtt', body: vtt })
    const tab = await browser().open(url)
    const page = await browser().openExtensionPage('options.html#/welcome')
    const { transcript } = await readTab(page, url)
    expect(transcript).toMatchObject({ language: 'en', from: 'text track English' })
    expect(transcript?.lines.map(({ text }) => text)).toEqual([
      'So gradients vanish in deep networks,',
      'and residual connections & norms help.',
      'Questions, quokka people?',
    ])
    expect(await tab.evaluate(() => document.querySelector('video')?.textTracks[0]?.mode)).toBe('disabled')
    await page.close()
    await tab.close()
  })

  it('come from a file, are quoted into the notes, and are found by what was said', async () => {
    const id = await storeTalk(browser())
    const path = join(browser().downloads, 'depth.en.vtt')
    await writeFile(path, vtt)
    const page = await browser().openExtensionPage(`options.html#/entry/${id}`)
    await page.click('summary', 'Transcript')
    await page.chooseFile('.transcript-file input', path)
    await seeText(page, 'vanish in deep networks', '.transcript-lines')
    await seeText(page, 'From depth.en.vtt · English · 3 lines', '.transcript-foot')

    await page.click('.transcript-line td:last-child', 'So gradients')
    await page.press('Shift+ArrowDown')
    await page.press('Enter')
    const quoted = '- so far\n- > [0:01] So gradients vanish in deep networks, and residual connections & norms help.'
    await until('the quote', async () => (await backgroundOf(page).getEntry({ id }))?.notes === quoted)

    await page.evaluate(() => {
      location.hash = '#/library'
    })
    await fill(page, '.list-bar input, input[type=search]', 'quokka')
    await seeText(page, 'On depth', '.grid-row')
    await seeText(page, '1:10 “Questions, quokka people?”', '.entry-row-said')
    await page.click('.entry-row', 'On depth')
    await seeText(page, 'quokka', '.transcript-lines mark')
    await seeText(page, 'Questions, quokka people?', '.said-lines')
    await page.click('.said-lines button')
    await until('the line in the transcript', () =>
      page.evaluate(() => document.activeElement?.matches('.transcript-line[data-line="2"]') === true),
    )
    await seeText(page, 'So gradients', '.transcript-lines')
    await page.close()
  })

  it.each([
    { name: 'talk.en.vtt', content: vtt, video: 'LecternVid3' },
    { name: 'talk.en.srt', content: srt, video: 'LecternVid4' },
  ])('come into the card from $name, and are quoted in its notes', async ({ name, content, video }) => {
    const path = join(browser().downloads, name)
    await writeFile(path, content)
    const tab = await openVideo(browser(), video)
    const card = await openCard(browser(), tab)
    await card.click('.card-tools button', 'Words')
    await card.chooseFile('.transcript-file input', path)
    await seeText(card, 'vanish in deep networks', '.transcript-lines')
    await card.click('.transcript-line td:last-child', 'So gradients')
    await card.press('Shift+ArrowDown')
    await card.press('Enter')
    const quote = '- > [0:01] So gradients vanish in deep networks, and residual connections & norms help.'
    await seeNote(card, quote)
    await seeText(card, `From ${name}`, '.transcript-foot')
    await seeText(card, 'saved', '.stored-line')
    const { notes, id = '' } = (await entryOfVideo(browser(), video)) ?? {}
    expect(notes).toBe(quote)
    const kept = await until('the words', async () =>
      (await readStore<LecternText>(browser(), 'texts')).find(({ entryId }) => entryId === id),
    )
    expect(kept).toMatchObject({ kind: 'transcript', language: 'en' })
    expect(kept.lines).toHaveLength(3)
    await tab.close()
  })

  it('are the captions that the screen showed while the card was open, each with its own video', async () => {
    servePlayerSite(browser().network)
    const tab = await openVideo(browser(), 'LecternVid1')
    await tab.evaluate(() => {
      practice.setCaptions(true)
      const video = document.querySelector('video')
      if (video) Object.assign(video, { muted: true, playbackRate: 4 })
      return video?.play()
    })
    await tab.press('Alt+n')
    const card = await browser().openedCard(tab)
    await seeText(card, 'The Long Minute')
    await tab.type('noted')
    const second = async (from: number) =>
      until(`second ${from}`, () =>
        tab.evaluate((at: number) => (document.querySelector('video')?.currentTime ?? 0) > at, from),
      )
    await second(14)
    await tab.evaluate(() => practice.navigate('LecternVid2'))
    await tab.evaluate(() => document.querySelector('video')?.play())
    await seeText(card, 'Counting to Six Hundred')
    await second(6)

    const page = await browser().openExtensionPage('options.html#/welcome')
    const { entry } = await backgroundOf(page).saveClip({ clip: makeClip({ ids: ['youtube:LecternVid1'] }), patch: {} })
    const lines = await until('captions', async () => {
      const [text] = await backgroundOf(page).listTexts({ entryId: entry.id })
      return text && text.lines.length >= 3 ? text.lines : undefined
    })
    expect(entry.notes).toContain('noted')
    expect(lines.map(({ text }) => text).filter((text) => !text.includes('The Long Minute'))).toEqual([])
    const early = lines.find(({ text }) => text.startsWith('At second 8 '))
    expect(early?.startSeconds).toBeGreaterThanOrEqual(8)
    expect(early?.startSeconds).toBeLessThan(12)
    await page.close()
    await tab.close()
  })
})
