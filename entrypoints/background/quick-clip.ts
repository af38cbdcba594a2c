import type { Browser } from 'webextension-polyfill'
import type { Library } from '@/utils/library/database'
import { clipOrUndo, type QuickClip, undoSeconds } from '@/utils/library/quick-clip'
import { sentenceOf } from '@/utils/sentence'
import { flashBadge } from './badge'
import { readTab } from './read-tab'

const problemMilliseconds = 6000

/** Clips the tab without the popup, or takes the clip back when repeated, and says on the badge what it did. */
export async function quickClip(
  browser: Pick<Browser, 'tabs' | 'scripting' | 'action'>,
  openLibrary: () => Promise<Library>,
  tabId: number,
): Promise<void> {
  try {
    const opening = openLibrary()
    // Awaited below, where a failure is said; until then it is not an unhandled one.
    opening.catch(() => undefined)
    const tab = await browser.tabs.get(tabId)
    const { clip, problem } = await readTab(browser, tabId, tab.url)
    if (!clip) throw new Error(problem ?? 'This page could not be read.')
    const done = await clipOrUndo(await opening, clip)
    const text = done.did === 'clipped' ? '✓' : '↺'
    await flashBadge(browser, tabId, { text, title: describe(done, problem) })
  } catch (error) {
    const title = sentenceOf(error)
    await flashBadge(browser, tabId, { text: '!', title, milliseconds: problemMilliseconds })
  }
}

function describe({ did, topic }: QuickClip, problem: string | undefined): string {
  if (did === 'undone') return 'Taken back.'
  const place = topic ? `Clipped into “${topic.title}”.` : 'Clipped into the library; no topic was used yet.'
  const undo = `The same key within ${undoSeconds} seconds takes it back.`
  return [place, undo, problem].filter(Boolean).join(' ')
}
