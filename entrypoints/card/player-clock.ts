import { type ReadonlySignal, signal } from '@preact/signals'
import type { PlayerState } from '@/utils/player'

/** Knows the content time between two messages of the page, so that a stamp needs no question and no wait. */
export interface PlayerClock {
  /** As the page told it last. */
  told: ReadonlySignal<PlayerState | undefined>
  hear(state: PlayerState): void
  /** The player's state at this instant. */
  now(): PlayerState | undefined
}

/** @param nowMilliseconds a clock that never goes back */
export function createPlayerClock(nowMilliseconds = () => performance.now()): PlayerClock {
  const told = signal<PlayerState>()
  let heardAt = 0
  return {
    told,
    hear(state) {
      heardAt = nowMilliseconds()
      told.value = state
    },
    now() {
      const state = told.value
      if (state?.seconds === undefined || state.isPaused || state.isApproximate) return state
      const seconds = state.seconds + ((nowMilliseconds() - heardAt) / 1000) * state.rate
      return { ...state, seconds: Math.min(seconds, state.durationSeconds ?? seconds) }
    },
  }
}
