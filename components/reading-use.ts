import type { ReadingState } from './reading-state'

const signsOfUse = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll']

/** Tells the clock when its page is used, hidden and shown. Answers how to end that. */
export function watchUse(state: ReadingState): () => void {
  const ending = new AbortController()
  const options = { signal: ending.signal, capture: true, passive: true }
  for (const sign of signsOfUse) document.addEventListener(sign, state.touch, options)
  document.addEventListener('visibilitychange', () => void state.show(!document.hidden), options)
  window.addEventListener('pagehide', () => void state.keep(), options)
  const ticking = setInterval(() => void state.tick(), 1000)
  return () => {
    clearInterval(ticking)
    ending.abort()
    void state.keep()
  }
}
