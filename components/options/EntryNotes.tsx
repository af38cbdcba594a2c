import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import NotesEditor from '@/components/NotesEditor'
import type { TemplateOffer } from '@/components/notes/editor-props'
import type { LoadShot } from '@/components/shot-picture'
import type { Chapter } from '@/utils/entry'
import type { PreviewOptions } from '@/utils/notes/preview'
import { LazyMarkdown } from './LazyMarkdown'
import { SavedMark, type SavedMarkProps } from './SavedMark'

/** How an editor shows and keeps pictures. */
export interface EditorShots {
  load: LoadShot
  /** Answers the name; undefined when it could not be kept, which is said elsewhere. */
  keep: (file: Blob) => Promise<string | undefined>
  /** Takes a file that is no picture, or says why not. */
  takeFile?: (file: File) => void
}

export interface EntryNotesProps extends SavedMarkProps {
  text: string
  preview: PreviewOptions
  chapters: readonly Chapter[]
  shots: EditorShots
  templates: TemplateOffer
  onInput: (text: string) => void
}

/** Notes, to be read or to be written. `e` begins writing, Escape outside a list ends it. */
export function EntryNotes(props: EntryNotesProps): VNode {
  const { text, preview, shots, state, problem } = props
  const [isEditing, setIsEditing] = useState(text.trim() === '')
  return (
    <section
      class="notes"
      aria-label="Notes"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !isEditing || text.trim() === '') return
        event.preventDefault()
        event.currentTarget.closest('article')?.focus()
        setIsEditing(false)
      }}
    >
      <div class="notes-bar">
        <h3 class="pane-heading">Notes</h3>
        <SavedMark state={state} problem={problem} />
        {text.trim() !== '' && (
          <button type="button" class="button button-quiet" data-edit-notes onClick={() => setIsEditing(!isEditing)}>
            {isEditing ? 'Read' : 'Edit'}
          </button>
        )}
      </div>
      {isEditing ? (
        <FocusedEditor {...props} />
      ) : (
        <LazyMarkdown text={text} {...preview} loadShot={shots.load} headingOffset={3} />
      )}
    </section>
  )
}

/** The editor takes the focus when the learner asks for it, and not when an entry without notes is opened. */
function FocusedEditor({ text, preview, chapters, shots, templates, onInput }: EntryNotesProps): VNode {
  const [wantsFocus] = useState(text.trim() !== '')
  return (
    <div
      ref={(box) => {
        if (!box || !wantsFocus || box.dataset.focused) return
        box.dataset.focused = 'true'
        box.querySelector('textarea')?.focus()
      }}
    >
      <NotesEditor
        label="Notes"
        text={text}
        onInput={onInput}
        chapters={chapters}
        linkOf={preview.timeLink}
        loadShot={shots.load}
        onPicture={shots.keep}
        onFile={shots.takeFile}
        templates={templates}
        placeholder="What did you learn? Start a line with - for a list."
      />
    </div>
  )
}
