import { type ReadonlySignal, signal } from '@preact/signals'
import { changedFields, changeFields, type EntryFields, type FieldsChange, isSameValue } from '@/utils/entry-fields'
import { sentenceOf } from '@/utils/sentence'

/** `idle`: nothing typed yet; `waiting`: typed and not yet stored; `failed`: see `problem`. */
type StoringState = 'idle' | 'waiting' | 'stored' | 'failed'

export interface Storing {
  fields: ReadonlySignal<EntryFields>
  state: ReadonlySignal<StoringState>
  /** The fields that were stored last, to say so where they were typed. */
  storedFields: ReadonlySignal<readonly (keyof EntryFields)[]>
  /** Why storing failed, as a sentence. What was typed stays. */
  problem: ReadonlySignal<string | undefined>
  change(change: FieldsChange): void
  /** Takes what is stored by now, where the learner has typed nothing since. */
  receive(stored: EntryFields): void
  /** Stores what waits, after what is under way. */
  flush(): Promise<void>
  /** Sends what waits at once, for a page that is about to go: there is no time for answers. */
  flushNow(): void
  /** Holds back what waits, after what is under way; answers what is known to be stored. */
  pause(): Promise<EntryFields>
  /** Stores by itself again. */
  resume(): void
}

interface StoringOptions {
  /** What is stored now. */
  fields: EntryFields
  /** Stores a change and answers the fields as merged. */
  store(from: EntryFields, to: EntryFields): Promise<EntryFields>
  /** Whether typing is stored by itself; in a private window only `flush` does. */
  isAutomatic?: boolean
  /** How long the first unstored character waits; the promise is half a second. */
  delayMs?: number
  retryMs?: number
}

/** Keeps a form stored while it is typed in. Every change is sent against what was sent before it. */
export function createStoring({
  fields: first,
  store,
  isAutomatic = true,
  delayMs = 300,
  retryMs = 2000,
}: StoringOptions): Storing {
  const fields = signal(first)
  const state = signal<StoringState>('idle')
  const storedFields = signal<readonly (keyof EntryFields)[]>([])
  const problem = signal<string>()
  let base = first
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> = Promise.resolve()
  let isPaused = false
  let unanswered = 0

  const send = async (): Promise<void> => {
    const sent = fields.value
    const from = base
    const changed = changedFields(from, sent)
    if (changed.length === 0) return
    base = sent
    unanswered++
    try {
      const merged = await store(from, sent)
      adopt(sent, merged)
      problem.value = undefined
      storedFields.value = changed
      state.value = changedFields(base, fields.value).length === 0 ? 'stored' : 'waiting'
    } catch (error) {
      // What was not stored differs from the base again, and goes with the next change.
      base = pick(base, from, changed)
      problem.value = sentenceOf(error)
      state.value = 'failed'
    } finally {
      unanswered--
    }
  }

  /** Takes what others changed meanwhile, field by field, but where the learner has typed on. */
  const adopt = (sent: EntryFields, merged: EntryFields): void => {
    const untouched = changedFields(sent, merged).filter((field) => isSameValue(fields.value[field], sent[field]))
    if (untouched.length === 0) return
    fields.value = pick(fields.value, merged, untouched)
    base = pick(base, merged, untouched)
  }

  const schedule = (waitMs: number): void => {
    if (isAutomatic && !isPaused) timer ??= setTimeout(() => void flush(), waitMs)
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    running = running.then(send)
    await running
    if (changedFields(base, fields.value).length > 0) schedule(state.value === 'failed' ? retryMs : delayMs)
  }

  return {
    fields,
    state,
    storedFields,
    problem,
    flush,
    flushNow() {
      if (isAutomatic && !isPaused) void send()
    },
    change(change) {
      fields.value = changeFields(fields.value, change)
      if (state.value !== 'failed') state.value = 'waiting'
      schedule(delayMs)
    },
    receive(stored) {
      // An answer that is under way is newer, and brings what others stored as well.
      if (unanswered === 0) adopt(base, stored)
    },
    async pause() {
      isPaused = true
      clearTimeout(timer)
      timer = undefined
      await running
      return base
    },
    resume() {
      isPaused = false
      schedule(delayMs)
    },
  }
}

function pick(target: EntryFields, source: EntryFields, names: readonly (keyof EntryFields)[]): EntryFields {
  return changeFields(target, Object.fromEntries(names.map((name) => [name, source[name]])))
}
