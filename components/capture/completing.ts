import type { Clip } from '@/utils/entry'
import { changedFields, fieldsOfClip, fieldsOfEntry } from '@/utils/entry-fields'
import type { Background } from '@/utils/messages'
import { learnEntry, showForm } from './forms'
import { pick } from './sendings'
import type { CaptureSignals } from './signals'

/** Takes over a fuller clip of the same thing; what was typed stays. An entry is brought up to date at once. */
export async function completeFrom(capture: CaptureSignals, background: Background, clip: Clip): Promise<void> {
  const form = capture.storing.value
  const { problem: _, ...view } = capture.view.value ?? { topics: [], isPrivate: false }
  const isKnown = capture.entry.value !== undefined
  // In a private window nothing is stored before Save.
  if (isKnown || !view.isPrivate) await form?.flush()
  const before = capture.clip.value
  capture.view.value = { ...view, clip }
  capture.clip.value = clip
  if (isKnown) {
    const { entry } = await background.saveClip({ clip, patch: {} })
    learnEntry(capture, entry)
    form?.receive(fieldsOfEntry(entry))
  } else if (form) {
    const typed = changedFields(fieldsOfClip(before), form.fields.value)
    const stored = fieldsOfClip(clip)
    showForm(capture, background, stored, typed.length > 0 ? { typed: pick(stored, form.fields.value, typed) } : {})
  }
}
