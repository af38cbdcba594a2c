import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Clip, Entry } from '@/utils/entry'
import type { Completions, PageView, TopicSummary } from '@/utils/messages'
import { suggestTags } from '@/utils/tags'
import type { Storing } from './storing'

/** What happened last, said at the foot. */
export interface Message {
  text: string
  /** Whether everything is saved, which the button then says. */
  isSaved?: boolean
  /** Takes back what happened. */
  undo?: () => Promise<void>
}

/** One thing being captured: what its page shows, what is typed, and what is known to be stored. */
export function createCaptureSignals(
  clip: Clip,
  completions: Signal<Completions> = signal<Completions>({ tags: [], topics: [] }),
) {
  const view = signal<PageView>()
  const entry = signal<Entry>()
  const storing = signal<Storing>()
  return {
    view,
    /** What is saved: the page's clip, or one made by hand. */
    clip: signal(clip),
    /** The entry in the library, once there is one. */
    entry,
    /** The topics that place the entry. */
    topics: signal<readonly TopicSummary[]>([]),
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
    message: signal<Message>(),
    /** What went wrong, as a sentence; what was typed stays. */
    problem: signal<string>(),
    isSaving: signal(false),
  }
}

export type CaptureSignals = ReturnType<typeof createCaptureSignals>

/** Signals as a view gets them: to be read only. */
export type Readings<Signals extends Record<string, ReadonlySignal>> = {
  readonly [S in keyof Signals]: ReadonlySignal<Signals[S]['value']>
}
