import type { Browser } from 'webextension-polyfill'

/** The tab in front of a window. */
export interface FrontTab {
  tabId: number
  /** Absent where Lectern may not see it: neither is the host declared, nor was its button or a key pressed there. */
  url?: string
}

interface WatchTabOptions {
  windowId: number
  /** Hears of the tab in front, when it may have changed too. */
  onTab(tab: FrontTab): void
  signal: AbortSignal
  lookEveryMs?: number
}

/**
 * Tells which tab is in front of a window, and its address as far as that may be seen. No event tells that a press of
 * the toolbar button or a key has opened a page to Lectern: where an address is missing, it is looked for.
 */
export async function watchTab(
  { tabs }: Pick<Browser, 'tabs'>,
  { windowId, onTab, signal, lookEveryMs = 400 }: WatchTabOptions,
): Promise<void> {
  let isHidden = true
  const tell = async (): Promise<void> => {
    const [tab] = await tabs.query({ active: true, windowId })
    if (signal.aborted || tab?.id === undefined) return
    const { id: tabId, url } = tab
    isHidden = !url
    onTab({ tabId, ...(url && { url }) })
  }
  const onActivated = (info: { windowId: number }): void => {
    if (info.windowId === windowId) void tell()
  }
  const onUpdated = (
    _tabId: number,
    change: { status?: string; url?: string },
    tab: { active: boolean; windowId?: number },
  ): void => {
    if (tab.active && tab.windowId === windowId && (change.status ?? change.url) !== undefined) void tell()
  }
  tabs.onActivated.addListener(onActivated)
  tabs.onUpdated.addListener(onUpdated)
  const looking = setInterval(() => {
    if (isHidden) void tell()
  }, lookEveryMs)
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(looking)
      tabs.onActivated.removeListener(onActivated)
      tabs.onUpdated.removeListener(onUpdated)
    },
    { once: true },
  )
  await tell()
}
