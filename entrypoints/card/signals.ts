import { signal } from '@preact/signals'
import type { Elsewhere } from '@/components/capture/following'
import type { Readings } from '@/components/capture/signals'
import type { Subject, SubjectEdge } from '@/components/capture/subject'
import type { WatchCalls } from '@/utils/card-channel'
import type { Completions } from '@/utils/messages'
import type { Remote } from '@/utils/port-calls'
import type { Region } from '@/utils/region'
import type { Settings } from '@/utils/settings'
import type { PackedShot } from '@/utils/shot'

/** What the card needs of the browser and of its page. */
export interface CardEdge extends SubjectEdge {
  /** The watch script in the page. */
  page: Remote<WatchCalls>
  tabId: number
  settings: Settings
  /** Asks the user for hosts; only a click or key may. Answers whether they are allowed; nothing where a page asks. */
  requestOrigins(origins: string[]): Promise<boolean | undefined>
  /** Whether the keyboard is in the card. */
  hasFocus(): boolean
  /** Whether the extension that the card belongs to is still there: an update takes it away. */
  isAlive(): boolean
  /** Milliseconds of a clock that never goes back. */
  nowMilliseconds?: () => number
}

/** A picture of the tab, of which the learner cuts a part for the notes. */
export interface Cutting {
  subject: Subject
  shot: PackedShot
  /** Where the video stands in it. */
  place?: Region
}

/** What the card knows. */
export function createCardSignals(settings: Settings) {
  return {
    settings: signal(settings),
    /** What is typed about; absent until the page has been read. */
    subject: signal<Subject>(),
    elsewhere: signal<Elsewhere>(),
    completions: signal<Completions>({ tags: [], topics: [] }),
    cutting: signal<Cutting>(),
    /** Out of sight, until it is opened again. */
    isClosed: signal(false),
    /** One line high. */
    isCompact: signal(false),
    /** The list of the keys, in the place of the notes. */
    areKeysShown: signal(false),
    /** Said about the page and its player, as a sentence. */
    said: signal<string>(),
    /** The extension was updated under the card: nothing can be stored any more. */
    isOrphan: signal(false),
  }
}

export type CardSignals = ReturnType<typeof createCardSignals>
export type CardReadings = Readings<CardSignals>
