import { expect, it } from 'vitest'
import { seeNote } from './card-flow'
import { describeInBrowsers } from './harness/in-browsers'
import { backgroundOf, seeText, until } from './harness/surface'
import { allowTab, openPanel, openPdf, seeTitle } from './panel-flow'
import { lookAgain } from './popup-flow'

describeInBrowsers('the side panel', (browser) => {
  it('makes the entry of a PDF from its address, and reads what others type', async () => {
    const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2403.10704v2')
    const panel = await openPanel(browser(), tab)
    await seeText(panel, 'A PDF says nothing about itself')
    expect((await lookAgain(browser(), tab)).entry).toBeUndefined()
    await panel.focus('.notes-text')
    await panel.type('Reward models')
    await seeText(panel, 'saved', '.stored-line')
    const { entry } = await lookAgain(browser(), tab)
    expect(entry).toMatchObject({ kind: 'paper', ids: ['arxiv:2403.10704'], complete: false, notes: 'Reward models' })
    if (!entry) throw new Error('There is no entry.')
    const { id, revision } = entry
    const to = { notes: 'Reward models\nand their data', title: 'PERL' }
    await backgroundOf(panel).editEntry({ id, revision, from: { notes: entry.notes, title: '' }, to })
    await seeNote(panel, to.notes)
    await seeTitle(panel, 'PERL')
    await tab.close()
  })

  it('goes with the tab in front, and asks for a click where it may not look', async () => {
    const { network } = browser()
    const address = 'https://essays.example/margins'
    network.serve({ url: address, body: '<title>On Margins</title><h1>On Margins</h1><p>Paper has them.</p>' })
    const pdf = await openPdf(browser(), 'https://arxiv.org/pdf/2401.00001')
    const panel = await openPanel(browser(), pdf)
    await panel.type('On the PDF')
    await seeText(panel, 'saved', '.stored-line')
    const page = await browser().open(address)
    await seeText(panel, 'Press its toolbar button', '.panel')
    await allowTab(browser(), page)
    await seeTitle(panel, 'On Margins')
    await panel.focus('.notes-text')
    await panel.type('On the page')
    await seeText(panel, 'saved', '.stored-line')
    await page.close()
    await seeNote(panel, 'On the PDF')
    expect((await lookAgain(browser(), pdf)).entry?.notes).toBe('On the PDF')
    await pdf.close()
  })

  it('goes on with what was typed in the popup', async () => {
    const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2401.00002')
    const popup = await browser().pressToolbarButton(tab)
    await popup.focus('.notes-text')
    await popup.type('Begun here')
    await popup.focus('button', 'Note in the side panel')
    await popup.press('Enter')
    const panel = await browser().openedPanel()
    await seeNote(panel, 'Begun here')
    await until('the caret in the note', async () => {
      await panel.focus('.notes-text')
      return true
    })
    await panel.type(' and gone on')
    await seeText(panel, 'saved', '.stored-line')
    expect((await lookAgain(browser(), tab)).entry?.notes).toBe('Begun here and gone on')
    await tab.close()
  })
})

// Headless Chromium has no shortcuts, and opens its panel for nothing else but a key or a click.
describeInBrowsers(
  'the key of the side panel',
  (browser) => {
    it('opens it on the page in front, and lets it look there', async () => {
      const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2401.00003')
      await browser().runCommand('open-panel', tab)
      const panel = await browser().openedPanel()
      await seeText(panel, 'A PDF says nothing about itself')
      await tab.close()
    })
  },
  ['firefox'],
)
