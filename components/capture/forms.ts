import { draftKey } from '@/utils/draft'
import type { Entry } from '@/utils/entry'
import {
  changeFields,
  type EntryFields,
  editBetween,
  fieldsOfClip,
  fieldsOfEntry,
  isSameValue,
} from '@/utils/entry-fields'
import type { Background } from '@/utils/messages'
import type { CaptureSignals } from './signals'
import { createStoring } from './storing'

/** Stores a change of a form, and answers the fields as merged. */
export type Store = (
  capture: CaptureSignals,
  background: Background,
  from: EntryFields,
  to: EntryFields,
) => Promise<EntryFields>

/**
 * Shows what is stored as a form; `typed` is what the learner has typed on top of it. Without a store of its own, what
 * has no entry yet is stored as a draft.
 */
export function showForm(
  capture: CaptureSignals,
  background: Background,
  stored: EntryFields,
  { typed = stored, store }: { typed?: EntryFields; store?: Store } = {},
): void {
  const storeChange = store ?? (capture.entry.value ? storeInEntry : storeInDraft)
  const storing = createStoring({
    fields: stored,
    store: (from, to) => storeChange(capture, background, from, to),
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

const storeInDraft: Store = async (capture, background, from, to) => {
  const clip = capture.clip.value
  const wish = isSameValue(from.topic, to.topic) ? {} : { topic: to.topic ?? null }
  const draft = await background.saveDraft({ key: draftKey(clip), clip, ...editBetween(from, to), ...wish })
  capture.hasDraft.value = true
  return changeFields(fieldsOfClip(clip, draft.patch, draft.topic), emptiedFields(from, to))
}

/** A draft can't say that a field of its clip was emptied, so the form keeps it in mind until the entry exists. */
function emptiedFields(from: EntryFields, to: EntryFields) {
  const { from: before, to: after } = editBetween(from, to)
  const names = Object.keys(before).filter((name) => !(name in after))
  return Object.fromEntries(names.map((name) => [name, undefined]))
}

export const storeInEntry: Store = async (capture, background, from, to) => {
  let entry = capture.entry.value
  if (!entry) return to
  const edit = editBetween(from, to)
  if (Object.keys({ ...edit.from, ...edit.to }).length > 0) {
    entry = await background.editEntry({ id: entry.id, revision: entry.revision, ...edit })
    capture.entry.value = entry
  }
  if (to.topic) {
    // Filing is done once; the field is then free for another topic.
    const filed = await background.fileEntry({ entryId: entry.id, topic: to.topic })
    capture.topics.value = [...capture.topics.value.filter(({ id }) => id !== filed.id), filed]
  }
  return fieldsOfEntry(entry)
}
