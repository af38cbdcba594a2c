import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { backgroundOf, type Surface, seeText } from '@/test/e2e/harness/surface'
import { chooseExport } from '@/test/e2e/options-flow'
import { clipPage } from '@/test/e2e/popup-flow'
import { makeClip, makePaperClip } from '@/test/make-entry'
import { practiceUrls } from '../practice/urls'
import type { Camera } from './camera'

/** Higher than a screen: all of an entry. */
const wholeHeight = 1700

const notes = `- **First pass** · 2026-11-20 · v2
\t- Category: an experiment
\t- Context: 2412.04242 asks the same of talks
- [p. 4] those who wrote remembered 1.8 times as much
- Q: do readers who choose their papers remember more anyway?
\t- H(A): yes, and the effect is half as large
\t- because: nobody was told what to read
- Read next:
\t- arXiv:2401.00001 for the basis`

const authors = [
  { name: 'Adaeze Okonkwo', given: 'Adaeze', family: 'Okonkwo', role: 'author' as const },
  { name: 'Kai Müller', given: 'Kai', family: 'Müller', role: 'author' as const },
]

const preprint = makePaperClip(1, undefined, {
  title: 'Reading Slowly: What Stays',
  published: '2025-03-15',
  people: authors,
  summary: 'What readers keep of what they read slowly: twice as much, a month later.',
  ids: ['arxiv:2503.01234'],
  url: 'https://arxiv.org/abs/2503.01234',
  related: [
    { how: 'published as', id: 'doi:10.1000/7' },
    { how: 'code of', url: 'https://github.com/readers/slowly' },
    { how: 'slides of', url: 'https://readers.example/slides.pdf' },
  ],
  paper: { arxiv: '2503.01234', version: 1, latestVersion: 2, comments: '9 pages, 3 figures', categories: ['cs.HC'] },
})

const journal = makeClip({
  kind: 'paper',
  title: 'Reading slowly – what stays',
  published: '2026',
  people: authors,
  summary: 'Readers keep twice as much of what they read slowly.',
  container: { name: 'Journal of Reading' },
  ids: ['doi:10.1000/70'],
  url: 'https://journal.example/7',
  paper: { volume: '7', pages: '12–31' },
})

/** A paper on the options page: passes, citations, what it is related to; merging, importing, exporting papers. */
export async function shootPapers(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  await clipPage(browser, practiceUrls.paper, { tags: ['reading'], topic: 'Learning from papers' })
  const page = await browser.openExtensionPage('options.html#/library')
  const background = backgroundOf(page)
  const patch = { tags: ['reading', 'memory'], notes, why: 'for the talk in March' }
  const { entry } = await background.saveClip({ clip: preprint, patch, topic: { title: 'Learning from papers' } })
  await background.saveClip({ clip: journal, patch: { tags: ['journals'], notes: '- twice as much after a month' } })
  await page.close()
  await shootPaper(browser, entry.id, camera)
  await shootMerge(browser, entry.id, camera)
  await shootImport(browser, camera)
  await shootExports(browser, camera)
}

async function shootPaper(browser: ChromiumUnderTest, id: string, camera: Camera): Promise<void> {
  const page = await browser.openExtensionPage(`options.html#/entry/${id}`)
  await page.click('.passes button', 'Start second pass')
  await seeText(page, 'Second pass', '.pass-clock')
  await camera.takePage('paper-pass', page)
  await page.click('.pass-clock button', 'End pass')
  await page.click('.cite-copies button', 'Copy citation as BibTeX')
  await seeText(page, 'Read next', '.read-next')
  await seeText(page, 'Related', '.related')
  await camera.takePage('paper', page, wholeHeight)
  await page.click('.notes-bar button', 'Edit')
  await page.press('Control+End')
  await page.press('Enter')
  await page.press('Alt+q')
  await seeText(page, 'the five Cs', '.template-menu')
  await camera.takePage('template-menu', page)
  await page.press('ArrowDown')
  await page.press('ArrowDown')
  await page.press('ArrowDown')
  await page.press('Enter')
  await camera.takePage('template', page)
  await page.close()
}

async function shootMerge(browser: ChromiumUnderTest, id: string, camera: Camera): Promise<void> {
  const page = await browser.openExtensionPage(`options.html#/library`)
  await page.click('.duplicate-count a')
  await seeText(page, 'Possible duplicates', '.sheet')
  await camera.takePage('duplicates', page)
  await page.click('a.duplicate')
  await seeText(page, 'Are these one thing?')
  await camera.takePage('compare', page, wholeHeight)
  await page.click('button', 'Merge')
  await seeText(page, 'Merged into', '.undo-bar')
  await seeText(page, 'Merged with', '.entry-links')
  await camera.takePage('merged', page)
  await page.press('Control+z')
  await seeText(page, '1 possible duplicate', '.duplicate-count')
  await page.close()
  const again = await browser.openExtensionPage(`options.html#/entry/${id}`)
  await seeText(again, 'May be the same', '.entry-links')
  await camera.takePage('unmerged', again)
  await again.close()
}

const bibtex = String.raw`
@comment{kept, too}
@article{okafor2020margins, title = {A Study of Margins, and of {\'E}coles},
  author = {Okafor, Ada and Li, Wei and {The {LECTERN} Collaboration} and Doe, Jane}, journal = {Journal of Reading},
  year = 2020, doi = {10.1234/margins}, publisher = {Paper and Sons}}
@misc{again, title = {One Line per Section}, eprint = {2412.04242}, archivePrefix = {arXiv}}
@misc{twice, title = {A Study of Margins}, doi = {10.1234/margins}}
@book{long, title = {${'On the Habits of Readers Who Write, '.repeat(8)}and on Those Who Do Not}, author = {王, 小明}, year = 1987}
@article{broken, title = {No end
`

async function shootImport(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const path = join(tmpdir(), 'papers.bib')
  writeFileSync(path, bibtex)
  const page = await browser.openExtensionPage('options.html#/import')
  await page.chooseFile('input[type=file]', path)
  await seeText(page, 'became no entry', '.plan')
  await camera.takePage('import-bibtex', page, wholeHeight)
  await page.click('button', 'Import 3 entries')
  await seeText(page, 'came in, queued', '.reading')
  await camera.takePage('import-bibtex-done', page)
  await refuse(page, camera)
  await page.close()
}

/** A file that nothing can read. */
async function refuse(page: Surface, camera: Camera): Promise<void> {
  const path = join(tmpdir(), 'holiday.txt')
  writeFileSync(path, 'no entries here')
  await page.click('button', 'Import another')
  await page.chooseFile('input[type=file]', path)
  await seeText(page, 'There is no entry', '.notice')
  await camera.takePage('import-refused', page)
}

async function shootExports(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const page = await browser.openExtensionPage('options.html#/export')
  for (const [name, profile] of [
    ['bibtex', 'BibTeX'],
    ['sheet', 'Reading sheet'],
  ] as const) {
    await chooseExport(page, { profile })
    await camera.takePage(`export-${name}`, page)
  }
  await page.close()
}
