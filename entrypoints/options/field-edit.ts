import { type ReadonlySignal, signal } from '@preact/signals'
import { sentenceOf } from '@/utils/sentence'
import type { SaveState } from './text-edit'

/** Fields that the learner changed; one that is undefined is emptied. */
export type FieldChange<Fields> = { [F in keyof Fields]?: Fields[F] | undefined }

export interface FieldEdit<Fields, Stored> {
  /** What is stored, with what is changed and not stored yet. */
  shown: ReadonlySignal<Stored>
  state: ReadonlySignal<SaveState>
  /** Why storing failed, as a sentence. */
  problem: ReadonlySignal<string | undefined>
  change(change: FieldChange<Fields>): void
  /** The state that somebody else stored meanwhile. */
  receive(stored: Stored): void
  flush(): Promise<void>
}

/** A change as the library merges it: against what the learner was shown. */
interface StoredEdit<Fields> {
  id: string
  revision: number
  from: Partial<Fields>
  to: Partial<Fields>
}

const delayMs = 300
const retryMs = 2000

/**
 * Keeps the fields of an entry or document stored while they are edited; what can't be stored stays, and is tried again.
 * Long text has an edit of its own: see `createTextEdit`.
 */
export function createFieldEdit<Fields extends object, Stored extends { id: string; revision: number }>(
  stored: Stored,
  store: (edit: StoredEdit<Fields>) => Promise<Stored>,
): FieldEdit<Fields, Stored> {
  let base = stored
  let unsent: FieldChange<Fields> = {}
  let sent: FieldChange<Fields> = {}
  // What the changed fields showed before: what others do to them meanwhile is merged against that.
  let unsentFrom: FieldChange<Fields> = {}
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const shown = signal(stored)
  const state = signal<SaveState>('idle')
  const problem = signal<string>()

  const show = (): void => {
    shown.value = withChange(withChange(base, sent), unsent)
  }

  const rebase = (next: Stored): void => {
    if (next.revision >= base.revision) base = next
    show()
  }

  const storeOnce = async (): Promise<void> => {
    const sentFrom = unsentFrom
    sent = unsent
    unsent = {}
    unsentFrom = {}
    try {
      const answer = await store({
        id: base.id,
        revision: base.revision,
        from: withoutEmptied(sentFrom),
        to: withoutEmptied(sent),
      })
      sent = {}
      rebase(answer)
      problem.value = undefined
      state.value = isEmpty(unsent) ? 'saved' : 'waiting'
    } catch (error) {
      unsent = { ...sent, ...unsent }
      unsentFrom = { ...unsentFrom, ...sentFrom }
      sent = {}
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
    if (isEmpty(unsent)) return
    running = storeOnce()
    await running
    running = undefined
    if (!isEmpty(unsent)) schedule(state.value === 'failed' ? retryMs : delayMs)
  }

  return {
    shown,
    state,
    problem,
    flush,
    receive: rebase,
    change(change) {
      for (const field of Object.keys(change)) {
        if (!Object.hasOwn(unsent, field)) Object.assign(unsentFrom, { [field]: Reflect.get(shown.value, field) })
      }
      unsent = { ...unsent, ...change }
      if (state.value !== 'failed') state.value = 'waiting'
      show()
      schedule(delayMs)
    },
  }
}

function isEmpty(change: object): boolean {
  return Object.keys(change).length === 0
}

/** What is stored as it will be once the change is: a field that was emptied is absent. */
function withChange<Stored extends object>(stored: Stored, change: object): Stored {
  const next = { ...stored }
  for (const [field, value] of Object.entries(change)) {
    if (value === undefined) Reflect.deleteProperty(next, field)
    else Object.assign(next, { [field]: value })
  }
  return next
}

function withoutEmptied<Fields>(change: FieldChange<Fields>): Partial<Fields> {
  const filled: Partial<Fields> = {}
  for (const [field, value] of Object.entries(change)) {
    if (value !== undefined) Object.assign(filled, { [field]: value })
  }
  return filled
}
