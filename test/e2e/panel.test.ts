import { expect, it } from 'vitest'
import { practiceUrls } from '@/scripts/practice/urls'
import { seeNote } from './card-flow'
import { describeInBrowsers } from './harness/in-browsers'
import { readPracticePages } from './harness/practice-pages'
import { backgroundOf, seeText, until } from './harness/surface'
import { allowTab, openPanel, openPdf, seeTitle } from './panel-flow'
import { lookAgain } from './popup-flow'

describeInBrowsers('the side panel', (browser) => {
  it('makes the entry of a PDF from its address, and reads what others type', async () => {
    const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2403.10704v2')
    const panel = await openPanel(browser(), tab)
    await seeText(panel, 'Fetch details from arxiv.org')
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

describeInBrowsers('a paper in the side panel', (browser) => {
  it('is completed when asked, says what to read next, and is cited', async () => {
    const { network } = browser()
    const own = readPracticePages().find(({ url }) => url === practiceUrls.paper)
    const ownUrl = 'https://arxiv.org/abs/2412.04242v2'
    network.serve({ url: ownUrl, body: own?.body ?? '' })
    await browser().allowHost('https://arxiv.org/*')
    const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2412.04242v2')
    const panel = await openPanel(browser(), tab)
    await panel.type('Read next: 2401.00006 for the basis')
    expect(network.requestCount(ownUrl)).toBe(0)
    // By key, which counts as a press in the panel of either browser.
    await panel.focus('.fetch-details button')
    await panel.press('Enter')
    await seeTitle(panel, 'One Line per Section: Writing While Reading Papers')
    await seeText(panel, 'saved', '.stored-line')
    expect((await lookAgain(browser(), tab)).entry).toMatchObject({
      complete: true,
      notes: 'Read next: 2401.00006 for the basis',
    })
    expect(network.requestCount(ownUrl)).toBe(1)

    await panel.focus('.read-next button', 'Queue 1 to read')
    await panel.press('Enter')
    await seeText(panel, 'One entry queued.', '.stored-line')
    const findNext = async () => {
      const readings = [{ urls: ['https://arxiv.org/abs/2401.00006'] }]
      return (await backgroundOf(panel).listNextPapers({ readings }))[0]?.entry?.status
    }
    expect(await findNext()).toBe('queued')
    await seeText(panel, 'queued', '.read-next')
    await panel.focus('button', 'Undo')
    await panel.press('Enter')
    await seeText(panel, 'Taken back', '.stored-line')
    expect(await findNext()).toBeUndefined()

    await panel.focus('summary', 'Copy citation')
    await panel.press('Enter')
    await panel.focus('button', 'Copy citation as BibTeX')
    await panel.press('Enter')
    await seeText(panel, 'BibTeX is copied.')
    await tab.close()
  })
})

/** Runs in the panel: what stands out of it to the side, by its class, and is not cut off within it on purpose. */
function findCutOff(): string[] {
  const standsOut = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect()
    return width > 0 && (left < 0 || right > innerWidth + 0.5)
  }
  const isClipped = (element: Element): boolean => {
    const owner = element.parentElement
    if (!owner || owner.matches('main')) return false
    return (getComputedStyle(owner).overflowX !== 'visible' && !standsOut(owner)) || isClipped(owner)
  }
  const all = [...document.querySelectorAll('main *:not(.visually-hidden)')]
  return all.filter((element) => standsOut(element) && !isClipped(element)).map((element) => element.className)
}

describeInBrowsers('a narrow side panel', (browser) => {
  it('has room for all that it shows', async () => {
    const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2401.00004')
    const panel = await openPanel(browser(), tab)
    await panel.type('p4 Reward models')
    await panel.press('Enter')
    await panel.type('Q: Why is it so cheap?')
    await panel.press('Enter')
    await panel.type('Read next: 2401.00005 for the basis')
    await seeText(panel, 'Queue 1 to read')
    await seeText(panel, 'Start first pass')
    // As narrow as Firefox lets it be, and as Chromium does.
    for (const width of [252, 360]) {
      await browser().resizePanel(panel, width)
      await until(`a panel ${width} wide`, () => panel.evaluate((wide: number) => innerWidth <= wide, width))
      // What stands beside the text follows it a moment later.
      let cutOff: string[] = []
      const look = async () => {
        cutOff = await panel.evaluate(findCutOff)
        return cutOff.length === 0
      }
      await until('room for all', look).catch((error: Error) => {
        throw new Error(`${error.message} Cut off: ${cutOff}`)
      })
    }
    await tab.close()
  })
})

describeInBrowsers('the key of the side panel', (browser) => {
  it('opens it on the page in front, and lets it look there', async () => {
    const tab = await openPdf(browser(), 'https://arxiv.org/pdf/2401.00003')
    await browser().runCommand('open-panel', tab)
    const panel = await browser().openedPanel()
    await seeText(panel, 'Fetch details from arxiv.org')
    await tab.close()
  })
})
