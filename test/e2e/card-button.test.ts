import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openedNote, seeNote } from './card-flow'
import { describeInBrowsers } from './harness/in-browsers'
import { seeText } from './harness/surface'
import { lookAgain, typeIntoPopup, waitForForm } from './popup-flow'

const lectureUrl = 'https://lectures.example/2026/margins'
const lectureBody = `<title>On Margins</title><h1>On Margins</h1>
  <video src="/clock.webm" muted preload="auto" style="width: 640px"></video>`
const clock = readFileSync('test/e2e/player-site/clock.webm')

describeInBrowsers('the note card from the popup', (browser) => {
  it('opens on a page of a host that Lectern does not know, and takes a note', async () => {
    const { network } = browser()
    network.serve({ url: lectureUrl, body: lectureBody })
    network.serve({ url: 'https://lectures.example/clock.webm', contentType: 'video/webm', body: clock })
    const tab = await browser().open(lectureUrl)
    const popup = await browser().pressToolbarButton(tab)
    await waitForForm(popup)
    await popup.click('button', 'Note beside the video')
    const card = await openedNote(browser(), tab)
    await seeText(card, '0:00', '.card')
    await card.type('Paper has them')
    await seeNote(card, /Paper has them$/)
    await seeText(card, 'saved', '.stored-line')
    const { entry } = await lookAgain(browser(), tab)
    expect(entry).toMatchObject({ url: lectureUrl, title: 'On Margins', notes: '- [0:00] Paper has them' })
    await tab.close()
  })

  it('goes on with what was typed in the popup', async () => {
    const draftUrl = `${lectureUrl}-draft`
    browser().network.serve({ url: draftUrl, body: lectureBody })
    const tab = await browser().open(draftUrl)
    const popup = await browser().pressToolbarButton(tab)
    await typeIntoPopup(popup, { notes: 'Begun here' })
    await popup.click('button', 'Note beside the video')
    const card = await openedNote(browser(), tab)
    await seeNote(card, 'Begun here')
    await tab.close()
  })
})
