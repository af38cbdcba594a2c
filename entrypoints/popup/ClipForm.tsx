import type { ComponentChildren } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import EntryFacts from '@/components/EntryFacts'
import { CheckIcon } from '@/components/Icons'
import NotesEditor from '@/components/NotesEditor'
import Notice from '@/components/Notice'
import StatusChoice from '@/components/StatusChoice'
import TagField from '@/components/TagField'
import TopicField from '@/components/TopicField'
import type { Entry } from '@/utils/entry'
import type { EntryFields } from '@/utils/entry-fields'
import type { Popup } from './state'
import type { Storing } from './storing'

interface ClipFormProps {
  popup: Popup
  storing: Storing
}

/** The filled form: facts first, then what the learner adds. */
export default function ClipForm({ popup, storing }: ClipFormProps) {
  const fields = storing.fields.value
  const view = popup.view.value
  const entry = popup.entry.value
  const { tags, topics, lastTopic } = popup.completions.value
  useFirstFocus(popup)
  return (
    <>
      {view?.problem !== undefined && <Notice>{view.problem}</Notice>}
      <EntryFacts facts={fields} siteLabel={view?.siteLabel} isFormOpen={popup.isManual.value} onChange={popup.change}>
        {entry && <InLibrary entry={entry} />}
      </EntryFacts>
      <Row label="Tags" id="tags" storing={storing} field="tags" isKnown={entry !== undefined}>
        <TagField
          id="tags"
          tags={fields.tags}
          library={tags}
          suggested={popup.suggested.value}
          onChange={(next) => popup.change({ tags: next })}
        />
      </Row>
      <Row label="Topic" id="topic" storing={storing} field="topic" isKnown={entry !== undefined}>
        <FiledUnder titles={popup.topics.value.map(({ title }) => title)} />
        <TopicField
          id="topic"
          topic={fields.topic}
          topics={topics}
          lastTopic={popup.topics.value.some(({ id }) => id === lastTopic?.id) ? undefined : lastTopic}
          placeholder={popup.topics.value.length > 0 ? 'file under another…' : 'file under…'}
          onChange={(topic) => popup.change({ topic })}
        />
      </Row>
      <Row label="Why" id="why" storing={storing} field="why" isKnown={entry !== undefined}>
        <input
          id="why"
          class="input"
          value={fields.why ?? ''}
          maxLength={500}
          placeholder="one line: why it is worth learning from"
          onInput={(event) => popup.change({ why: event.currentTarget.value || undefined })}
        />
      </Row>
      <Row label="Note" id="note" storing={storing} field="notes" isKnown={entry !== undefined}>
        <NotesEditor id="note" label="Note" text={fields.notes} onInput={(notes) => popup.change({ notes })} />
      </Row>
    </>
  )
}

/** How far the learner is: always in sight, above what saves it. */
export function StatusRow({ popup, storing }: ClipFormProps) {
  return (
    <div class="status-row">
      <StatusChoice status={storing.fields.value.status} onChange={(status) => popup.change({ status })} />
      <Stored storing={storing} field="status" isKnown={popup.entry.value !== undefined} />
    </div>
  )
}

/** The keyboard starts where typing is likeliest: tags of a new clip, the note of a known one, a title by hand. */
function useFirstFocus(popup: Popup): void {
  useLayoutEffect(() => {
    performance.mark('lectern:filled')
    if (popup.isManual.value) return document.querySelector<HTMLElement>('.title-input')?.focus()
    const note = document.querySelector<HTMLTextAreaElement>('#note')
    if (!popup.entry.value || !note) return document.querySelector<HTMLElement>('#tags')?.focus()
    note.focus()
    note.setSelectionRange(note.value.length, note.value.length)
    note.scrollTop = note.scrollHeight
  }, [popup])
}

function InLibrary({ entry }: { entry: Entry }) {
  const since = new Date(entry.createdAt).toLocaleDateString(undefined, { dateStyle: 'medium' })
  return (
    <span class="in-library">
      in your library since {since}
      <CheckIcon />
    </span>
  )
}

function FiledUnder({ titles }: { titles: string[] }) {
  if (titles.length === 0) return null
  return <p class="small filed-under">in {titles.join(' · ')}</p>
}

interface RowProps {
  label: string
  /** Id of the field. */
  id: string
  storing: Storing
  field: keyof EntryFields
  isKnown: boolean
  children: ComponentChildren
}

/** A field with its label in the margin, which also says when the field has been stored in an entry. */
function Row({ label, id, storing, field, isKnown, children }: RowProps) {
  return (
    <div class="row">
      <div class="row-margin small">
        <label for={id}>{label}</label>
        <Stored storing={storing} field={field} isKnown={isKnown} />
      </div>
      <div class="row-field">{children}</div>
    </div>
  )
}

/** Says that a field has been stored in an entry, where it was typed. */
function Stored({ storing, field, isKnown }: Pick<RowProps, 'storing' | 'field' | 'isKnown'>) {
  const isStored = isKnown && storing.state.value === 'stored' && storing.storedFields.value.includes(field)
  return (
    <span class="small stored" role="status">
      {isStored && 'saved'}
    </span>
  )
}
