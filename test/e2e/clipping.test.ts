import { expect, it } from 'vitest'
import { practiceUrls } from '@/scripts/practice/urls'
import type { Entry } from '@/utils/entry'
import { describeInBrowsers } from './harness/in-browsers'
import { makePdf } from './harness/pdf'
import { seeText } from './harness/surface'
import { clipPage, viewOf } from './popup-flow'

describeInBrowsers('a YouTube talk', (browser) => {
  it('is read, and so is the next one right after in-page navigation, whatever the first left behind', async () => {
    const tab = await browser().open(practiceUrls.talk)
    const first = await browser().pressToolbarButton(tab)
    await seeText(first, 'Margin Calls')
    expect((await viewOf(first)).clip).toMatchObject({
      kind: 'video',
      ids: ['youtube:LecternTlk1'],
      title: 'How to Listen to a Talk',
      published: '2025-03-14',
      durationSeconds: 2354,
    })
    await first.close()

    await tab.click('#next')
    const second = await browser().pressToolbarButton(tab)
    await seeText(second, 'Slow Lectures')
    const { clip } = await viewOf(second)
    expect(clip).toMatchObject({
      ids: ['youtube:LecternTlk2'],
      url: 'https://www.youtube.com/watch?v=LecternTlk2',
      title: 'A Notebook That Talks Back',
      people: [{ name: 'Slow Lectures', role: 'channel' }],
      published: '2026-05-20',
      durationSeconds: 1205,
    })
    await second.close()
    await tab.close()
  })
})

describeInBrowsers('an arXiv paper', (browser) => {
  it('stays one entry with its notes when it is saved again, from its PDF, an older version and its readers', async () => {
    const pdf = { url: 'https://arxiv.org/pdf/2412.04242', contentType: 'application/pdf', body: makePdf() }
    browser().network.serve(pdf)
    const typed = { tags: ['reading'], notes: '- one line per section' }
    const { entry: first } = await clipPage(browser(), practiceUrls.paper, typed)
    expect(first).toMatchObject({ ids: ['arxiv:2412.04242'], paper: { version: 2 }, tags: ['reading'] })
    const reader = '<title>One Line per Section | alphaXiv</title><h1 class="ltx_title_document">One Line, as HTML</h1>'
    const readers = ['https://arxiv.org/html/2412.04242v2', 'https://www.alphaxiv.org/abs/2412.04242v1']
    for (const url of readers) browser().network.serve({ url, body: reader })
    const later: (Entry | undefined)[] = []
    for (const url of [practiceUrls.paper, pdf.url, `${practiceUrls.paper}v1`, ...readers]) {
      later.push((await clipPage(browser(), url)).entry)
    }
    expect(new Set(later.map((entry) => entry?.id))).toEqual(new Set([first?.id]))
    const last = later.at(-1)
    expect(last?.notes).toBe('- one line per section')
    expect(last?.title).toBe('One Line per Section: Writing While Reading Papers')
    expect(last?.paper?.versions?.map(({ n }) => n)).toEqual([1, 2])
    expect(last?.paper?.versions?.every(({ readAt }) => readAt !== undefined)).toBe(true)
  })
})

describeInBrowsers('a conference session', (browser) => {
  it('has its speakers, event, start and room as fields', async () => {
    const typed = { tags: ['margins'], topic: 'Reading', notes: '- annotate first' }
    const { entry, topics } = await clipPage(browser(), practiceUrls.session, typed)
    expect(entry).toMatchObject({
      kind: 'talk',
      title: 'Margins: where readers think',
      people: [
        { name: 'Adaeze Okonkwo', role: 'speaker', affiliation: 'University of Lagos' },
        { name: 'Jürgen van der Berg', role: 'speaker' },
      ],
      container: { name: 'Reading Futures 2026' },
      talk: { start: '2026-06-18T14:30:00+02:00', room: 'Hall B, room 2.14' },
      tags: ['margins'],
      notes: '- annotate first',
    })
    expect(topics.map(({ title }) => title)).toEqual(['Reading'])
  })
})
