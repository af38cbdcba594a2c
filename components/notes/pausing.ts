import type { EditorPlayer } from './editor-props'

/** The video waits for who types, and goes on by itself after a line or this long without a letter. */
const idleMs = 2000

export interface Pausing {
  /** Something was typed. */
  typed(): void
  /** A line is done, or the editor goes. */
  resume(): void
  /** The learner has taken the player in hand: it is not started again. */
  forget(): void
}

/** Stops a video while one types, when `read` gives it, and starts only what it stopped. */
export function createPausing(read: () => EditorPlayer | undefined): Pausing {
  let stopped: EditorPlayer | undefined
  let idle: ReturnType<typeof setTimeout> | undefined

  const forget = () => {
    clearTimeout(idle)
    stopped = undefined
  }
  const resume = () => {
    const player = stopped
    forget()
    player?.play()
  }
  return {
    resume,
    forget,
    typed() {
      const player = read()
      if (!stopped && player?.now()?.isPaused === false) {
        player.pause()
        stopped = player
      }
      if (!stopped) return
      clearTimeout(idle)
      idle = setTimeout(resume, idleMs)
    },
  }
}
