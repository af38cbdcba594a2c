import type { VNode } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { parseDate } from '@/utils/dates'
import { type Entry, type EntryKind, type EntryPatch, entryKinds } from '@/utils/entry'
import { kindLabels } from '@/utils/entry-summary'
import { readPeople, writePeople } from '@/utils/people-line'
import ParsedInput from './ParsedInput'

type FactField = 'kind' | 'title' | 'people' | 'container' | 'published' | 'durationSeconds' | 'talk' | 'url'
export type Facts = Pick<Entry, FactField>
/** The facts that change; a field that becomes undefined is emptied. */
export type FactsChange = { [F in FactField]?: EntryPatch[F] | undefined }

interface FactsFormProps {
  facts: Facts
  onChange(change: FactsChange): void
}

/** What people and containers are called for each kind of entry. */
export const wordsByKind: Record<EntryKind, { people: string; container: string }> = {
  video: { people: 'People', container: 'Channel' },
  paper: { people: 'Authors', container: 'Venue' },
  talk: { people: 'Speakers', container: 'Event' },
  page: { people: 'Authors', container: 'Site' },
  note: { people: 'People', container: 'Where from' },
}

/** The facts as fields, for what a page has wrong and for what was not on a page. */
export default function FactsForm({ facts, onChange }: FactsFormProps): VNode {
  const words = wordsByKind[facts.kind]
  return (
    <div class="facts-form">
      <KindField kind={facts.kind} onChange={(kind) => onChange({ kind })} />
      {facts.kind === 'talk' ? (
        <StartField facts={facts} onChange={onChange} />
      ) : (
        <ParsedInput
          label="Date"
          text={facts.published ?? ''}
          placeholder="2026-03-04"
          isReadable={(text) => parseDate(text) !== undefined}
          advice="Write 2026, 2026-03 or 2026-03-04."
          onInput={(text) => onChange({ published: parseDate(text) })}
        />
      )}
      <PeopleField label={words.people} facts={facts} onChange={onChange} />
      <TextField
        label={words.container}
        text={facts.container?.name ?? ''}
        isWide={facts.kind !== 'talk'}
        onInput={(name) => onChange({ container: name === '' ? undefined : { name } })}
      />
      {facts.kind === 'talk' && (
        <TextField
          label="Room"
          text={facts.talk?.room ?? ''}
          onInput={(room) => onChange({ talk: changeTalk(facts, 'room', room) })}
        />
      )}
      <TextField
        label="Link"
        text={facts.url ?? ''}
        isWide
        onInput={(url) => onChange({ url: url === '' ? undefined : url })}
      />
    </div>
  )
}

function PeopleField({ label, facts, onChange }: FactsFormProps & { label: string }): VNode {
  const id = useId()
  // The field keeps its own text, since "Ada Lovelace;" names the same people as "Ada Lovelace" while one is typing;
  // and who was there at first is still known after a name was half deleted and typed again.
  const before = useRef(facts.people)
  return (
    <div class="field field-wide">
      <label class="label" for={id}>
        {label}, with ; between them
      </label>
      <input
        id={id}
        class="input"
        defaultValue={writePeople(facts.people)}
        placeholder="Ada Lovelace; Charles Babbage"
        onInput={(event) => onChange({ people: readPeople(event.currentTarget.value, before.current, facts.kind) })}
      />
    </div>
  )
}

/** The offset that an ISO 8601 instant ends in; empty when it has none. */
function offsetOf(instant: string): string {
  return /(Z|[+-]\d\d:?\d\d)$/.exec(instant)?.[0] ?? ''
}

/** What is known of a talk with one field changed, or without it when it was emptied. */
function changeTalk({ talk }: Facts, field: 'room' | 'start', text: string): NonNullable<Facts['talk']> {
  const { [field]: _, ...rest } = talk ?? {}
  return text === '' ? rest : { ...rest, [field]: text }
}

function StartField({ facts, onChange }: FactsFormProps): VNode {
  const id = useId()
  const start = facts.talk?.start ?? ''
  return (
    <div class="field">
      <label class="label" for={id}>
        Start
      </label>
      <input
        id={id}
        class="input"
        type="datetime-local"
        // The field has no offset: what the page or the clock gave stays behind what is typed.
        value={start.slice(0, 16)}
        onInput={({ currentTarget: { value } }) =>
          onChange({ talk: changeTalk(facts, 'start', value && value + offsetOf(start)) })
        }
      />
    </div>
  )
}

function KindField({ kind, onChange }: { kind: EntryKind; onChange(kind: EntryKind): void }): VNode {
  const id = useId()
  return (
    <div class="field">
      <label class="label" for={id}>
        Kind
      </label>
      <select
        id={id}
        class="select"
        value={kind}
        onChange={(event) => {
          const chosen = entryKinds.find((other) => other === event.currentTarget.value)
          if (chosen) onChange(chosen)
        }}
      >
        {entryKinds.map((choice) => (
          <option key={choice} value={choice}>
            {kindLabels[choice].label}
          </option>
        ))}
      </select>
    </div>
  )
}

interface TextFieldProps {
  label: string
  text: string
  isWide?: boolean
  onInput(text: string): void
}

function TextField({ label, text, isWide = false, onInput }: TextFieldProps): VNode {
  const id = useId()
  return (
    <div class={isWide ? 'field field-wide' : 'field'}>
      <label class="label" for={id}>
        {label}
      </label>
      <input id={id} class="input" value={text} onInput={(event) => onInput(event.currentTarget.value)} />
    </div>
  )
}
