import { type ReadonlySignal, signal } from '@preact/signals'
import { mergeLines } from '@/utils/notes/merge'
import { sentenceOf } from '@/utils/sentence'

/** A text as it is stored, and the revision of what holds it. */
export interface StoredText {
  text: string
  revision: number
}

/** `idle`: nothing typed yet; `waiting`: typed and not yet stored; `failed`: see `problem`, and it is tried again. */
export type SaveState = 'idle' | 'waiting' | 'saved' | 'failed'

export interface TextEdit {
  text: ReadonlySignal<string>
  state: ReadonlySignal<SaveState>
  /** Why storing failed, as a sentence. */
  problem: ReadonlySignal<string | undefined>
  /** The text as the learner has it now. */
  type(text: string): void
  /** The text as somebody else stored it meanwhile; what is typed and not yet stored is merged into it. */
  receive(stored: StoredText): void
  /** Stores at once what waits. */
  flush(): Promise<void>
}

export interface TextEditOptions {
  stored: StoredText
  /** Stores a change and answers the text as merged. */
  store: (from: StoredText, to: string) => Promise<StoredText>
  /** How long the first unstored character waits; the promise is half a second. */
  delayMs?: number
  retryMs?: number
}

/** Keeps a text stored while it is typed, and what others store meanwhile in it. */
export function createTextEdit({ stored, store, delayMs = 300, retryMs = 2000 }: TextEditOptions): TextEdit {
  let base = stored
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let received: StoredText | undefined
  const text = signal(stored.text)
  const state = signal<SaveState>('idle')
  const problem = signal<string>()

  const rebase = (next: StoredText, from: string): void => {
    if (next.revision <= base.revision) return
    text.value = mergeLines(from, next.text, text.value)
    base = next
  }

  /** While a change is under way, what is heard of may be that very change: it waits for the answer. */
  const receive = (next: StoredText): void => {
    if (running) received = next
    else rebase(next, base.text)
  }

  const storeOnce = async (): Promise<void> => {
    const sent = text.value
    try {
      rebase(await store(base, sent), sent)
      problem.value = undefined
      state.value = text.value === base.text ? 'saved' : 'waiting'
    } catch (error) {
      problem.value = sentenceOf(error)
      state.value = 'failed'
    }
  }

  const schedule = (waitMs: number): void => {
    timer ??= setTimeout(() => void flush(), waitMs)
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    await running
    if (text.value === base.text) return
    running = storeOnce()
    await running
    running = undefined
    if (received) rebase(received, base.text)
    received = undefined
    if (text.value !== base.text) schedule(state.value === 'failed' ? retryMs : delayMs)
  }

  return {
    text,
    state,
    problem,
    flush,
    receive,
    type(next) {
      if (next === text.value) return
      text.value = next
      if (state.value !== 'failed') state.value = 'waiting'
      schedule(delayMs)
    },
  }
}
