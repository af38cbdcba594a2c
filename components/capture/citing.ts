import type { CiteForm } from '@/components/CiteCopies'
import type { Background } from '@/utils/messages'
import { learnEntry } from './forms'
import type { CaptureSignals } from './signals'

/** Copies how the entry of a capture is cited, which gets its key with the first copy. @throws why that can't be */
export async function cite(
  capture: CaptureSignals,
  background: Pick<Background, 'pinCitekey'>,
  form: CiteForm,
): Promise<void> {
  // The citation is made of what is stored.
  await capture.storing.value?.flush()
  const entry = capture.entry.value && (await background.pinCitekey({ id: capture.entry.value.id }))
  if (entry) learnEntry(capture, entry)
  const { copyCitation } = await import('@/components/copy-citation')
  await copyCitation(entry, form)
}
