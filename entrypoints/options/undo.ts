import { type ReadonlySignal, signal } from '@preact/signals'
import { sentenceOf } from '@/utils/sentence'

export interface Undo {
  /** What was done last and can be taken back. */
  message: ReadonlySignal<string | undefined>
  /** True when there is something to take back. */
  canUndo: ReadonlySignal<boolean>
  offer(message: string, takeBack: () => Promise<void>): void
  /** Says something that can't, or need not, be taken back. */
  say(message: string): void
  undo(): Promise<void>
  close(): void
}

/** The last thing done, and the way back from it. */
export function createUndo(): Undo {
  const message = signal<string>()
  const canUndo = signal(false)
  let takeBack: (() => Promise<void>) | undefined
  const set = (text: string | undefined, way: (() => Promise<void>) | undefined): void => {
    message.value = text
    takeBack = way
    canUndo.value = way !== undefined
  }
  return {
    message,
    canUndo,
    offer: set,
    say: (text) => set(text, undefined),
    close: () => set(undefined, undefined),
    async undo() {
      const way = takeBack
      if (!way) return
      set(undefined, undefined)
      try {
        await way()
      } catch (error) {
        set(sentenceOf(error), way)
      }
    },
  }
}
