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
const wordsByKind: Record<EntryKind, { people: string; container: string }> = {
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
      <ParsedInput
        label="Date"
        text={facts.published ?? ''}
        placeholder="2026-03-04"
        isReadable={(text) => parseDate(text) !== undefined}
        advice="Write 2026, 2026-03 or 2026-03-04."
        onInput={(text) => onChange({ published: parseDate(text) })}
      />
      <PeopleField label={words.people} facts={facts} onChange={onChange} />
      <TextField
        label={words.container}
        text={facts.container?.name ?? ''}
        isWide={facts.kind !== 'talk'}
        onInput={(name) => onChange({ container: name === '' ? undefined : { name } })}
      />
      {facts.kind === 'talk' && <TalkFields facts={facts} onChange={onChange} />}
      <TextField
        label="Link"
        text={facts.url ?? ''}
        isWide={facts.kind !== 'talk'}
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

function TalkFields({ facts, onChange }: FactsFormProps): VNode {
  const startId = useId()
  const start = facts.talk?.start ?? ''
  const change = (field: 'room' | 'start', text: string) => {
    const { [field]: _, ...talk } = facts.talk ?? {}
    onChange({ talk: text === '' ? talk : { ...talk, [field]: text } })
  }
  return (
    <>
      <TextField label="Room" text={facts.talk?.room ?? ''} onInput={(room) => change('room', room)} />
      <div class="field">
        <label class="label" for={startId}>
          Start
        </label>
        <input
          id={startId}
          class="input"
          type="datetime-local"
          // The field has no offset: what the page or the clock gave stays behind what is typed.
          value={start.slice(0, 16)}
          onInput={({ currentTarget: { value } }) => change('start', value && value + offsetOf(start))}
        />
      </div>
    </>
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
