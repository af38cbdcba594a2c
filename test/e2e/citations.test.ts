import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { practiceUrls } from '@/scripts/practice/urls'
import { namesOf, namesRead, parseCitations, parseFields } from '@/test/utils/formats/parse-citations'
import { parsePeople } from '@/utils/people'
import { hostileTitle } from '../hostile-text'
import { makePaperClip } from '../make-entry'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { backgroundOf, readField, type Surface, seeText } from './harness/surface'
import { exportLibrary } from './options-flow'
import { savePopup, waitForForm } from './popup-flow'

const people = [
  ['Vaswani, Ashish', 'de la Fuente, Ana María'],
  ['The LECTERN Collaboration'],
  ['王小云', 'Nguyễn, Thị Hồng'],
  ['Heath, Robert W., Jr.'],
]

/** Ten papers, the last one with a title that means something to every program that reads it. */
async function storePapers(browser: BrowserUnderTest) {
  const page = await browser.openExtensionPage('options.html#/welcome')
  const background = backgroundOf(page)
  const papers = Array.from({ length: 10 }, (_, index) => {
    const id = `2403.1070${index}`
    const title = index === 9 ? `${hostileTitle} { \\input{x}` : `Reading GPT-${index} & more`
    const names = people[index % people.length] ?? []
    return makePaperClip(1, undefined, {
      ids: [`arxiv:${id}`],
      url: `https://arxiv.org/abs/${id}`,
      title,
      people: parsePeople(names, 'author'),
      published: `2024-0${(index % 9) + 1}-03`,
      paper: { arxiv: id },
    })
  })
  for (const clip of papers) await background.saveClip({ clip, patch: {} })
  await page.close()
  return papers
}

const file = String.raw`
@comment{kept, too}
@article{mine2020, title = {On <script>alert(1)</script> \& {\'E}coles, 100\% \input{/etc/passwd}},
  author = {Doe, Jane and {The {{ site.x }} Group}}, journal = {J}, year = 2020, doi = {10.1234/mine},
  url = {javascript:alert(1)}, publisher = {P}}
@misc{again, title = {Worse}, eprint = {2403.10700}, archivePrefix = {arXiv}, keywords = {from-file}}
@article{broken, title = {No end
`

describeInBrowsers('citations', (browser) => {
  it('of ten papers are exported as BibTeX that another program reads, and come back once', async () => {
    const papers = await storePapers(browser())
    const text = readFileSync(await exportLibrary(browser(), { profile: 'BibTeX' }), 'utf8')
    const read = parseCitations(text)
    const fields = new Map(parseFields(text).map(({ label, properties }) => [label, properties]))
    expect(new Set(read.map(({ id }) => id)).size).toBe(papers.length)
    for (const { people: authors, published, title, paper } of papers) {
      const one = read.find(({ id }) => fields.get(id)?.eprint === paper?.arxiv)
      expect(namesRead(one?.author)).toEqual(namesOf(authors))
      expect(one?.issued?.['date-parts'][0]?.[0]).toBe(Number(published?.slice(0, 4)))
      if (title.startsWith('Reading')) expect(one?.title?.replace(/<[^>]*>/g, '')).toBe(title)
    }
    const again = readFileSync(await exportLibrary(browser(), { profile: 'BibTeX' }), 'utf8')
    expect(again).toBe(text)
    const items = JSON.parse(readFileSync(await exportLibrary(browser(), { profile: 'CSL-JSON' }), 'utf8'))
    expect(items.map(({ id }: { id: string }) => id)).toEqual(read.map(({ id }) => id))
  })

  it('come in from a file after they were shown, and go again', async () => {
    const path = join(tmpdir(), `lectern-${process.pid}-${Math.random().toString(36).slice(2)}.bib`)
    writeFileSync(path, file)
    const page = await browser().openExtensionPage('options.html#/import')
    await page.chooseFile('input[type=file]', path)
    await seeText(page, 'On <script>alert(1)</script> & Écoles, 100% \\input{/etc/passwd}', '.import-rows')
    await seeText(page, '2 parts of the file that became no entry', '.plan')
    await seeText(page, 'No place for publisher', '.import-rows')
    await page.click('button', 'Import 2 entries')
    await seeText(page, '1 entry came in, queued, and 1 that was here was brought up to date.', '.reading')
    const background = backgroundOf(page)
    expect((await background.listCompletions()).tags).toEqual([{ tag: 'from-file', count: 1 }])
    await page.click('.undo-bar button', 'Undo')
    await seeText(page, 'Drop a Lectern backup', '.reading')
    expect((await background.listCompletions()).tags).toEqual([])
    await page.close()
  })

  it('are copied beside the entry, under a key that can be changed', async () => {
    const list = await browser().openExtensionPage('options.html#/library')
    await list.click('.grid-row', 'Reading GPT-0')
    await list.click('button', 'RIS')
    await seeText(list, /RIS is copied|did not|denied/i, '.cite-line')
    const key = await list.evaluate(() => document.querySelector<HTMLInputElement>('#entry-citekey')?.value)
    expect(key).toMatch(/^vaswani2024reading/)
    await list.close()
  })

  it('are copied in the popup by keyboard, of what is in the library', async () => {
    const tab = await browser().open(practiceUrls.paper)
    const popup = await browser().pressToolbarButton(tab)
    await waitForForm(popup)
    expect(await popup.evaluate(() => document.querySelector('.cite-row'))).toBeNull()
    await savePopup(popup)
    await copyFrom(popup, 'Copy citation key')
    await seeText(popup, 'The key is copied.', '.cite-row')
    const key = await pasted(popup)
    expect(key).toMatch(/^[a-z]+2024[a-z]+$/)
    await copyFrom(popup, 'Copy citation as BibTeX')
    await seeText(popup, 'BibTeX is copied.', '.cite-row')
    const [cited] = parseFields(await pasted(popup))
    expect(cited).toMatchObject({ label: key, properties: { eprint: '2412.04242' } })
    await tab.close()
  })
})

async function copyFrom(popup: Surface, name: string): Promise<void> {
  await popup.focus('.cite-row button', name)
  await popup.press('Enter')
}

/** What the clipboard holds, pasted in the place of the note. */
async function pasted(popup: Surface): Promise<string> {
  await popup.focus('.notes-text')
  await popup.press('Control+a')
  await popup.press('Control+v')
  return await readField(popup, '.notes-text')
}
