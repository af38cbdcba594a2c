import { draftKey } from '@/utils/draft'
import type { Entry } from '@/utils/entry'
import type { FieldsEdit } from '@/utils/entry-edit'
import {
  changeFields,
  type EntryFields,
  type FieldsChange,
  fieldsOfClip,
  fieldsOfEntry,
  isSameValue,
} from '@/utils/entry-fields'
import type { Background } from '@/utils/messages'
import type { SentChange } from './sendings'
import type { CaptureSignals } from './signals'
import { createStoring } from './storing'

/** Stores a change of a form, and answers the fields as merged. */
export type Store = (capture: CaptureSignals, background: Background, sent: SentChange) => Promise<EntryFields>

type LeaveWill = (surface: string, sent: SentChange | undefined) => void

/**
 * Shows what is stored as a form; `typed` is what the learner has typed on top of it. Without a store of its own, what
 * has no entry yet is stored as a draft.
 */
export function showForm(
  capture: CaptureSignals,
  background: Background,
  stored: EntryFields,
  { typed = stored, store, leaveWill }: { typed?: EntryFields; store?: Store; leaveWill?: LeaveWill } = {},
): void {
  const storing = createStoring({
    fields: stored,
    // Asked each time: a save makes the entry, and the form goes on.
    store: (sent) => (store ?? (capture.entry.value ? storeInEntry : storeInDraft))(capture, background, sent),
    ...(leaveWill && { leaveWill }),
    isAutomatic: !capture.view.value?.isPrivate,
  })
  capture.storing.value = storing
  if (typed !== stored) storing.change(typed)
}

export function showEntry(capture: CaptureSignals, background: Background, entry: Entry): void {
  capture.entry.value = entry
  capture.hasDraft.value = false
  showForm(capture, background, fieldsOfEntry(entry))
}

/** The entry as an answer has it; another answer, or another surface's news, may be newer. */
export function learnEntry({ entry: known }: CaptureSignals, entry: Entry): void {
  if (known.value?.id !== entry.id || known.value.revision <= entry.revision) known.value = entry
}

const storeInDraft: Store = async (capture, background, { sending, from, to, edit }) => {
  const clip = capture.clip.value
  const wish = isSameValue(from.topic, to.topic) ? {} : { topic: to.topic ?? null }
  const draft = await background.saveDraft({ key: draftKey(clip), clip, ...edit, ...wish, sending })
  capture.hasDraft.value = true
  return changeFields(fieldsOfClip(clip, draft.patch, draft.topic), emptiedFields(edit))
}

/** A draft can't say that a field of its clip was emptied, so the form keeps it in mind until the entry exists. */
function emptiedFields({ from: before, to: after }: FieldsEdit): FieldsChange {
  const names = Object.keys(before).filter((name) => !(name in after))
  return Object.fromEntries(names.map((name) => [name, undefined]))
}

export const storeInEntry: Store = async (capture, background, { sending, to, edit }) => {
  let entry = capture.entry.value
  if (!entry) return to
  if (Object.keys({ ...edit.from, ...edit.to }).length > 0) {
    entry = await background.editEntry({ id: entry.id, revision: entry.revision, ...edit, sending })
    learnEntry(capture, entry)
  }
  if (to.topic) {
    // Filing is done once; the field is then free for another topic.
    const filed = await background.fileEntry({ entryId: entry.id, topic: to.topic })
    capture.topics.value = [...capture.topics.value.filter(({ id }) => id !== filed.id), filed]
  }
  return fieldsOfEntry(entry)
}
