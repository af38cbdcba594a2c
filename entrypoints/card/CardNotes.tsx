import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Storing } from '@/components/capture/storing'
import { chaptersOf, type Subject } from '@/components/capture/subject'
import NotesEditor, { type Stamping } from '@/components/NotesEditor'
import { showCaretLine } from './caret-line'
import type { Card } from './state'

interface CardNotesProps {
  card: Card
  subject: Subject
  storing: Storing
}

const placeholders: Record<Stamping['stampRule'], string> = {
  interval: 'Type what you learn. The time comes with the first words, and again after a pause.',
  every: 'Type what you learn. Each bullet gets its time.',
  top: 'Type what you learn. Each bullet that is not nested gets its time.',
  key: 'Type what you learn. A key puts the time on a line.',
}

/** The outline. Each subject has an editor of its own: what is typed, and what is undone, belongs to its video. */
export default function CardNotes({ card, subject, storing }: CardNotesProps) {
  const box = useRef<HTMLDivElement>(null)
  // Before the card is painted: the keyboard may come at any moment after, and the first letter is not to stand at 0.
  useLayoutEffect(() => {
    performance.mark('lectern:filled')
    // One goes on where the notes end.
    const area = box.current?.querySelector('textarea')
    area?.setSelectionRange(area.value.length, area.value.length)
    if (document.hasFocus()) card.editor.current?.focus()
    if (area) area.scrollTop = area.scrollHeight
  }, [card, subject])
  const isCompact = card.isCompact.value
  useCaretLine(box, isCompact, storing.fields.value.notes)
  const { keys, ...stamping } = card.settings.value
  return (
    <div ref={box} class="card-notes">
      <NotesEditor
        label="Note"
        text={storing.fields.value.notes}
        onInput={(notes) => card.change(subject, { notes })}
        placeholder={placeholders[stamping.stampRule]}
        handle={card.editor}
        player={{
          now: () => card.playerOf(subject),
          act: (action) => void card.act(action),
          seek: (seconds) => void card.seek(seconds),
          pause: () => void card.setPlaying(false),
          play: () => void card.setPlaying(true),
        }}
        stamping={stamping}
        keys={keys}
        chapters={chaptersOf(subject)}
        loadShot={card.loadShot}
        onEnlarge={card.setEnlarged}
        onPicture={(file) => card.keepPicture(subject, file)}
        onFile={(file) => void card.takeFile(subject, file)}
        // One line has no room for their list.
        templates={isCompact ? undefined : { kind: 'video' }}
      />
    </div>
  )
}

/** One line shows where the caret is, whoever put it there and whatever became of the text. */
function useCaretLine(box: RefObject<HTMLDivElement | null>, isCompact: boolean, notes: string): void {
  useEffect(() => {
    const area = box.current?.querySelector('textarea')
    if (!isCompact || !area) return undefined
    const show = () => showCaretLine(area)
    const observer = new ResizeObserver(show)
    observer.observe(area)
    document.addEventListener('selectionchange', show)
    return () => {
      observer.disconnect()
      document.removeEventListener('selectionchange', show)
    }
  }, [isCompact])
  useEffect(() => {
    const area = box.current?.querySelector('textarea')
    if (isCompact && area) showCaretLine(area)
  }, [isCompact, notes])
}
