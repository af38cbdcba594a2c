import { createManualClip } from '@/utils/manual-clip'
import type { Background, PageView } from '@/utils/messages'

/** A page that navigates in place knows itself late: how long to wait before each reading. */
const readDelaysMs = [0, 100, 200, 400, 800, 1500]
/** What it has still not told comes later than that, and nobody waits for it. */
export const completeDelaysMs = [300, 700, 1500, 3000, 6000]

/** The page in a tab. */
export interface Place {
  tabId: number
  url: string
}

export interface KeyedPlace extends Place {
  /** The identity that the address gives. */
  key: string
}

/** Reads the page until it shows what its address names. Undefined when the page went on meanwhile. */
export async function readPage(
  background: Pick<Background, 'openTab'>,
  { tabId, url, key }: KeyedPlace,
  isCurrent: () => boolean,
): Promise<PageView | undefined> {
  let view: PageView | undefined
  for (const delayMs of readDelaysMs) {
    if (delayMs > 0) await wait(delayMs)
    if (!isCurrent()) return undefined
    view = await background.openTab({ tabId })
    if (!isCurrent()) return undefined
    if (belongs(view, key)) return view
  }
  // The page does not say what it is. Its address does.
  return { ...(view ?? { isPrivate: false }), clip: { ...createManualClip({ url }), ids: [key] }, topics: [] }
}

/** Whether a reading is of what the address names: an identity of a site's own must be the clip's. */
export function belongs({ clip }: PageView, key: string): boolean {
  return key.startsWith('url:') || clip?.ids.includes(key) === true
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
