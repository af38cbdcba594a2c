import { draftKey } from '@/utils/draft'
import { editBetween, fieldsOfClip, fieldsOfEntry } from '@/utils/entry-fields'
import { learnEntry, type Store, storeInEntry } from './forms'

/**
 * Stores every change in the thing's entry, which the first one makes: nothing is ever unsaved for long. What is sent
 * before that one is answered says the same again, and the library knows what it has.
 */
export const storeAsEntry: Store = async (capture, background, sent) => {
  if (capture.entry.value) return storeInEntry(capture, background, sent)
  const { sending, to, edit } = sent
  const clip = capture.clip.value
  const { entry, topic } = await background.saveClip({
    clip,
    patch: editBetween(fieldsOfClip(clip), to).to,
    topic: to.topic ?? null,
    draftKey: draftKey(clip),
    edit,
    sending,
  })
  learnEntry(capture, entry)
  capture.hasDraft.value = false
  if (topic) capture.topics.value = [topic]
  return fieldsOfEntry(entry)
}
