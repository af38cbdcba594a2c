import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser, Tabs } from 'webextension-polyfill'
import { watchTab } from '@/entrypoints/sidepanel/watch-tab'

type Listener = (...input: never[]) => void

function listeners<L extends Listener>() {
  const all = new Set<L>()
  return {
    all,
    tell(...input: Parameters<L>) {
      for (const listener of all) listener(...input)
    },
    addListener: (listener: L) => all.add(listener),
    removeListener: (listener: L) => all.delete(listener),
  }
}

/** A browser whose window 1 is watched; `front` is the tab in front of it, as far as Lectern may see it. */
async function watch(front: Partial<Tabs.Tab> | undefined) {
  const shown = { front }
  const query = vi.fn(async () => (shown.front ? [shown.front] : []))
  const onActivated = listeners<(info: { tabId: number; windowId: number }) => void>()
  const onUpdated = listeners<(tabId: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) => void>()
  const ending = new AbortController()
  const onTab = vi.fn()
  const api = { tabs: { query, onActivated, onUpdated } } as unknown as Browser
  await watchTab(api, { windowId: 1, onTab, signal: ending.signal })
  const settle = () => vi.advanceTimersByTimeAsync(0)
  return { shown, query, onActivated, onUpdated, ending, onTab, settle }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const seen = { id: 7, url: 'https://a.example/', active: true, windowId: 1 }

describe('the tab in front', () => {
  it('is told at first', async () => {
    const { onTab, query } = await watch(seen)
    expect(query).toHaveBeenCalledWith({ active: true, windowId: 1 })
    expect(onTab.mock.calls).toEqual([[{ tabId: 7, url: 'https://a.example/' }]])
  })

  it.each([
    ['another one comes to the front of the window', 1, 2],
    ['another one comes to the front of another window', 2, 1],
  ])('is told when %s', async (_, windowId, times) => {
    const { onTab, onActivated, settle } = await watch(seen)
    onActivated.tell({ tabId: 8, windowId })
    await settle()
    expect(onTab).toHaveBeenCalledTimes(times)
  })

  it.each([
    ['goes to another address', { url: 'https://b.example/' }, { active: true, windowId: 1 }, 2],
    ['loads', { status: 'loading' }, { active: true, windowId: 1 }, 2],
    ['has another title', { title: 'B' }, { active: true, windowId: 1 }, 1],
    ['is not in front', { url: 'https://b.example/' }, { active: false, windowId: 1 }, 1],
    ['is in another window', { url: 'https://b.example/' }, { active: true, windowId: 2 }, 1],
  ])('is told again as far as it matters when a tab %s', async (_, change, tab, times) => {
    const { onTab, onUpdated, settle } = await watch(seen)
    onUpdated.tell(7, change, tab as Tabs.Tab)
    await settle()
    expect(onTab).toHaveBeenCalledTimes(times)
  })

  it('is looked for while its address may not be seen, and no longer', async () => {
    const { onTab, shown, query } = await watch({ id: 7 })
    expect(onTab).toHaveBeenLastCalledWith({ tabId: 7 })
    await vi.advanceTimersByTimeAsync(400)
    expect(query).toHaveBeenCalledTimes(2)
    shown.front = seen
    await vi.advanceTimersByTimeAsync(400)
    expect(onTab).toHaveBeenLastCalledWith({ tabId: 7, url: 'https://a.example/' })
    await vi.advanceTimersByTimeAsync(4000)
    expect(query).toHaveBeenCalledTimes(3)
  })

  it('is none in a window that closes', async () => {
    const { onTab } = await watch(undefined)
    expect(onTab).not.toHaveBeenCalled()
  })

  it('is watched until the signal', async () => {
    const { onActivated, onUpdated, ending, query } = await watch({ id: 7 })
    ending.abort()
    expect([onActivated.all.size, onUpdated.all.size]).toEqual([0, 0])
    await vi.advanceTimersByTimeAsync(4000)
    expect(query).toHaveBeenCalledTimes(1)
  })
})
