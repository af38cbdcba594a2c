import { expect, it } from 'vitest'
import { makeClip } from '@/test/make-entry'
import type { Entry, EntryPatch } from '@/utils/entry'
import { placedEntryIds } from '@/utils/entry-line'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { backgroundOf, fill, readField, type Surface, seeText, until } from './harness/surface'
import { backUp } from './options-flow'

/** Stores videos of these titles as the popup would, the first title first. */
async function store(browser: BrowserUnderTest, titles: string[], patch: EntryPatch = {}): Promise<Entry[]> {
  const page = await browser.openExtensionPage('options.html#/welcome')
  const entries: Entry[] = []
  for (const title of titles) {
    const name = title.replace(/\W/g, '')
    const clip = makeClip({ ids: [`youtube:${name}`], url: `https://www.youtube.com/watch?v=${name}`, title })
    entries.push((await backgroundOf(page).saveClip({ clip, patch })).entry)
  }
  await page.close()
  return entries
}

/** Waits until the list shows entries of these titles, in this order. */
async function seeTitles(page: Surface, ...titles: string[]): Promise<void> {
  let last = ''
  const read = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.grid-row')]
        .sort((one, other) => Number(one.dataset.index) - Number(other.dataset.index))
        .map((row) => row.querySelector('.entry-row-title')?.textContent)
        .join('|'),
    )
  await until(`the rows ${titles}`, async () => {
    last = await read()
    return last === titles.join('|')
  }).catch((error: Error) => {
    throw new Error(`${error.message} The list shows ${last}.`)
  })
}

const getNotes = async (page: Surface, id: string) => (await backgroundOf(page).getEntry({ id }))?.notes

/** What the contents of the open document list. */
const readContents = (page: Surface) =>
  page.evaluate(() => [...document.querySelectorAll('.contents-name')].map((row) => row.textContent ?? ''))

async function seeContents(page: Surface, ...rows: string[]): Promise<void> {
  await until(`the contents ${rows}`, async () => (await readContents(page)).join('|') === rows.join('|')).catch(
    async (error: Error) => {
      throw new Error(`${error.message} They are ${await readContents(page)}.`)
    },
  )
}

describeInBrowsers('the library page', (browser) => {
  it('searches, filters, edits notes, deletes and takes that back', async () => {
    await store(browser(), ['Graphs for readers', 'Trees'], { tags: ['theory/graphs'] })
    const [last] = await store(browser(), ['Margins'], { tags: ['reading'] })
    const page = await browser().openExtensionPage('options.html')
    await seeTitles(page, 'Margins', 'Trees', 'Graphs for readers')

    await page.press('/')
    await page.type('read grAPHS')
    await seeTitles(page, 'Graphs for readers')
    await page.press('Escape')
    await seeTitles(page, 'Margins', 'Trees', 'Graphs for readers')
    await page.click('.nav-filter', 'theory')
    await seeTitles(page, 'Trees', 'Graphs for readers')
    await page.click('.filter-chip')

    await page.click('.entry-row', 'Margins')
    await fill(page, '.notes textarea', '- written in the library')
    await seeText(page, 'saved', '.notes .saved-mark')
    expect(await getNotes(page, last?.id ?? '')).toBe('- written in the library')

    await page.click('.entry-pane button', 'Delete')
    await seeTitles(page, 'Trees', 'Graphs for readers')
    await page.click('.undo-bar button', 'Undo')
    await seeTitles(page, 'Margins', 'Trees', 'Graphs for readers')
    await page.close()
  })

  it('is walked by keyboard alone', async () => {
    const page = await browser().openExtensionPage('options.html')
    await seeTitles(page, 'Margins', 'Trees', 'Graphs for readers')
    await page.press('/')
    await page.type('trees')
    await seeTitles(page, 'Trees')
    await page.press('Enter')
    await until('the focus in the list', () => page.evaluate(() => !!document.activeElement?.matches('.grid-row')))
    await page.press('Enter')
    await until('the focus on the entry', () => page.evaluate(() => !!document.activeElement?.matches('.entry-pane')))
    await page.press('e')
    await until('the editor', () => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'))
    await page.type('- by keys')
    await seeText(page, 'saved', '.notes .saved-mark')
    // The first Escape leaves the list in the text, the second the editor, the third the entry.
    for (let count = 0; count < 3; count++) await page.press('Escape')
    await until('the focus in the list', () => page.evaluate(() => !!document.activeElement?.matches('.grid-row')))
    await page.press('Delete')
    await seeText(page, 'Entry deleted.', '.undo-bar')
    await page.press('Control+z')
    await seeTitles(page, 'Trees')
    await page.close()
  })
})

describeInBrowsers('a topic on the documents page', (browser) => {
  it('is made, gathers entries, is put in order by keys and by mouse, and renamed', async () => {
    await store(browser(), ['First', 'Second', 'Third'])
    const page = await browser().openExtensionPage('options.html#/documents')
    await page.focus('.document-new input')
    await page.type('Order')
    await page.press('Enter')
    await seeText(page, 'Contents')
    for (const title of ['First', 'Second', 'Third']) {
      await page.click('.contents > button', '+ Place')
      await page.type(title)
      await seeText(page, title, '.picker-option')
      await page.press('Enter')
    }
    await seeContents(page, 'First', 'Second', 'Third')
    await seeText(page, /First\s+Second\s+Third/, '.placed-entry')

    await page.focus('.contents-name', 'First')
    await page.press('Alt+ArrowDown')
    await seeContents(page, 'Second', 'First', 'Third')
    await page.drag('.contents-name', 'Third', 'Second', 'above')
    await seeContents(page, 'Third', 'Second', 'First')

    await fill(page, '.title-field', 'Another order')
    await page.press('Enter')
    await seeText(page, 'Another order', '.document-link')
    await seeText(page, 'saved', '.document-text .saved-mark')
    await page.close()

    const again = await browser().openExtensionPage('options.html#/documents')
    await again.click('.document-link', 'Another order')
    await seeContents(again, 'Third', 'Second', 'First')
    expect(placedEntryIds(await readField(again, '.document-text textarea'))).toHaveLength(3)
    await again.close()
  })
})

describeInBrowsers('the files of the options page', (browser) => {
  it('are not written when an export is cancelled, and replace everything when a backup is restored so', async () => {
    await store(browser(), ['Kept'])
    const backup = await backUp(browser())
    const many = Array.from({ length: 60 }, (_, number) => `Later ${number}`)
    await store(browser(), many)

    const page = await browser().openExtensionPage('options.html#/export')
    await seeText(page, 'Save 61 entries')
    // Save and Cancel in one go: the export of so few would be over before a person's hand is there.
    await page.evaluate(async () => {
      document.querySelector<HTMLButtonElement>('.export-save .button-primary')?.click()
      const cancel = () => document.querySelector<HTMLButtonElement>('.export-save button:not(.button-primary)')
      while (!cancel()) await Promise.resolve()
      cancel()?.click()
    })
    await seeText(page, 'was cancelled', '.export-choices')
    await page.close()

    const restoring = await browser().openExtensionPage('options.html#/import')
    await restoring.chooseFile('input[type=file]', backup)
    await restoring.click('button', 'Replace my library')
    await seeText(restoring, '60 of them not in the backup')
    await restoring.click('button', 'Replace everything')
    await seeText(restoring, 'now as the backup has it')
    await restoring.click('a', 'Open the library')
    await seeTitles(restoring, 'Kept')
    await restoring.close()
  })
})
