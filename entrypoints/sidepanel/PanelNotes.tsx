import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Storing } from '@/components/capture/storing'
import { chaptersOf, type Subject } from '@/components/capture/subject'
import NotesEditor from '@/components/NotesEditor'
import { versionRead } from './read-version'
import type { Panel } from './state'

interface PanelNotesProps {
  panel: Panel
  subject: Subject
  storing: Storing
}

/** The outline. Each subject has an editor of its own: what is typed, and what is undone, belongs to its page. */
export default function PanelNotes({ panel, subject, storing }: PanelNotesProps) {
  const box = useRef<HTMLDivElement>(null)
  const { notes } = storing.fields.value
  const source = subject.capture.entry.value ?? subject.capture.view.value?.clip
  useLayoutEffect(() => {
    performance.mark('lectern:filled')
    if (document.hasFocus()) panel.editor.current?.focus()
  }, [panel])
  // One goes on where the notes end, also where another surface has written them meanwhile.
  useLayoutEffect(() => {
    const area = box.current?.querySelector('textarea')
    if (!area || Number.isFinite(subject.typedAt)) return
    area.setSelectionRange(area.value.length, area.value.length)
    area.scrollTop = area.scrollHeight
  }, [subject, notes])
  const { keys, ...stamping } = panel.settings.value
  return (
    <div ref={box} class="panel-notes">
      <NotesEditor
        label="Note"
        text={notes}
        onInput={(text) => panel.change(subject, { notes: text })}
        placeholder="Type what you learn. The first letter makes the entry, and there is nothing to save."
        handle={panel.editor}
        place={panel.places.editorPlace()}
        player={
          panel.player.told.value && {
            now: () => panel.player.stateOf(subject),
            act: (action) => void panel.actOnPlayer(action),
            seek: (seconds) => void panel.seek(seconds),
            pause: () => void panel.setPlaying(false),
            play: () => void panel.setPlaying(true),
          }
        }
        stamping={stamping}
        keys={keys}
        chapters={chaptersOf(subject)}
        loadShot={panel.loadShot}
        onPicture={(file) => panel.keepPicture(subject, file)}
        onFile={(file) => void panel.takeFile(subject, file)}
        templates={source && { kind: source.kind, version: versionRead(subject) }}
      />
    </div>
  )
}
