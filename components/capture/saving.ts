import { draftKey } from '@/utils/draft'
import { changeFields, editBetween, fieldsOfClip, fieldsOfEntry } from '@/utils/entry-fields'
import type { Background, SaveResult } from '@/utils/messages'
import { sentenceOf } from '@/utils/sentence'
import { learnEntry, showForm } from './forms'
import type { SentChange } from './sendings'
import type { CaptureSignals } from './signals'
import type { Storing } from './storing'

/** Saves what has no entry yet. The draft ends with it, and what is typed meanwhile is stored in the entry. */
export async function saveNew(capture: CaptureSignals, background: Background, form: Storing): Promise<void> {
  const sent = await form.pause()
  try {
    await saveTyped(capture, background, form, sent)
  } catch (error) {
    form.resume()
    throw error
  }
}

async function saveTyped(
  capture: CaptureSignals,
  background: Background,
  form: Storing,
  { sending, to: typed, edit }: SentChange,
): Promise<void> {
  const clip = capture.clip.value
  const untouched = fieldsOfClip(clip)
  const whole = editBetween(untouched, typed)
  const result = await background.saveClip({
    clip,
    patch: whole.to,
    topic: typed.topic ?? null,
    draftKey: draftKey(clip),
    edit,
    sending,
  })
  const { id, revision } = result.entry
  const emptied = Object.fromEntries(Object.entries(whole.from).filter(([name]) => !(name in whole.to)))
  const isEmptied = Object.keys(emptied).length > 0
  const entry = isEmptied ? await background.editEntry({ id, revision, from: emptied, to: {} }) : result.entry
  if (result.topic) capture.topics.value = [result.topic]
  learnEntry(capture, entry)
  capture.hasDraft.value = false
  form.settle(fieldsOfEntry(entry))
  const undo = async () => {
    const { to: shown } = await form.pause()
    await background.deleteEntry({ id }).catch((error: unknown) => {
      form.resume()
      throw error
    })
    capture.entry.value = undefined
    capture.topics.value = []
    showForm(capture, background, untouched, { typed: changeFields(shown, { topic: typed.topic }) })
    capture.message.value = { text: 'Taken back' }
  }
  capture.message.value = { text: saySaved(capture, result), isSaved: true, ...(result.isNew && { undo }) }
}

/** Brings an entry up to date with the page, and stores what still waits. */
export async function saveKnown(capture: CaptureSignals, background: Background, form: Storing): Promise<void> {
  await form.flush()
  if (form.problem.value !== undefined) return
  const clip = capture.view.value?.clip
  const result = clip && (await background.saveClip({ clip, patch: {} }))
  if (result) {
    learnEntry(capture, result.entry)
    form.receive(fieldsOfEntry(result.entry))
  }
  capture.message.value = { text: saySaved(capture, result), isSaved: true }
}

/** Saves what a private window holds back. What goes wrong is said, and the text stays. */
export async function saveHeldBack(capture: CaptureSignals, background: Background): Promise<void> {
  const form = capture.storing.value
  if (!form || capture.isSaving.value) return
  capture.isSaving.value = true
  capture.problem.value = undefined
  try {
    await (capture.entry.value ? saveKnown : saveNew)(capture, background, form)
  } catch (error) {
    capture.problem.value = sentenceOf(error)
  }
  capture.isSaving.value = false
}

function saySaved(capture: CaptureSignals, result: SaveResult | undefined): string {
  if (result && result.contestedIds.length > 0) return 'Saved. Another entry may be the same thing.'
  return capture.view.value?.isPrivate ? 'Saved in your library; it stays there when this window closes.' : 'Saved'
}

/** Forgets what was typed, until it is taken back. */
export async function discardDraft(capture: CaptureSignals, background: Background, form: Storing): Promise<void> {
  await form.pause()
  await background.discardDraft({ key: draftKey(capture.clip.value) })
  capture.hasDraft.value = false
  const untouched = fieldsOfClip(capture.clip.value)
  showForm(capture, background, untouched)
  const undo = async () => showForm(capture, background, untouched, { typed: form.fields.value })
  capture.message.value = { text: 'Draft discarded', undo }
}
