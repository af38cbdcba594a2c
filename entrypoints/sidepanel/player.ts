import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { createPlayerClock, type PlayerClock } from '@/components/capture/player-clock'
import type { Subject } from '@/components/capture/subject'
import type { PlayerAction } from '@/utils/keys'
import type { Background } from '@/utils/messages'
import type { PlayerState } from '@/utils/player'

const skipSeconds = 5
const rateStep = 0.25

/** The player of the page in front, as far as it is the page's own and may be looked at. */
export interface PanelPlayer {
  /** As the page told it last; undefined where there is none. */
  told: ReadonlySignal<PlayerState | undefined>
  /** The page in front shows a subject, which may have a player. */
  look(at: { tabId: number; subject: Subject }): Promise<void>
  /**
   * Looks again for a player that was not there yet, unless there is hardly one to come, and at one whose time is not
   * known to the second. @param isAsked the learner is back, and something may have changed
   */
  lookAgain(isAsked: boolean): Promise<void>
  /** The page in front shows something else, or the panel goes. */
  leave(): void
  /** A page tells what its player does. */
  hear(tabId: number, state: PlayerState): void
  /** Its state at this instant, as far as its time belongs to the subject. */
  stateOf(subject: Subject): PlayerState | undefined
  seek(seconds: number): Promise<void>
  setPlaying(isPlaying: boolean): Promise<void>
  /** Does what a key asks for; what the card alone can do is done there. */
  act(action: PlayerAction): Promise<void>
}

interface PlayerOptions {
  background: Pick<Background, 'watchPlayer' | 'callPlayer' | 'leavePlayer' | 'openCard'>
  isAt(subject: Subject, url: string): boolean
  now(): number
  /** Stores what the card is to go on with. */
  handOver(): Promise<void>
}

/** A tab whose player is watched, or may come to be. */
interface Watched {
  tabId: number
  clock: PlayerClock
  isLooking: boolean
  /** How often it is still looked for without being asked to. */
  triesLeft: number
}

/** Most players are there after some seconds, if at all. */
const mostTries = 20

export function createPanelPlayer({ background, isAt, now, handOver }: PlayerOptions): PanelPlayer {
  const watched = signal<Watched>()
  const begin = (tabId: number, triesLeft = mostTries): Watched => ({
    tabId,
    clock: createPlayerClock(now),
    isLooking: false,
    triesLeft,
  })
  const told = computed(() => watched.value?.clock.told.value)

  const leave = (): void => {
    const left = watched.value
    watched.value = undefined
    if (left?.clock.told.value) background.leavePlayer({ tabId: left.tabId }).catch(() => undefined)
  }
  const read = async (): Promise<void> => {
    const asked = watched.value
    if (!asked || asked.isLooking) return
    asked.isLooking = true
    const state = await background.watchPlayer({ tabId: asked.tabId }).finally(() => {
      asked.isLooking = false
    })
    if (watched.value !== asked) return
    // What the page told by itself meanwhile may be newer than the answer.
    const isNews = state && (state.atMilliseconds ?? 0) >= (told.value?.atMilliseconds ?? 0)
    if (isNews) asked.clock.hear(state)
    // A page that was loaded anew has none yet.
    else if (!state && told.value) watched.value = begin(asked.tabId)
  }
  const call = async (name: Parameters<Background['callPlayer']>[0]['call'], input?: unknown): Promise<void> => {
    const { value: at } = watched
    if (at) await background.callPlayer({ tabId: at.tabId, call: name, input })
  }
  const openCard = async (action?: Parameters<Background['openCard']>[0]['action']): Promise<void> => {
    const { value: at } = watched
    if (!at) return
    await handOver()
    await background.openCard({ tabId: at.tabId, action })
  }
  const skip = async (by: number): Promise<void> => {
    const { clock } = watched.value ?? {}
    await clock?.jump((clock.now()?.seconds ?? 0) + by, () => call('skip', { seconds: by }))
  }
  const actions: Record<PlayerAction, () => Promise<void>> = {
    card: () => openCard(),
    moment: () => openCard('moment'),
    'moment-with-frame': () => openCard('moment-with-frame'),
    frame: () => openCard('frame'),
    // These are the editor's own, and the card's.
    keys: async () => undefined,
    mark: async () => undefined,
    earlier: async () => undefined,
    later: async () => undefined,
    play: () => call('togglePlay'),
    back: () => skip(-skipSeconds),
    forward: () => skip(skipSeconds),
    slower: () => call('changeRate', { by: -rateStep }),
    faster: () => call('changeRate', { by: rateStep }),
    'to-player': () => call('focusPlayer'),
  }
  return {
    told,
    async look({ tabId, subject }) {
      const { kind } = subject.capture.entry.value ?? subject.capture.clip.value
      if (kind === 'paper' || kind === 'note') return leave()
      if (watched.value?.tabId !== tabId) {
        leave()
        watched.value = begin(tabId, kind === 'page' ? 0 : mostTries)
      }
      await read()
    },
    async lookAgain(isAsked) {
      const { value: at } = watched
      if (!at || told.value?.isApproximate === false) return
      if (told.value || isAsked || at.triesLeft-- > 0) await read()
    },
    leave,
    hear(tabId, state) {
      if (watched.value?.tabId === tabId) watched.value.clock.hear(state)
    },
    stateOf(subject) {
      const state = watched.value?.clock.now()
      return state && isAt(subject, state.url) ? state : undefined
    },
    async seek(seconds) {
      await watched.value?.clock.jump(seconds, () => call('seek', { seconds }))
    },
    setPlaying: (isPlaying) => call(isPlaying ? 'play' : 'pause'),
    act: (action) => actions[action](),
  }
}
