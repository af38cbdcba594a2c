import { expect, it } from 'vitest'
import { practiceUrls } from '@/scripts/practice/urls'
import { makeClip, makePaperClip } from '@/test/make-entry'
import { describeInBrowsers } from './harness/in-browsers'
import { backgroundOf, seeText, until } from './harness/surface'

const preprint = makePaperClip(1, undefined, { title: 'Reading slowly', published: '2024-03-15' })
const journal = makeClip({
  kind: 'paper',
  ids: ['doi:10.1000/7'],
  url: 'https://journal.example/7',
  title: 'Reading Slowly: the journal’s title',
  container: { name: 'Journal of Reading' },
  published: '2024',
})

describeInBrowsers('two entries that are one', (browser) => {
  it('are compared and merged by keyboard, and come apart again', async () => {
    const page = await browser().openExtensionPage('options.html#/library')
    const background = backgroundOf(page)
    const related = [{ how: 'published as' as const, id: 'doi:10.1000/7' }]
    const { entry: into } = await background.saveClip({ clip: preprint, patch: { notes: '- mine', tags: ['a'] } })
    const patch = { notes: '- mine too', tags: ['b'] }
    const { entry: from } = await background.saveClip({ clip: journal, patch, topic: { title: 'Reading' } })
    // Only now the preprint says what it was published as.
    const { contestedIds } = await background.saveClip({ clip: { ...preprint, related }, patch: {} })
    expect(contestedIds).toEqual(['doi:10.1000/7'])

    await page.click('.duplicate-count a', '1 possible duplicate')
    await page.click('a.duplicate')
    await seeText(page, 'Are these one thing?')
    await page.focus('input[name="keep-title"]:checked')
    await page.press('ArrowRight')
    await page.press('Control+Enter')
    await seeText(page, 'Merged into', '.undo-bar')
    const merged = await background.getEntry({ id: into.id })
    expect(merged).toMatchObject({ title: journal.title, container: journal.container, published: '2024-03-15' })
    expect([merged?.notes, merged?.tags, merged?.ids]).toEqual([
      '- mine\n- mine too',
      ['a', 'b'],
      ['arxiv:2403.10704', 'doi:10.1000/7'],
    ])
    await seeText(page, 'Reading', '.entry-pane .topics-line')
    await seeText(page, 'Merged with', '.entry-links')

    await page.press('Control+z')
    await seeText(page, '1 possible duplicate', '.duplicate-count')
    await until('both as they were', async () => {
      const [one, other] = [await background.getEntry({ id: into.id }), await background.getEntry({ id: from.id })]
      return one?.title === 'Reading slowly' && other?.deletedAt === undefined && other?.notes === '- mine too'
    })
    await page.close()
  })

  it('are named in the popup, which leads to where they are compared', async () => {
    const page = await browser().openExtensionPage('options.html#/library')
    const title = 'One line per section: writing while reading papers'
    await backgroundOf(page).saveClip({ clip: { ...journal, ids: ['doi:10.1000/8'], title }, patch: {} })
    await page.close()
    const tab = await browser().open(`${practiceUrls.paper}v1`)
    const popup = await browser().pressToolbarButton(tab)
    await seeText(popup, `May be the same as “${title}”`)
    await seeText(popup, 'A newer version exists')
    await popup.press('Control+Enter')
    await seeText(popup, 'Compare')
    await popup.close()
    await tab.close()
  })
})
