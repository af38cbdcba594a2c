import type { PanelEdge } from '@/entrypoints/sidepanel/signals'
import { createPanel } from '@/entrypoints/sidepanel/state'
import type { FrontTab } from '@/entrypoints/sidepanel/watch-tab'
import { backgroundOf } from '@/test/background-of'
import { makeClip } from '@/test/make-entry'
import { time } from '@/test/practice-time'
import type { Clip } from '@/utils/entry'
import type { Library } from '@/utils/library/database'
import type { Background } from '@/utils/messages'
import { defaultSettings } from '@/utils/settings'

/** Papers as PDFs, and a video of a site that navigates in place. */
export const things = ['2401.00001', '2401.00002', '2401.00003', 'ddddddddddd'] as const
export type Thing = (typeof things)[number]

const isVideo = (thing: Thing) => thing === 'ddddddddddd'
export const keyOf = (thing: Thing) => (isVideo(thing) ? `youtube:${thing}` : `arxiv:${thing}`)
export const addressOf = (thing: Thing) =>
  isVideo(thing) ? `https://www.youtube.com/watch?v=${thing}` : `https://arxiv.org/pdf/${thing}`

/** What a site reads of a thing's page. */
export function clipOf(thing: Thing, fields: Partial<Clip> = {}): Clip {
  const base = { ids: [keyOf(thing)], url: addressOf(thing), title: `On ${thing}` }
  if (isVideo(thing)) return makeClip({ ...base, ...fields })
  return makeClip({ ...base, site: 'arxiv', kind: 'paper', paper: { arxiv: thing }, ...fields })
}

/** What a tab shows. Without an address it is a page that Lectern has not been let onto. */
interface PracticePage {
  url?: string
  clip?: Clip
}

/** A window with tabs, as the browser and the background see it. */
export class PracticeWindow {
  readonly tabs = new Map<number, PracticePage>()
  frontId = 0
  isPrivate = false
  #lastId = 0

  constructor(thing: Thing) {
    this.open(pageOf(thing))
  }

  get front(): FrontTab {
    const url = this.tabs.get(this.frontId)?.url
    return { tabId: this.frontId, ...(url !== undefined && { url }) }
  }

  /** A tab with a page, in front. */
  open(page: PracticePage): void {
    this.frontId = ++this.#lastId
    this.tabs.set(this.frontId, page)
  }

  /** The tab in front shows another page. */
  go(page: PracticePage): void {
    this.tabs.set(this.frontId, page)
  }

  /** Another tab comes to the front. */
  turn(): void {
    const ids = [...this.tabs.keys()]
    this.frontId = ids[(ids.indexOf(this.frontId) + 1) % ids.length] ?? this.frontId
  }

  /** The tab in front closes, and the one beside it comes to the front; the last one stays. */
  close(): void {
    const closed = this.frontId
    this.turn()
    if (this.frontId !== closed) this.tabs.delete(closed)
  }
}

export const pageOf = (thing: Thing, clip: Clip | undefined = clipOf(thing)): PracticePage => ({
  url: addressOf(thing),
  clip,
})

/** The background over a library, which reads what the tabs of a window show at the time. */
export function backgroundFor(library: Library, window: PracticeWindow): Background {
  const ofTab = (tabId = window.frontId) =>
    backgroundOf(library, { ...window.tabs.get(tabId), isPrivate: window.isPrivate })
  return {
    ...ofTab(),
    async openTab({ tabId }) {
      if (!window.tabs.has(tabId)) throw new Error(`No tab with id: ${tabId}.`)
      return ofTab(tabId).openTab({ tabId })
    },
  }
}

/** An open side panel beside a window. */
export async function openPanel(library: Library, window: PracticeWindow, edge: Partial<PanelEdge> = {}) {
  const keyboard = { isInPanel: true }
  const panel = createPanel({
    background: backgroundFor(library, window),
    settings: defaultSettings,
    fetchDetails: () => Promise.reject(new Error('Nothing is fetched.')),
    hasFocus: () => keyboard.isInPanel,
    nowMilliseconds: () => time.nowMilliseconds,
    ...edge,
  })
  panel.start()
  await time.until(panel.showTab(window.front))
  const notesOf = () => panel.subject.value?.capture.storing.value?.fields.value.notes
  const type = (text: string) => {
    const subject = panel.subject.value
    if (!subject) throw new Error('Nothing is shown yet.')
    panel.change(subject, { notes: (notesOf() ?? '') + text })
    return subject.key
  }
  /** Something happened in the window: the panel hears which tab is in front now. */
  const look = async () => {
    void panel.showTab(window.front)
    await time.pass(0)
  }
  return { panel, keyboard, notesOf, type, look }
}
