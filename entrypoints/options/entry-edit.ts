import { type ReadonlySignal, signal } from '@preact/signals'
import type { Entry, EntryEdit, EntryPatch } from '@/utils/entry'
import type { SaveState } from './text-edit'

/** Fields that the learner changed; one that is undefined is emptied. */
export type EntryChange = { [F in keyof EntryPatch]?: EntryPatch[F] | undefined }

export interface EntryEditing {
  /** The entry as it is stored, with what is changed and not stored yet. */
  shown: ReadonlySignal<Entry>
  state: ReadonlySignal<SaveState>
  /** Why storing failed, as a sentence. */
  problem: ReadonlySignal<string | undefined>
  change(change: EntryChange): void
  /** The entry as somebody else stored it meanwhile. */
  receive(entry: Entry): void
  flush(): Promise<void>
}

const delayMs = 300
const retryMs = 2000

/** Keeps an entry's facts stored while they are edited. Notes have an edit of their own: see `createTextEdit`. */
export function createEntryEditing(entry: Entry, store: (edit: EntryEdit) => Promise<Entry>): EntryEditing {
  let base = entry
  let unsent: EntryChange = {}
  let sent: EntryChange = {}
  // What the changed fields showed before: what others do to them meanwhile is merged against that.
  let unsentFrom: EntryChange = {}
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const shown = signal(entry)
  const state = signal<SaveState>('idle')
  const problem = signal<string>()

  const show = (): void => {
    shown.value = withChange(withChange(base, sent), unsent)
  }

  const rebase = (next: Entry): void => {
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
      problem.value = error instanceof Error ? error.message : String(error)
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
      for (const field of Object.keys(change) as (keyof EntryPatch)[]) {
        if (!Object.hasOwn(unsent, field)) Object.assign(unsentFrom, { [field]: shown.value[field] })
      }
      unsent = { ...unsent, ...change }
      if (state.value !== 'failed') state.value = 'waiting'
      show()
      schedule(delayMs)
    },
  }
}

function isEmpty(change: EntryChange): boolean {
  return Object.keys(change).length === 0
}

/** The entry as it will be once the change is stored: a field that was emptied is absent. */
function withChange(entry: Entry, change: EntryChange): Entry {
  const next = { ...entry }
  for (const field of Object.keys(change) as (keyof EntryPatch)[]) {
    if (change[field] === undefined) Reflect.deleteProperty(next, field)
    else Object.assign(next, { [field]: change[field] })
  }
  return next
}

function withoutEmptied(change: EntryChange): EntryPatch {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
