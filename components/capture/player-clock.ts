import { type ReadonlySignal, signal } from '@preact/signals'
import type { PlayerState } from '@/utils/player'

/** Knows the content time between two messages of the page, so that a stamp needs no question and no wait. */
export interface PlayerClock {
  /** As the page told it last. */
  told: ReadonlySignal<PlayerState | undefined>
  hear(state: PlayerState): void
  /** The player's state at this instant. */
  now(): PlayerState | undefined
  /**
   * The card asks the page to jump. Until the page tells of it, the time is where the card asked to be: what the page
   * tells before it answers may be from before.
   */
  jump(seconds: number, ask: () => Promise<unknown>): Promise<void>
  /** The chapter at a content time just before now, as the page showed it. */
  chapterAt(seconds: number): string | undefined
}

/** Played on, and not jumped: the page tells once a second. */
const mostSecondsPlayed = 5

/** Whatever is older was not long on its way: the machine's clock was set meanwhile. */
const longestWayMilliseconds = 5000

/**
 * @param nowMilliseconds a clock that never goes back
 * @param dateMilliseconds the clock that the page's news is dated by
 */
export function createPlayerClock(
  nowMilliseconds = () => performance.now(),
  dateMilliseconds = () => Date.now(),
): PlayerClock {
  const told = signal<PlayerState>()
  let shownAt = 0
  /** When playing came from one chapter into the one that shows now. */
  let entered: { seconds: number; from: string | undefined } | undefined
  let jumping: { to: number; url: string } | undefined

  const show = (state: PlayerState, wayMilliseconds = 0): void => {
    shownAt = nowMilliseconds() - wayMilliseconds
    told.value = state
  }
  /** How long news was on its way. */
  const wayOf = ({ atMilliseconds = 0 }: PlayerState): number => {
    const way = dateMilliseconds() - atMilliseconds
    return way > 0 && way < longestWayMilliseconds ? way : 0
  }
  const now = (): PlayerState | undefined => {
    const state = told.value
    if (state?.seconds === undefined || state.isPaused || state.isApproximate) return state
    const seconds = state.seconds + ((nowMilliseconds() - shownAt) / 1000) * state.rate
    return { ...state, seconds: Math.min(seconds, state.durationSeconds ?? seconds) }
  }
  return {
    told,
    hear(state) {
      const before = told.value
      if (jumping?.url === state.url && !state.isApproximate) return show(jumpedState(state, jumping.to))
      if (before?.url !== state.url || before.chapter !== state.chapter) entered = enteredBetween(before, state)
      show(state, wayOf(state))
    },
    now,
    async jump(seconds, ask) {
      const before = now()
      // During an advertisement no time is known better than the last one.
      if (before?.seconds === undefined || before.isApproximate) return void (await ask())
      const jump = { to: Math.min(Math.max(0, seconds), before.durationSeconds ?? seconds), url: before.url }
      jumping = jump
      entered = undefined
      show(jumpedState(before, jump.to))
      try {
        await ask()
      } catch (error) {
        if (jumping === jump) show(before)
        throw error
      } finally {
        if (jumping === jump) jumping = undefined
      }
    },
    chapterAt: (seconds) => (entered && seconds < entered.seconds ? entered.from : told.value?.chapter),
  }
}

/** Which chapter it is in there, the page has still to tell. */
function jumpedState({ chapter: _, ...state }: PlayerState, seconds: number): PlayerState {
  return { ...state, seconds }
}

function enteredBetween(before: PlayerState | undefined, state: PlayerState) {
  if (before?.seconds === undefined || state.seconds === undefined || before.url !== state.url) return undefined
  const played = state.seconds - before.seconds
  const isPlayed = played >= 0 && played <= mostSecondsPlayed * Math.max(1, state.rate)
  return isPlayed ? { seconds: state.seconds, from: before.chapter } : undefined
}
