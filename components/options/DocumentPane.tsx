import type { VNode } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import NotesEditor from '@/components/NotesEditor'
import QuestionList from '@/components/QuestionList'
import type { LecternDocument } from '@/utils/document'
import { readQuestions } from '@/utils/notes/questions'
import { DocumentContents, type DocumentContentsProps } from './DocumentContents'
import type { EditorShots } from './EntryNotes'
import { PlacedLines } from './PlacedLines'
import { PropertyFields } from './PropertyFields'
import { SavedMark, type SavedMarkProps } from './SavedMark'
import { TitleField } from './TitleField'
import './DocumentPane.css'

export interface DocumentPaneProps extends SavedMarkProps, Pick<DocumentContentsProps, 'findEntry' | 'find'> {
  document: LecternDocument
  /** The text as typed, which may be ahead of the document's own. */
  body: string
  fieldsState: SavedMarkProps['state']
  fieldsProblem?: string | undefined
  shots: EditorShots
  onBody: (body: string) => void
  onTitle: (title: string) => void
  onProperties: (properties: LecternDocument['properties']) => void
  onExport: () => void
  onDelete: () => void
}

/** A document: its text on the left, and what stands in it, to be put in order, on the right. */
export function DocumentPane(props: DocumentPaneProps): VNode {
  const { document, body, onBody } = props
  const text = useRef<HTMLDivElement>(null)
  const questions = useMemo(() => readQuestions(body), [body])
  return (
    <article class="pane document-pane" aria-label={document.title}>
      <header class="pane-bar">
        <a class="pane-back" href="#/documents">
          ‹ Documents
        </a>
        <span class="pane-bar-space" />
        <button type="button" class="button button-quiet" onClick={props.onExport}>
          Export
        </button>
        <button type="button" class="button button-quiet button-warn" onClick={props.onDelete}>
          Delete
        </button>
      </header>
      <TitleField label="Title of the document" title={document.title} onChange={props.onTitle} />
      <SavedMark state={props.fieldsState} problem={props.fieldsProblem} />
      <PropertyFields properties={document.properties} onChange={props.onProperties} />
      <div class="document-columns">
        <section class="document-text" aria-label="Text" ref={text}>
          <div class="notes-bar">
            <h3 class="pane-heading">Text</h3>
            <SavedMark state={props.state} problem={props.problem} />
          </div>
          <NotesEditor
            label="Text of the document"
            text={body}
            onInput={onBody}
            loadShot={props.shots.load}
            onPicture={props.shots.keep}
            templates={{ kind: 'document' }}
            placeholder={'# A heading\n\nYour own words, and entries placed among them.'}
          >
            <PlacedLines text={body} findEntry={props.findEntry} />
          </NotesEditor>
          <QuestionList questions={questions} />
        </section>
        <DocumentContents
          body={body}
          findEntry={props.findEntry}
          find={props.find}
          onBody={onBody}
          onGoToLine={(line) => selectLine(text.current?.querySelector('textarea'), line)}
        />
      </div>
    </article>
  )
}

function selectLine(area: HTMLTextAreaElement | null | undefined, line: number): void {
  if (!area) return
  const lines = area.value.split('\n')
  const start = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0)
  area.focus()
  area.setSelectionRange(start, start + (lines[line]?.length ?? 0))
}
