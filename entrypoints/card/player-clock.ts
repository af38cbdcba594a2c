import { type ReadonlySignal, signal } from '@preact/signals'
import type { PlayerState } from '@/utils/player'

/** Knows the content time between two messages of the page, so that a stamp needs no question and no wait. */
export interface PlayerClock {
  /** As the page told it last. */
  told: ReadonlySignal<PlayerState | undefined>
  hear(state: PlayerState): void
  /** The player's state at this instant. */
  now(): PlayerState | undefined
  /** The chapter at a content time just before now, as the page showed it. */
  chapterAt(seconds: number): string | undefined
}

/** Played on, and not jumped: the page tells once a second. */
const mostSecondsPlayed = 5

/** @param nowMilliseconds a clock that never goes back */
export function createPlayerClock(nowMilliseconds = () => performance.now()): PlayerClock {
  const told = signal<PlayerState>()
  let heardAt = 0
  /** When playing came from one chapter into the one that shows now. */
  let entered: { seconds: number; from: string | undefined } | undefined
  return {
    told,
    hear(state) {
      const before = told.value
      if (before?.url !== state.url || before.chapter !== state.chapter) entered = enteredBetween(before, state)
      heardAt = nowMilliseconds()
      told.value = state
    },
    now() {
      const state = told.value
      if (state?.seconds === undefined || state.isPaused || state.isApproximate) return state
      const seconds = state.seconds + ((nowMilliseconds() - heardAt) / 1000) * state.rate
      return { ...state, seconds: Math.min(seconds, state.durationSeconds ?? seconds) }
    },
    chapterAt: (seconds) => (entered && seconds < entered.seconds ? entered.from : told.value?.chapter),
  }
}

function enteredBetween(before: PlayerState | undefined, state: PlayerState) {
  if (before?.seconds === undefined || state.seconds === undefined || before.url !== state.url) return undefined
  const played = state.seconds - before.seconds
  const isPlayed = played >= 0 && played <= mostSecondsPlayed * Math.max(1, state.rate)
  return isPlayed ? { seconds: state.seconds, from: before.chapter } : undefined
}
