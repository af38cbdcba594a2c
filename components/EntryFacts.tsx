import { type ComponentChildren, Fragment, type VNode } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { bylineText, kindLabels, placeText } from '@/utils/entry-summary'
import { clockText } from '@/utils/time'
import FactsForm, { type Facts, type FactsChange } from './FactsForm'
import { ChevronIcon, KindIcon } from './Icons'
import IncompleteMark from './IncompleteMark'
import { fitHeight, showText } from './text-area'
import './EntryFacts.css'

interface EntryFactsProps {
  facts: Facts
  onChange(change: FactsChange): void
  /** What the site is called: "YouTube". */
  siteLabel?: string | undefined
  /** What it is called while it has no title; taken over by whoever begins to write one. */
  name?: string | undefined
  /** Whether only the address is known, which a later clip of the thing's own page completes. */
  isIncomplete?: boolean | undefined
  /** Whether all facts are shown as fields from the start, as for an entry made by hand. */
  isFormOpen?: boolean
  /** Stands at the right of the first line. */
  children?: ComponentChildren
}

/** A date or a place of so many letters has room in a line on every surface, and is not torn apart. */
const mostUnbroken = 20

function describe(facts: Facts): string {
  const duration = facts.durationSeconds === undefined ? '' : clockText(facts.durationSeconds)
  const known = [bylineText(facts), duration].filter((part) => part !== '').join(' · ')
  return known || placeText(facts)
}

/** Who, what, when and where: read at a glance, the title edited in place, everything else corrected in a form. */
export default function EntryFacts({
  facts,
  onChange,
  siteLabel,
  name,
  isIncomplete = false,
  isFormOpen = false,
  children,
}: EntryFactsProps): VNode {
  const formId = useId()
  const [isOpen, setOpen] = useState(isFormOpen)
  return (
    <section class="entry-facts" aria-label="Facts">
      <div class="facts-source small">
        <KindIcon kind={facts.kind} />
        <span>{[kindLabels[facts.kind].label, siteLabel].filter(Boolean).join(' · ')}</span>
        {isIncomplete && <IncompleteMark />}
        <span class="facts-aside">{children}</span>
      </div>
      <TitleInput title={facts.title} name={name} onInput={(title) => onChange({ title })} />
      <div class="facts-byline">
        <span class="soft facts-about" dir="auto">
          {describe(facts)
            .split(' · ')
            .map((part, index) => (
              <Fragment key={index}>
                {index > 0 && ' · '}
                <span class={part.length <= mostUnbroken ? 'facts-part' : undefined}>{part}</span>
              </Fragment>
            ))}
        </span>
        <button
          type="button"
          class="button button-quiet facts-toggle"
          aria-expanded={isOpen}
          aria-controls={formId}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Close' : 'Edit'}
          <ChevronIcon />
        </button>
      </div>
      <div id={formId} hidden={!isOpen}>
        {isOpen && <FactsForm facts={facts} onChange={onChange} />}
      </div>
    </section>
  )
}

interface TitleInputProps {
  title: string
  name: string | undefined
  onInput(title: string): void
}

/** A title that is not known is no title: its field shows what the thing is called instead, and has it to begin with. */
function TitleInput({ title, name, onInput }: TitleInputProps): VNode {
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const field = area.current
    if (!field) return
    showText(field, title)
    fitHeight(field)
  }, [title])
  return (
    <textarea
      ref={area}
      class="title-input serif-title"
      dir="auto"
      aria-label="Title"
      placeholder={name ?? 'Title'}
      rows={1}
      onFocus={({ currentTarget: field }) => {
        if (title !== '' || name === undefined) return
        field.value = name
        field.select()
      }}
      onBlur={({ currentTarget: field }) => {
        // What nobody changed is not what somebody typed.
        if (title === '') field.value = ''
      }}
      onInput={(event) => onInput(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.isComposing) event.preventDefault()
      }}
    />
  )
}
