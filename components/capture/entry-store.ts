import { draftKey, type SaveRequest } from '@/utils/draft'
import { editBetween, fieldsOfClip, fieldsOfEntry } from '@/utils/entry-fields'
import { learnEntry, type Store, storeInEntry } from './forms'
import type { SentChange } from './sendings'
import type { CaptureSignals } from './signals'

/**
 * Stores every change in the thing's entry, which the first one makes: nothing is ever unsaved for long. What is sent
 * before that one is answered says the same again, and the library knows what it has.
 */
export const storeAsEntry: Store = async (capture, background, sent) => {
  if (capture.entry.value) return storeInEntry(capture, background, sent)
  const { entry, topic } = await background.saveClip(requestFor(capture, sent))
  learnEntry(capture, entry)
  capture.hasDraft.value = false
  if (topic) capture.topics.value = [topic]
  return fieldsOfEntry(entry)
}

function requestFor({ clip: { value: clip } }: CaptureSignals, { sending, to, edit }: SentChange): SaveRequest {
  const patch = editBetween(fieldsOfClip(clip), to).to
  return { clip, patch, topic: to.topic ?? null, draftKey: draftKey(clip), edit, sending }
}

/** What `storeAsEntry` asks of the background, as a message for somebody else to send. */
export function entryMessage(capture: CaptureSignals, sent: SentChange): unknown {
  const entry = capture.entry.value
  if (!entry) return { lectern: 'saveClip', input: requestFor(capture, sent) }
  const { id, revision } = entry
  return { lectern: 'editEntry', input: { id, revision, ...sent.edit, sending: sent.sending } }
}
