import { expect, it } from 'vitest'
import { practiceUrls } from '@/scripts/practice/urls'
import { describeInBrowsers } from './harness/in-browsers'
import { seeText, until } from './harness/surface'
import { clipPage, lookAgain } from './popup-flow'

const clipCommand = 'clip-to-last-topic'

describeInBrowsers('the second key', (browser) => {
  it('clips into the last topic, says so on the badge, and takes it back when repeated', async () => {
    await clipPage(browser(), practiceUrls.talk, { topic: 'Listening' })
    const tab = await browser().open(practiceUrls.session)
    await browser().runCommand(clipCommand, tab)
    await until('the badge', async () => (await browser().badgeText(tab)) === '✓')
    await browser().runCommand(clipCommand, tab)
    await until('the badge', async () => (await browser().badgeText(tab)) === '↺')
    expect((await lookAgain(browser(), tab)).entry).toBeUndefined()

    await browser().runCommand(clipCommand, tab)
    await until('the badge', async () => (await browser().badgeText(tab)) === '✓')
    const { entry, topics } = await lookAgain(browser(), tab)
    expect(entry).toMatchObject({ title: 'Margins: where readers think' })
    expect(topics.map(({ title }) => title)).toEqual(['Listening'])
    await tab.close()
  })
})

describeInBrowsers("a link's context menu", (browser) => {
  it('queues the link with a reason, and asks nobody what it leads to', async () => {
    const tab = await browser().open(practiceUrls.session)
    await browser().chooseLinkMenu(tab, '#paper')
    const popup = await browser().openedPopup()
    await seeText(popup, 'One Line per Section')
    await popup.focus('#queued-why')
    await popup.type('cited by every speaker')
    await popup.press('Enter')
    await until('the popup to close or go on', async () => {
      const asks = popup.evaluate(() => document.querySelector('#queued-why') !== null)
      return !(await asks.catch(() => false))
    })
    await tab.close()

    const paper = await browser().open(practiceUrls.paper)
    expect((await lookAgain(browser(), paper)).entry).toMatchObject({
      ids: ['arxiv:2412.04242'],
      title: 'One Line per Section',
      complete: false,
      status: 'queued',
      why: 'cited by every speaker',
    })
    await paper.close()
  })
})
