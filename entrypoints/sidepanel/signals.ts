import { signal } from '@preact/signals'
import type { Elsewhere } from '@/components/capture/following'
import type { Readings } from '@/components/capture/signals'
import type { Subject, SubjectEdge } from '@/components/capture/subject'
import type { Clip } from '@/utils/entry'
import type { Completions } from '@/utils/messages'
import type { Settings } from '@/utils/settings'

/** What the side panel needs of the browser. */
export interface PanelEdge extends SubjectEdge {
  settings: Settings
  /** Fetches a paper's page and reads it. */
  fetchDetails(address: string): Promise<Clip>
  /** Whether the keyboard is in the panel. */
  hasFocus(): boolean
  /** Milliseconds of a clock that never goes back. */
  nowMilliseconds?: () => number
}

/**
 * What the panel shows: nothing is known yet; the learner has to let Lectern onto the page; the page can't be read at
 * all; or what is typed about.
 */
export type Stage = 'looking' | 'asking' | 'refused' | 'noting'

/** What the side panel knows. */
export function createPanelSignals(settings: Settings) {
  return {
    stage: signal<Stage>('looking'),
    settings: signal(settings),
    /** What is typed about; absent until a page has been read. */
    subject: signal<Subject>(),
    elsewhere: signal<Elsewhere>(),
    completions: signal<Completions>({ tags: [], topics: [] }),
    /** How often the library has changed, for what looks things up in it. */
    changeCount: signal(0),
    /** Said about the page, as a sentence. */
    said: signal<string>(),
  }
}

export type PanelSignals = ReturnType<typeof createPanelSignals>
export type PanelReadings = Readings<PanelSignals>
