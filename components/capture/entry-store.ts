import { draftKey } from '@/utils/draft'
import {
  changedFields,
  changeFields,
  type EntryFields,
  editBetween,
  fieldsOfClip,
  fieldsOfEntry,
  isSameValue,
} from '@/utils/entry-fields'
import type { Background } from '@/utils/messages'
import { type Store, storeInEntry } from './forms'
import type { CaptureSignals } from './signals'

/** Stores every change in the thing's entry, which the first one makes: nothing is ever unsaved for long. */
export function createEntryStore(): Store {
  let isMaking = false
  // Sent and never answered, the latest last: the background was stopped before it stored it, or after.
  let lost: EntryFields[] = []

  const send: Store = async (capture, background, from, to) => {
    if (capture.entry.value) return storeInEntry(capture, background, from, to)
    if (isMaking) return addMeanwhile(capture, background, from, to)
    isMaking = true
    try {
      return await makeEntry(capture, background, from, to)
    } finally {
      isMaking = false
    }
  }

  return async (capture, background, from, to) => {
    // What is sent while this asks what arrived goes on from here, and must not ask the same.
    const unanswered = lost
    lost = []
    let sent = unanswered
    try {
      const base = unanswered.length > 0 ? await findStored(capture, background, from, unanswered) : from
      sent = [...unanswered, to]
      return await send(capture, background, base, to)
    } catch (error) {
      lost = [...sent, ...lost].slice(-keptLost)
      throw error
    }
  }
}

/** Each retry adds one; what arrived is among the last. */
const keptLost = 20

const makeEntry: Store = async (capture, background, from, to) => {
  const clip = capture.clip.value
  const untouched = fieldsOfClip(clip)
  const result = await background.saveClip({
    clip,
    patch: editBetween(untouched, to).to,
    topic: to.topic ?? null,
    draftKey: draftKey(clip),
    from: editBetween(untouched, from).to,
  })
  capture.entry.value = result.entry
  capture.hasDraft.value = false
  if (result.topic) capture.topics.value = [result.topic]
  return fieldsOfEntry(result.entry)
}

/** What is sent while the entry is being made, by a page that is about to go, waits for no answer: see `saveDraft`. */
const addMeanwhile: Store = async (capture, background, from, to) => {
  const clip = capture.clip.value
  await background.saveDraft({ key: draftKey(clip), clip, ...editBetween(from, to) })
  return to
}

/** What the next change is to be sent against: what got no answer may have been stored all the same. */
async function findStored(
  capture: CaptureSignals,
  background: Background,
  from: EntryFields,
  unanswered: readonly EntryFields[],
): Promise<EntryFields> {
  const { clip, entry: known } = capture
  const entry = known.value
    ? await background.getEntry({ id: known.value.id })
    : (await background.saveClip({ clip: clip.value, patch: {} })).entry
  if (!entry) return from
  known.value = entry
  const stored = fieldsOfEntry(entry)
  const arrived = unanswered.flatMap((lost) =>
    changedFields(from, lost)
      .filter((field) => isSameValue(stored[field], lost[field]))
      .map((field) => [field, lost[field]] as const),
  )
  return changeFields(from, Object.fromEntries(arrived))
}
