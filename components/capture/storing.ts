import { type ReadonlySignal, signal } from '@preact/signals'
import { changedFields, changeFields, type EntryFields, type FieldsChange } from '@/utils/entry-fields'
import { sentenceOf } from '@/utils/sentence'
import { createSendings, pick, type SentChange } from './sendings'

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
  /** Holds back what waits, after what is under way; answers all of it, for a save that stores it another way. */
  pause(): Promise<SentChange>
  /** That save got no answer: what was held back is sent again. */
  resume(): void
  /** That save was answered with what is stored by now: the form goes on from there, with what was typed meanwhile. */
  settle(stored: EntryFields): void
}

interface StoringOptions {
  /** What is stored now. */
  fields: EntryFields
  /** Stores a change and answers the fields as merged. */
  store(sent: SentChange): Promise<EntryFields>
  /** Hears of every change what is to be stored if the form goes without a word; undefined once all is stored. */
  leaveWill?(surface: string, sent: SentChange | undefined): void
  /** Whether typing is stored by itself; in a private window only `flush` does. */
  isAutomatic?: boolean
  /** How long the first unstored character waits; the promise is half a second. */
  delayMs?: number
  retryMs?: number
}

/** Keeps a form stored while it is typed in. */
export function createStoring({
  fields: first,
  store,
  leaveWill,
  isAutomatic = true,
  delayMs = 300,
  retryMs = 2000,
}: StoringOptions): Storing {
  const fields = signal(first)
  const state = signal<StoringState>('idle')
  const storedFields = signal<readonly (keyof EntryFields)[]>([])
  const problem = signal<string>()
  const sendings = createSendings(first)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> = Promise.resolve()
  let held: SentChange | undefined
  let failures = 0

  const send = async (): Promise<void> => {
    if (held || !sendings.isNew(fields.value)) return
    const sent = sendings.take(fields.value)
    try {
      confirm(sent, await store(sent))
    } catch (error) {
      if (!sendings.lose(sent)) return
      failures++
      problem.value = sentenceOf(error)
      state.value = 'failed'
    }
  }

  const confirm = (sent: SentChange, stored: EntryFields): void => {
    show(stored, () => sendings.confirm(sent, stored, fields.value))
    problem.value = undefined
    failures = 0
    storedFields.value = changedFields(sent.from, sent.to)
    state.value = sendings.isNew(fields.value) || sendings.isAwaiting() ? 'waiting' : 'stored'
    if (state.value === 'stored') leaveWill?.(sendings.surface, undefined)
  }

  /** Takes over what others changed meanwhile. */
  const show = (stored: EntryFields, take: (stored: EntryFields) => readonly (keyof EntryFields)[]): void => {
    const names = take(stored)
    if (names.length > 0) fields.value = pick(fields.value, stored, names)
  }

  const schedule = (waitMs: number): void => {
    if (isAutomatic && !held) timer ??= setTimeout(() => void flush(), waitMs)
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    running = running.then(send)
    await running
    // A background that was stopped is there again at once; what fails twice fails for longer.
    if (sendings.isNew(fields.value)) schedule(failures > 1 ? retryMs : delayMs)
  }

  return {
    fields,
    state,
    storedFields,
    problem,
    flush,
    flushNow() {
      if (isAutomatic && !held) void send()
    },
    change(change) {
      fields.value = changeFields(fields.value, change)
      if (state.value !== 'failed') state.value = 'waiting'
      schedule(delayMs)
      if (isAutomatic && !held) leaveWill?.(sendings.surface, sendings.leave(fields.value))
    },
    receive(stored) {
      show(stored, () => sendings.receive(stored, fields.value))
    },
    async pause() {
      clearTimeout(timer)
      timer = undefined
      await running
      held = sendings.take(fields.value)
      return held
    },
    resume() {
      if (held) sendings.lose(held)
      held = undefined
      schedule(delayMs)
    },
    settle(stored) {
      if (held) confirm(held, stored)
      held = undefined
      if (sendings.isNew(fields.value)) schedule(delayMs)
    },
  }
}
