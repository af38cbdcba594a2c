import type { Subject } from '@/components/capture/subject'
import type { Background } from '@/utils/messages'
import type { TextLine, TextToKeep } from '@/utils/text'

/** More lines wait for an entry only where hours are watched and nothing is noted. */
const maxWaitingLines = 5000

export type HeldText = Omit<TextToKeep, 'entryId'>

/**
 * Keeps the words spoken about each subject, once its video has an entry: not before, for they alone make none. A
 * private window keeps none at all.
 */
export interface TextKeeper {
  /** Words that the screen showed; they are sent with others. */
  hear(subject: Subject, line: TextLine): void
  /** A transcript, which is sent at once. */
  keep(subject: Subject, transcript: HeldText): Promise<void>
  /** The transcript that waits for the subject's entry. */
  heldFor(subject: Subject): HeldText | undefined
  /** Sends what waits. */
  flush(): Promise<void>
}

export function createTextKeeper(background: Pick<Background, 'keepText'>, intervalMs = 4000): TextKeeper {
  const captions = new Map<Subject, TextLine[]>()
  const transcripts = new Map<Subject, HeldText>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const send = async (subject: Subject, text: HeldText): Promise<boolean> => {
    const { entry, view } = subject.capture
    if (!entry.value || view.value?.isPrivate) return false
    await background.keepText({ ...text, entryId: entry.value.id })
    return true
  }

  const sendCaptions = async (subject: Subject, lines: TextLine[]): Promise<void> => {
    if (!subject.capture.entry.value) return
    captions.delete(subject)
    try {
      await send(subject, { kind: 'captions', language: 'und', complete: false, from: 'captions on the screen', lines })
    } catch (error) {
      // Not worth a word to the learner: they go with the next ones, once somebody answers again.
      if (error instanceof Error) captions.set(subject, [...lines, ...(captions.get(subject) ?? [])])
    }
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    await Promise.all([...captions].map(([subject, lines]) => sendCaptions(subject, lines)))
    for (const [subject, transcript] of transcripts) {
      if (await send(subject, transcript)) transcripts.delete(subject)
    }
  }
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      flush().catch(() => schedule())
    }, intervalMs)
  }

  return {
    flush,
    heldFor: (subject) => transcripts.get(subject),
    hear(subject, line) {
      if (subject.capture.view.value?.isPrivate) return
      const lines = captions.get(subject) ?? []
      if (lines.length < maxWaitingLines) captions.set(subject, [...lines, line])
      schedule()
    },
    async keep(subject, transcript) {
      transcripts.set(subject, transcript)
      if (await send(subject, transcript)) transcripts.delete(subject)
      else schedule()
    },
  }
}
