import { saveKnown, saveNew } from '@/components/capture/saving'
import type { CaptureSignals } from '@/components/capture/signals'
import type { Background } from '@/utils/messages'
import { sentenceOf } from '@/utils/sentence'

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
