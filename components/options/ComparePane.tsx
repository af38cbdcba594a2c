import type { TargetedKeyboardEvent, VNode } from 'preact'
import { useState } from 'preact/hooks'
import Notice from '@/components/Notice'
import type { Entry } from '@/utils/entry'
import { titleOrPlace } from '@/utils/entry-summary'
import { uniteNotes } from '@/utils/notes/unite'
import { type Choices, type ChosenField, type FieldProposal, isEmpty, type Side } from '@/utils/unite-entries'
import { fieldLabel, fieldText } from './field-texts'
import { isField } from './fields'
import './ComparePane.css'

export interface ComparePaneProps {
  /** The entry that stays. */
  into: Entry
  from: Entry
  /** The fields in which they differ. */
  fields: readonly FieldProposal[]
  /** Why they were not merged. */
  problem?: string | undefined
  onMerge: (choices: Choices) => void
  /** They are two things. */
  onKeepApart: () => void
  onLeave: () => void
}

/** Two entries that may be one, field by field: which value is kept, and what is kept of both. */
export function ComparePane(props: ComparePaneProps): VNode {
  const { into, from, fields } = props
  const [choices, setChoices] = useState<Choices>({})
  const different = fields.filter((field) => !isEmpty(field.into) && !isEmpty(field.from))
  const lone = fields.filter((field) => isEmpty(field.into) || isEmpty(field.from))
  return (
    <article
      class="pane compare-pane"
      aria-label="Compare two entries"
      tabIndex={-1}
      onKeyDown={(event) => pressKey(event, () => props.onMerge(choices), props.onLeave)}
    >
      <header class="pane-bar">
        <a class="pane-back" href="#/duplicates">
          ‹ Possible duplicates
        </a>
      </header>
      <h2 class="compare-title">Are these one thing?</h2>
      <p class="soft">
        Merging makes one entry of them. Tags, notes, versions read, transcripts and places in documents of both are
        kept; it can be undone for 30 days.
      </p>
      <div class="compare-sides" aria-hidden="true">
        <Name entry={into} />
        <Name entry={from} />
      </div>
      {different.length === 0 && <p>They differ in nothing that only one can keep.</p>}
      {different.map((field) => (
        <Choice
          key={field.field}
          proposal={field}
          into={into}
          from={from}
          side={choices[field.field] ?? field.choice}
          onChoose={(side) => setChoices({ ...choices, [field.field]: side })}
        />
      ))}
      <Kept into={into} from={from} lone={lone.map(({ field, choice }) => ({ field, choice }))} />
      {props.problem !== undefined && <Notice tone="problem">{props.problem}</Notice>}
      <footer class="compare-foot">
        <button type="button" class="button button-primary" onClick={() => props.onMerge(choices)}>
          Merge <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" class="button" onClick={props.onKeepApart}>
          These are two things
        </button>
        <button type="button" class="button button-quiet" onClick={props.onLeave}>
          Decide later <kbd>Esc</kbd>
        </button>
      </footer>
    </article>
  )
}

function Name({ entry }: { entry: Entry }): VNode {
  return (
    <span class="small" dir="auto">
      {entry.ids.find((id) => !id.startsWith('url:')) ?? entry.url ?? titleOrPlace(entry)}
    </span>
  )
}

interface ChoiceProps {
  proposal: FieldProposal
  into: Entry
  from: Entry
  side: Side
  onChoose: (side: Side) => void
}

/** One field with both values, of which one is kept: arrow keys change between them. */
function Choice({ proposal: { field }, into, from, side, onChoose }: ChoiceProps): VNode {
  return (
    <fieldset class="compare-field">
      <legend class="label">{fieldLabel(field, into)}</legend>
      {(['into', 'from'] as const).map((each) => (
        <label key={each} class="compare-value" data-chosen={each === side}>
          <input
            type="radio"
            class="radio"
            name={`keep-${field}`}
            checked={each === side}
            onChange={() => onChoose(each)}
          />
          <span class="compare-text" dir="auto">
            {fieldText(field, each === 'into' ? into : from)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** What needs no choice: what only one of them knows, and what is the learner's in both. */
function Kept({
  into,
  from,
  lone,
}: {
  into: Entry
  from: Entry
  lone: readonly { field: ChosenField; choice: Side }[]
}): VNode | null {
  const rows = lone
    .map(({ field, choice }) => ({
      label: fieldLabel(field, into),
      text: fieldText(field, choice === 'into' ? into : from),
    }))
    .filter(({ text }) => text !== '')
  const both = [
    { label: 'Tags', text: [...new Set([...into.tags, ...from.tags])].join(', ') },
    { label: 'Notes', text: uniteNotes(into.notes, from.notes).trim() },
  ].filter(({ text }) => text !== '')
  if (rows.length + both.length === 0) return null
  return (
    <section class="compare-kept" aria-label="Kept in any case">
      <h3 class="pane-heading">Kept in any case</h3>
      <dl>
        {[...rows, ...both].map(({ label, text }) => (
          <div key={label}>
            <dt class="label">{label}</dt>
            <dd class="compare-text" dir="auto">
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Ctrl+Enter merges, Escape leaves. */
function pressKey(event: TargetedKeyboardEvent<HTMLElement>, onMerge: () => void, onLeave: () => void): void {
  if (event.defaultPrevented) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onMerge()
  else if (event.key === 'Escape' && (!isField(event.target) || isRadio(event.target))) onLeave()
  else return
  event.preventDefault()
}

function isRadio(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio'
}
