import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Clip, Entry } from '@/utils/entry'
import { createManualClip } from '@/utils/manual-clip'
import type { Background, Completions, PageView, TopicSummary } from '@/utils/messages'
import { suggestTags } from '@/utils/tags'
import type { Storing } from './storing'

/** What the popup needs of the browser. */
export interface PopupEdge {
  background: Background
  tabId: number
  /** The tab as far as the browser lets Lectern see it. */
  tab: { url?: string | undefined; title?: string | undefined; isPrivate?: boolean | undefined }
  /** Whether the popup was opened as a page of its own, which stays after saving. */
  isPage: boolean
  close(): void
  now?: () => Date
}

/** What happened last, said at the foot. */
export interface Message {
  text: string
  /** Whether everything is saved, which the button then says. */
  isSaved?: boolean
  /** Takes back what happened. */
  undo?: () => Promise<void>
}

/** What the popup knows: what the tab shows, what is typed, and what is known to be stored. */
export function createSignals(edge: PopupEdge) {
  const view = signal<PageView>()
  const entry = signal<Entry>()
  const storing = signal<Storing>()
  const completions = signal<Completions>({ tags: [], topics: [] })
  return {
    stage: signal<'loading' | 'queued' | 'form'>('loading'),
    view,
    /** What is saved: the page's clip, or one made by hand. */
    clip: signal<Clip>(createManualClip(edge.tab, edge.now?.())),
    /** The entry in the library, once there is one. */
    entry,
    /** The topics that place the entry. */
    topics: signal<readonly TopicSummary[]>([]),
    /** The link that waits for its "why". */
    queued: signal<Entry>(),
    storing,
    completions,
    suggested: computed(() => {
      const fields = storing.value?.fields.value
      const page = view.value?.clip
      if (!fields) return []
      const subject = { title: fields.title, keywords: page?.keywords ?? [], paper: page?.paper }
      return suggestTags(subject, completions.value.tags, fields.tags)
    }),
    hasDraft: signal(false),
    /** Whether the facts are typed by hand, since no page gave them. */
    isManual: computed(() => view.value !== undefined && !view.value.clip && !entry.value),
    message: signal<Message>(),
    /** What went wrong, as a sentence; what was typed stays. */
    problem: signal<string>(),
    isSaving: signal(false),
  }
}

export type PopupSignals = ReturnType<typeof createSignals>

/** The same signals as a view gets them: to be read only. */
export type PopupReadings = {
  readonly [S in keyof PopupSignals]: ReadonlySignal<PopupSignals[S]['value']>
}
