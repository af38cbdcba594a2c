import { vi } from 'vitest'

/** Time as the tests move it on: timers and the surface's clock together. Only `setTimeout` is to be faked. */
export const time = {
  nowMilliseconds: 0,
  /** In small steps: a message's way takes time, and what it asks of the library takes none of the faked one. */
  async pass(milliseconds: number): Promise<void> {
    const steps = Math.max(1, Math.min(20, milliseconds / 2))
    for (let step = 0; step < steps; step++) {
      time.nowMilliseconds += milliseconds / steps
      await vi.advanceTimersByTimeAsync(milliseconds / steps)
      await settle()
    }
  },
  /** Passes until something has come to its end. */
  async until(end: Promise<unknown>): Promise<void> {
    let isOver = false
    const over = end.finally(() => {
      isOver = true
    })
    while (!isOver) await time.pass(4)
    await over
  },
}

/** Lets the library's transactions, which wait on no faked timer, come to an end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve))
}
