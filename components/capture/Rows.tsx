import type { ComponentChildren } from 'preact'
import StatusChoice from '@/components/StatusChoice'
import TagField from '@/components/TagField'
import TopicField from '@/components/TopicField'
import type { EntryFields, FieldsChange } from '@/utils/entry-fields'
import type { CaptureSignals, Readings } from './signals'
import type { Storing } from './storing'
import './Rows.css'

/** What every row of a capture's form needs. */
export interface RowsProps {
  capture: Readings<CaptureSignals>
  storing: Storing
  onChange(change: FieldsChange): void
}

export function TagsRow({ capture, storing, onChange }: RowsProps) {
  return (
    <Row label="Tags" id="tags" storing={storing} field="tags" isKnown={capture.entry.value !== undefined}>
      <TagField
        id="tags"
        tags={storing.fields.value.tags}
        library={capture.completions.value.tags}
        suggested={capture.suggested.value}
        onChange={(tags) => onChange({ tags })}
      />
    </Row>
  )
}

export function TopicRow({ capture, storing, onChange }: RowsProps) {
  const { topics, lastTopic } = capture.completions.value
  const filed = capture.topics.value
  return (
    <Row label="Topic" id="topic" storing={storing} field="topic" isKnown={capture.entry.value !== undefined}>
      {filed.length > 0 && <p class="small filed-under">in {filed.map(({ title }) => title).join(' · ')}</p>}
      <TopicField
        id="topic"
        topic={storing.fields.value.topic}
        topics={topics}
        lastTopic={filed.some(({ id }) => id === lastTopic?.id) ? undefined : lastTopic}
        placeholder={filed.length > 0 ? 'file under another…' : 'file under…'}
        onChange={(topic) => onChange({ topic })}
      />
    </Row>
  )
}

/** How far the learner is. */
export function StatusRow({ capture, storing, onChange }: RowsProps) {
  return (
    <div class="status-row">
      <StatusChoice status={storing.fields.value.status} onChange={(status) => onChange({ status })} />
      <Stored storing={storing} field="status" isKnown={capture.entry.value !== undefined} />
    </div>
  )
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
export function Row({ label, id, storing, field, isKnown, children }: RowProps) {
  return (
    <LabelledRow label={label} id={id} said={<Stored storing={storing} field={field} isKnown={isKnown} />}>
      {children}
    </LabelledRow>
  )
}

interface LabelledRowProps extends Pick<RowProps, 'label' | 'id' | 'children'> {
  /** What stands under the label. */
  said?: ComponentChildren
}

/** A field with its label in the margin. */
export function LabelledRow({ label, id, said, children }: LabelledRowProps) {
  return (
    <div class="row">
      <div class="row-margin small">
        <label for={id}>{label}</label>
        {said}
      </div>
      <div class="row-field">{children}</div>
    </div>
  )
}

/** Says that a field has been stored in an entry, where it was typed. */
export function Stored({ storing, field, isKnown }: Pick<RowProps, 'storing' | 'field' | 'isKnown'>) {
  const isStored = isKnown && storing.state.value === 'stored' && storing.storedFields.value.includes(field)
  return (
    <span class="small stored" role="status">
      {isStored && 'saved'}
    </span>
  )
}
