import { useEffect, useRef } from 'preact/hooks'
import type { Storing } from '@/components/capture/storing'
import NotesEditor from '@/components/NotesEditor'
import type { Card } from './state'
import { chaptersOf, type Subject } from './subject'

interface CardNotesProps {
  card: Card
  subject: Subject
  storing: Storing
}

/** The outline. Each subject has an editor of its own: what is typed, and what is undone, belongs to its video. */
export default function CardNotes({ card, subject, storing }: CardNotesProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    performance.mark('lectern:filled')
    // One goes on where the notes end.
    const area = box.current?.querySelector('textarea')
    area?.setSelectionRange(area.value.length, area.value.length)
    if (document.hasFocus()) card.editor.current?.focus()
    if (area) area.scrollTop = area.scrollHeight
  }, [card])
  const { keys, ...stamping } = card.settings.value
  return (
    <div ref={box} class="card-notes">
      <NotesEditor
        label="Note"
        text={storing.fields.value.notes}
        onInput={(notes) => card.change(subject, { notes })}
        placeholder="Type what you learn; the time comes with it."
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
        onPicture={(file) => card.keepPicture(subject, file)}
      />
    </div>
  )
}
