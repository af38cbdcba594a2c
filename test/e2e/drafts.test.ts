import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { practiceUrls } from '@/scripts/practice/urls'
import { describeInBrowsers } from './harness/in-browsers'
import { lookAgain, savePopup, typeIntoPopup } from './popup-flow'

/** Typing is stored within half a second: this is what may be lost, and a little for the machine. */
const storedMs = 900

describeInBrowsers('what is typed and not saved', (browser) => {
  it('is there again when the background was stopped and the popup closed', async () => {
    const tab = await browser().open(practiceUrls.talk)
    const popup = await browser().pressToolbarButton(tab)
    await typeIntoPopup(popup, { tags: ['listening'], notes: '- before' })
    await browser().stopBackground()
    await popup.type(' and after')
    await wait(storedMs)
    await popup.close()
    const { draft, entry } = await lookAgain(browser(), tab)
    expect(entry).toBeUndefined()
    expect(draft?.patch).toMatchObject({ tags: ['listening'], notes: '- before and after' })
    await tab.close()
  })

  it('is there again when the browser was killed', async () => {
    const tab = await browser().open(practiceUrls.session)
    const popup = await browser().pressToolbarButton(tab)
    await typeIntoPopup(popup, { notes: '- typed before the lights went out' })
    await wait(storedMs)
    await browser().kill()
    await browser().restart()
    const again = await browser().open(practiceUrls.session)
    const { draft } = await lookAgain(browser(), again)
    expect(draft?.patch.notes).toBe('- typed before the lights went out')
    await again.close()
  })
})

describeInBrowsers('what was saved', (browser) => {
  it('is there when the browser is killed at once', async () => {
    const tab = await browser().open(practiceUrls.paper)
    const popup = await browser().pressToolbarButton(tab)
    await typeIntoPopup(popup, { tags: ['kept'], notes: '- saved' })
    await savePopup(popup)
    await browser().kill()
    await browser().restart()
    const again = await browser().open(practiceUrls.paper)
    const { entry, draft } = await lookAgain(browser(), again)
    expect(entry).toMatchObject({ tags: ['kept'], notes: '- saved' })
    expect(draft).toBeUndefined()
    await again.close()
  })
})
