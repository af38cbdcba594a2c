import { chaptersOf, type Subject } from '@/components/capture/subject'
import { lazy } from '@/components/lazy'
import type { TranscriptPaneProps } from '@/components/TranscriptPane'
import type { Card } from './state'

const TranscriptPane = lazy<TranscriptPaneProps>(() =>
  import('@/components/TranscriptPane').then((module) => module.default),
)

/** The words spoken, beside the notes. */
export default function Transcript({ card, subject }: { card: Card; subject: Subject }) {
  const { words } = card
  if (!words.isOpen.value) return null
  return (
    <div class="card-transcript">
      <TranscriptPane
        key={subject.key}
        texts={words.texts.value}
        chapters={chaptersOf(subject)}
        notes={subject.capture.storing.value?.fields.value.notes ?? ''}
        problem={words.problem.value}
        seconds={card.playedSeconds}
        onSeek={(seconds) => void card.playFrom(seconds)}
        onQuote={card.quote}
        onRead={() => void words.read()}
        onFile={(file) => void words.addFile(file)}
      />
    </div>
  )
}
