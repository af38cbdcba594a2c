import { computed, signal } from '@preact/signals'
import { createCaptureSignals, type Readings } from '@/components/capture/signals'
import type { Clip, Entry } from '@/utils/entry'
import { createManualClip } from '@/utils/manual-clip'
import type { Background } from '@/utils/messages'
import type { PopupAnswers } from './answers'

/** What the popup needs of the browser. */
export interface PopupEdge {
  background: Background
  /** What was asked before the popup was there. */
  answers: PopupAnswers
  tabId: number
  /** The tab as far as the browser lets Lectern see it. */
  tab: { url?: string | undefined; title?: string | undefined; isPrivate?: boolean | undefined }
  /** Whether the popup was opened as a page of its own, which stays after saving. */
  isPage: boolean
  /** Fetches a paper's page and reads it. */
  fetchDetails(address: string): Promise<Clip>
  close(): void
  /** Opens the side panel of the window; only at once, while the browser handles a click or key. */
  openPanel(): Promise<void>
  now?: () => Date
}

/** What the popup knows: the thing that it captures, and the link that waits for its "why". */
export function createSignals(edge: PopupEdge) {
  const capture = createCaptureSignals(createManualClip(edge.tab, edge.now?.()))
  const { view, entry } = capture
  return {
    ...capture,
    stage: signal<'loading' | 'queued' | 'listing' | 'form'>('loading'),
    queued: signal<Entry>(),
    /** Whether the facts are typed by hand, since no page gave them. */
    isManual: computed(() => view.value !== undefined && !view.value.clip && !entry.value),
    /** Whether there is a page that the side panel can stand beside. */
    hasPanelButton: computed(() => isOnWeb(entry.value ?? capture.clip.value)),
    /** Whether the page may have a video: what is no paper and has an address. */
    hasCardButton: computed(() => {
      const thing = entry.value ?? capture.clip.value
      return thing.kind !== 'paper' && thing.kind !== 'note' && isOnWeb(thing)
    }),
  }
}

function isOnWeb({ url }: { url?: string | undefined }): boolean {
  return /^https?:/.test(url ?? '')
}

export type PopupSignals = ReturnType<typeof createSignals>
export type PopupReadings = Readings<PopupSignals>
