import type { Background } from '@/utils/messages'
import type { CaptionLine } from '@/utils/player'
import type { Subject } from './subject'

/** More lines wait for an entry only where hours are watched and nothing is noted. */
const maxWaitingLines = 5000

/** Keeps what the screen shows of the words spoken, once the video has an entry: not before, for nothing else would. */
export interface CaptionKeeper {
  hear(subject: Subject, line: CaptionLine): void
  /** Sends what waits. */
  flush(): Promise<void>
}

export function createCaptionKeeper(background: Pick<Background, 'keepText'>, intervalMs = 4000): CaptionKeeper {
  const waiting = new Map<Subject, CaptionLine[]>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const keep = async (subject: Subject, lines: CaptionLine[]): Promise<void> => {
    const entryId = subject.capture.entry.value?.id
    if (entryId === undefined || lines.length === 0) return
    waiting.delete(subject)
    const text = {
      entryId,
      kind: 'captions' as const,
      language: 'und',
      complete: false,
      from: 'captions on the screen',
    }
    try {
      await background.keepText({ ...text, lines })
    } catch (error) {
      // Captions are not worth a word to the learner: they go with the next ones, if the background is there again.
      if (error instanceof Error) waiting.set(subject, [...lines, ...(waiting.get(subject) ?? [])])
    }
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    await Promise.all([...waiting].map(([subject, lines]) => keep(subject, lines)))
  }

  return {
    flush,
    hear(subject, line) {
      if (subject.capture.view.value?.isPrivate) return
      const lines = waiting.get(subject) ?? []
      if (lines.length < maxWaitingLines) waiting.set(subject, [...lines, line])
      timer ??= setTimeout(() => void flush(), intervalMs)
    },
  }
}
