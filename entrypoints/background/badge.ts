import type { Browser } from 'webextension-polyfill'

export interface BadgeText {
  /** At most a few letters. */
  text: string
  /** What the toolbar button says about it when pointed at. */
  title: string
  milliseconds?: number
}

/** Shows a word on the toolbar button of one tab, and takes it away after a while. */
export async function flashBadge(
  browser: Pick<Browser, 'action'>,
  tabId: number,
  { text, title, milliseconds = 2000 }: BadgeText,
): Promise<void> {
  const show = async (shown: string, said: string) => {
    try {
      await browser.action.setBadgeText({ tabId, text: shown })
      await browser.action.setTitle({ tabId, title: said })
    } catch (error) {
      // The tab may be gone by now, and its badge with it.
      if (!(error instanceof Error)) throw error
    }
  }
  await show(text, title)
  setTimeout(() => show('', ''), milliseconds)
}
