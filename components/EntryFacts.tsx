import type { ComponentChildren, VNode } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { bylineText, kindLabels } from '@/utils/entry-summary'
import { clockText } from '@/utils/time'
import FactsForm, { type Facts, type FactsChange } from './FactsForm'
import { ChevronIcon, KindIcon } from './Icons'
import { showText } from './text-area'
import './EntryFacts.css'

interface EntryFactsProps {
  facts: Facts
  onChange(change: FactsChange): void
  /** What the site is called: "YouTube". */
  siteLabel?: string | undefined
  /** Whether all facts are shown as fields from the start, as for an entry made by hand. */
  isFormOpen?: boolean
  /** Stands at the right of the first line. */
  children?: ComponentChildren
}

function describe(facts: Facts): string {
  const duration = facts.durationSeconds === undefined ? '' : clockText(facts.durationSeconds)
  return [bylineText(facts), duration].filter((part) => part !== '').join(' · ')
}

/** Who, what, when and where: read at a glance, the title edited in place, everything else corrected in a form. */
export default function EntryFacts({
  facts,
  onChange,
  siteLabel,
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
        <span class="facts-aside">{children}</span>
      </div>
      <TitleInput title={facts.title} onInput={(title) => onChange({ title })} />
      <div class="facts-byline">
        <span class="soft">{describe(facts)}</span>
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

function TitleInput({ title, onInput }: { title: string; onInput(title: string): void }): VNode {
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const field = area.current
    if (!field) return
    showText(field, title)
    if (typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')) return
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }, [title])
  return (
    <textarea
      ref={area}
      class="title-input serif-title"
      aria-label="Title"
      placeholder="Title"
      rows={1}
      onInput={(event) => onInput(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.isComposing) event.preventDefault()
      }}
    />
  )
}
