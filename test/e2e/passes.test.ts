import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { makePaperClip } from '../make-entry'
import { nodesOf, parseMarkdown, shownText } from '../markdown'
import { describeInBrowsers } from './harness/in-browsers'
import { backgroundOf, fill, readField, seeText, until } from './harness/surface'
import { exportLibrary } from './options-flow'
import { openPanel, openPdf } from './panel-flow'

const answers = [
  'a proof',
  'after scaling laws',
  'sound',
  'one bound',
  'good',
  'go on',
  'arXiv:2401.00001 for the basis',
]

describeInBrowsers('a first pass', (browser) => {
  it('is timed, filled by keyboard, leads to the next paper and becomes a reading sheet', async () => {
    const page = await browser().openExtensionPage('options.html')
    const clip = makePaperClip(2, undefined, { title: 'On depth' })
    const { entry } = await backgroundOf(page).saveClip({ clip, patch: { status: 'queued' } })
    await page.close()
    const pane = await browser().openExtensionPage(`options.html#/entry/${entry.id}`)

    await pane.click('.passes button', 'Start first pass')
    await seeText(pane, 'First pass of version 2 · 0:', '.pass-clock')
    await pane.focus('.notes textarea')
    await pane.press('Alt+q')
    await seeText(pane, 'the five Cs', '.template-menu')
    await pane.press('Enter')
    for (const [index, answer] of answers.entries()) {
      if (index > 0) await pane.press('Tab')
      await pane.type(answer)
    }
    const notes = await readField(pane, '.notes textarea')
    expect(notes).toMatch(/^- \*\*First pass\*\* · \d{4}-\d\d-\d\d · v2\n\t- Category: a proof\n/)
    expect(
      notes
        .split('\n')
        .slice(1)
        .map((line) => line.replace(/^\t- [^:]+: /, '')),
    ).toEqual(answers)

    await pane.click('.pass-clock button', 'End pass')
    await pane.click('.pass-minutes')
    await fill(pane, '.pass-minutes-input', '25')
    await pane.press('Enter')
    await seeText(pane, '25 min', '.passes')
    await pane.click('.read-next button', 'Queue 1 to read')
    await seeText(pane, 'One entry queued.')
    await until('the stored notes', async () => (await backgroundOf(pane).getEntry({ id: entry.id }))?.notes === notes)
    expect((await backgroundOf(pane).getEntry({ id: entry.id }))?.status).toBe('learning')
    await pane.close()

    const files = unzipSync(readFileSync(await exportLibrary(browser(), { profile: 'Reading sheet' })))
    expect(Object.keys(files)).toHaveLength(2)
    const sheet = strFromU8(files['On depth reading sheet.md'] ?? new Uint8Array())
    const date = /\d{4}-\d\d-\d\d/.exec(notes)?.[0]
    expect(parseYaml(sheet.split('---\n')[1] ?? '').passes).toEqual([`First pass · ${date} · v2 · 25 min`])
    const tables = nodesOf(parseMarkdown(sheet)).filter(({ type }) => type === 'table')
    const rows = tables.map(({ children = [] }) => children.map(({ children: cells = [] }) => cells.map(shownText)))
    expect(rows[0]?.[1]).toEqual(['First pass', date, 'v2', '25'])
    expect(rows[1]?.slice(1).map(([, answer]) => answer)).toEqual(answers.slice(0, 5))
    expect(sheet).toMatch(/## Read next\n\n- arXiv:2401\.00001 for the basis\n/)
  })

  it('is recorded beside the PDF that is read', async () => {
    const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2403.10705v3')
    const panel = await openPanel(browser(), tab)
    await panel.focus('.notes-text')
    await panel.type('Reward models')
    await seeText(panel, 'saved', '.stored-line')
    await panel.click('.passes button', 'Start first pass')
    await seeText(panel, 'First pass of version 3 · 0:0', '.pass-clock')
    const background = backgroundOf(panel)
    const running = await until('the pass that goes on', () => background.findRunning())
    await panel.click('.pass-clock button', 'End pass')
    await seeText(panel, 'Start second pass', '.passes')
    expect(await background.listReadings({ entryId: running.entryId })).toMatchObject([{ pass: 1, version: 3 }])
    await tab.close()
  })
})
