import { describe, expect, it, vi } from 'vitest'
import type { Browser, Menus, Tabs } from 'webextension-polyfill'
import { queueLink } from '@/entrypoints/background/queue-link'
import { openTestLibrary } from '@/test/utils/library/open'
import { countEntries } from '@/utils/library/listing'
import { takeQueued } from '@/utils/library/queue'

const tab = { id: 1 } as Tabs.Tab
const clicked = (linkUrl: string, more: Partial<Menus.OnClickData> = {}) =>
  ({ menuItemId: 'queue-link', linkUrl, editable: false, modifiers: [], ...more }) as Menus.OnClickData

function makeBrowser({ text = 'A paper' as unknown, canOpen = true } = {}) {
  const action = {
    openPopup: vi.fn(async () => {
      if (!canOpen) throw new Error('No window.')
    }),
    setBadgeText: vi.fn(async () => undefined),
    setTitle: vi.fn(async () => undefined),
  }
  const scripting = { executeScript: vi.fn(async () => [{ result: text }]) }
  return { action, browser: { action, scripting } as unknown as Pick<Browser, 'action' | 'scripting'> }
}

describe('queueLink', () => {
  it('queues the thing that the link names, with the link’s text, and opens the popup at once', async () => {
    const library = await openTestLibrary()
    const { browser, action } = makeBrowser({ text: '  A paper\n on rewards ' })
    const queuing = queueLink(browser, async () => library, clicked('https://arxiv.org/abs/2403.10704'), tab)
    expect(action.openPopup).toHaveBeenCalledOnce()
    await queuing
    expect(await takeQueued(library)).toMatchObject({
      ids: ['arxiv:2403.10704'],
      title: 'A paper on rewards',
      origin: { title: { trust: 'low' } },
      status: 'queued',
    })
    expect(action.setBadgeText).not.toHaveBeenCalled()
  })

  it.each([null, 7, '', 'https://arxiv.org/abs/2403.10704'])('guesses no title from %j', async (text) => {
    const library = await openTestLibrary()
    await queueLink(makeBrowser({ text }).browser, async () => library, clicked('https://a.example/'), tab)
    expect((await takeQueued(library))?.title).toBe('')
  })

  it('asks on the badge where the popup can’t open', async () => {
    const library = await openTestLibrary()
    const { browser, action } = makeBrowser({ canOpen: false })
    await queueLink(browser, async () => library, clicked('https://a.example/', { linkText: 'A page' }), tab)
    expect(action.setBadgeText).toHaveBeenCalledWith({ tabId: 1, text: '?' })
    expect(await takeQueued(library)).toMatchObject({ title: 'A page' })
  })

  it.each(['javascript:alert(1)', 'mailto:ada@example.org', 'about:blank', 'not a url'])(
    'says that %s leads nowhere',
    async (linkUrl) => {
      const library = await openTestLibrary()
      const { browser, action } = makeBrowser()
      await queueLink(browser, async () => library, clicked(linkUrl), tab)
      expect(action.setBadgeText).toHaveBeenCalledWith({ tabId: 1, text: '!' })
      expect(await countEntries(library)).toBe(0)
    },
  )

  it('leaves other menu items alone', async () => {
    const { browser, action } = makeBrowser()
    await queueLink(browser, openTestLibrary, clicked('https://a.example/', { menuItemId: 'other' }), tab)
    expect(action.openPopup).not.toHaveBeenCalled()
  })
})
