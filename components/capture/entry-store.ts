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
import { type Store, storeInEntry } from './forms'

/** Stores every change in the thing's entry, which the first one makes: nothing is ever unsaved for long. */
export function createEntryStore(): Store {
  let isMaking = false
  // Sent and never answered: the background was stopped before it stored it, or after.
  let lost: EntryFields | undefined

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
    const base = lost ? await findStored(capture, background, from, lost) : from
    try {
      const merged = await send(capture, background, base, to)
      lost = undefined
      return merged
    } catch (error) {
      lost = to
      throw error
    }
  }
}

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
async function findStored(...[capture, background, from, lost]: Parameters<Store>): Promise<EntryFields> {
  const { clip, entry: known } = capture
  const entry = known.value
    ? await background.getEntry({ id: known.value.id })
    : (await background.saveClip({ clip: clip.value, patch: {} })).entry
  if (!entry) return from
  known.value = entry
  const stored = fieldsOfEntry(entry)
  const arrived = changedFields(from, lost).filter((field) => isSameValue(stored[field], lost[field]))
  return changeFields(from, Object.fromEntries(arrived.map((field) => [field, lost[field]])))
}
