import { expect, it } from 'vitest'
import { practiceUrls } from '@/scripts/practice/urls'
import { describeInBrowsers } from './harness/in-browsers'
import { makePdf } from './harness/pdf'
import { readPracticePages } from './harness/practice-pages'
import { backgroundOf, fill, type Surface, seeText, until } from './harness/surface'
import { clipPage, typeIntoPopup, viewOf, waitForForm } from './popup-flow'

const listingUrl = 'https://arxiv.org/list/cs.HC/recent'
const numbers = Array.from({ length: 12 }, (_, index) => `2611.${String(1000 + index).padStart(5, '0')}`)

/** A day's announcements, among them one that the library has. */
function makeListing(): string {
  const items = [...numbers.slice(0, 3), '2412.04242', ...numbers.slice(3)].map(
    (id, index) => `
      <dt><a name="item${index + 1}">[${index + 1}]</a> <a href="/abs/${id}" title="Abstract" id="${id}">arXiv:${id}</a></dt>
      <dd><div class="meta">
        <div class="list-title mathjax"><span class="descriptor">Title:</span> A study of margins, part ${index + 1}</div>
        <div class="list-authors"><a href="/search/?query=a">Ada Okafor</a>, <a href="/search/?query=b">Wei Li</a></div>
        <div class="list-subjects"><span class="primary-subject">Human-Computer Interaction (cs.HC)</span></div>
      </div></dd>`,
  )
  return `<!doctype html><title>HCI</title><div id="dlpage"><h1>Human-Computer Interaction</h1><dl>${items.join('')}</dl></div>`
}

describeInBrowsers('a listing', (browser) => {
  it('queues ten of its papers by keyboard, marks those that are known, and takes them back', async () => {
    const known = await clipPage(browser(), practiceUrls.paper)
    browser().network.serve({ url: listingUrl, body: makeListing() })
    const tab = await browser().open(listingUrl)
    const popup = await browser().pressToolbarButton(tab)
    await waitForForm(popup)
    await seeText(popup, 'Human-Computer Interaction', 'h1')
    await seeText(popup, 'in your library', '.paper-row:nth-child(4)')
    // The fourth can't be chosen: eleven rows are gone through, ten are chosen.
    for (let step = 0; step < 10; step++) await popup.press('Shift+ArrowDown')
    await seeText(popup, '10 of 12 papers chosen')
    await typeIntoPopup(popup, { tags: ['survey'], topic: 'Margins' })
    await fill(popup, '#why', 'for the survey')
    await popup.press('Control+Enter')
    await seeText(popup, '10 papers queued')
    const queued = await listedIn(popup)
    expect(queued.filter(({ entry }) => entry?.status === 'queued')).toHaveLength(10)
    expect(queued[3]?.entry?.id).toBe(known.entry?.id)
    const first = await backgroundOf(popup).getEntry({ id: queued[0]?.entry?.id ?? '' })
    expect(first).toMatchObject({
      title: 'A study of margins, part 1',
      people: [{ name: 'Ada Okafor' }, { name: 'Wei Li' }],
      tags: ['survey'],
      why: 'for the survey',
      complete: false,
    })
    await popup.click('button', 'Undo')
    await seeText(popup, 'Taken back')
    const left = await listedIn(popup)
    expect(left.flatMap(({ entry }) => entry?.id ?? [])).toEqual([known.entry?.id])

    await popup.focus('.listing-all input')
    await popup.press('Space')
    await seeText(popup, '12 of 12 papers chosen')
    await popup.press('Space')
    await popup.press('/')
    await popup.type('okafor 13')
    const shown = () =>
      popup.evaluate(() =>
        [...document.querySelectorAll('.paper-row')].flatMap((row) =>
          row.checkVisibility() ? [row.querySelector('.paper-title')?.textContent ?? ''] : [],
        ),
      )
    await until('one paper', async () => (await shown()).length === 1)
    expect(await shown()).toEqual(['A study of margins, part 13'])
    await popup.press('ArrowDown')
    await popup.press('Space')
    await seeText(popup, '1 of 12 papers chosen')
    await seeText(popup, 'Queue 1 paper')
    await popup.close()
    await tab.close()
  })
})

async function listedIn(popup: Surface) {
  return (await viewOf(popup)).listing?.papers ?? []
}

describeInBrowsers('a paper’s PDF', (browser) => {
  const pdfUrl = 'https://arxiv.org/pdf/2412.04242v2'
  const ownUrl = 'https://arxiv.org/abs/2412.04242v2'

  it('is an incomplete entry by itself, and asks for its details only when the button is pressed', async () => {
    const { network } = browser()
    const own = readPracticePages().find(({ url }) => url === practiceUrls.paper)
    network.serve({ url: ownUrl, body: own?.body ?? '' })
    network.serve({ url: pdfUrl, contentType: 'application/pdf', body: makePdf() })
    await browser().allowHost('https://arxiv.org/*')
    const tab = await browser().open(pdfUrl)
    const popup = await browser().pressToolbarButton(tab)
    await waitForForm(popup)
    await seeText(popup, `Asks ${ownUrl} once.`)
    await typeIntoPopup(popup, { tags: ['reading'] })
    expect((await viewOf(popup)).clip).toMatchObject({ complete: false, ids: ['arxiv:2412.04242'] })
    expect(network.requestCount(ownUrl)).toBe(0)
    // By key, which counts as a press in the popup of either browser.
    await popup.focus('.fetch-details button')
    await popup.press('Enter')
    const title = 'One Line per Section: Writing While Reading Papers'
    await until('the title', () =>
      popup.evaluate(
        (wanted: string) => document.querySelector<HTMLTextAreaElement>('.title-input')?.value === wanted,
        title,
      ),
    )
    expect(network.requestCount(ownUrl)).toBe(1)
    await popup.press('Control+Enter')
    await seeText(popup, 'Saved', '.said-message')
    const { entry } = await viewOf(popup)
    expect(entry).toMatchObject({
      complete: true,
      title,
      tags: ['reading'],
      paper: { arxiv: '2412.04242', version: 2 },
    })
    expect(network.requestCount(ownUrl)).toBe(1)
    await popup.close()
    await tab.close()
  })

  it('is not waited for, or read, without an end, and the reason is said', async () => {
    const { network } = browser()
    const url = 'https://arxiv.org/pdf/2412.04299'
    const own = 'https://arxiv.org/abs/2412.04299'
    network.serve({ url, contentType: 'application/pdf', body: makePdf() })
    const tab = await browser().open(url)
    const popup = await browser().pressToolbarButton(tab)
    await waitForForm(popup)
    const fetchNow = async () => {
      await popup.focus('.fetch-details button')
      await popup.press('Enter')
    }
    network.serve({ url: own, body: `<p>${'x'.repeat(6_000_000)}`, sending: 'unmeasured' })
    await fetchNow()
    await seeText(popup, 'arxiv.org answered with more than 5 MB', '.fetch-details')
    network.serve({ url: own, body: '<p>It begins.', sending: 'endless' })
    // A hundredth of a minute stands for a minute.
    await popup.evaluate(() => {
      const { timeout } = AbortSignal
      AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, milliseconds / 100)
    })
    await fetchNow()
    await seeText(popup, 'arxiv.org took longer than 20 seconds', '.fetch-details')
    expect(network.requestCount(own)).toBe(2)
    await popup.close()
    await tab.close()
  })
})
