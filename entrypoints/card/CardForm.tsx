import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { StatusRow, TagsRow, TopicRow } from '@/components/capture/Rows'
import { SaveHeldBack, StoredLine } from '@/components/capture/StoredLine'
import type { Storing } from '@/components/capture/storing'
import type { Subject } from '@/components/capture/subject'
import { ChevronIcon } from '@/components/Icons'
import Notice from '@/components/Notice'
import { statusLabels } from '@/utils/entry-summary'
import { chordIn, chordText } from '@/utils/keys'
import type { Card } from './state'

interface CardFormProps {
  card: Card
  subject: Subject
  storing: Storing
}

/** What is kept besides the notes, and what became of it all. */
export default function CardForm({ card, subject, storing }: CardFormProps) {
  const [isOpen, setOpen] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    // It stands above its button: Tab goes through it from its first field, and so back to the button.
    if (!isOpen) return
    form.current?.scrollIntoView?.({ block: 'nearest' })
    form.current?.querySelector('input')?.focus()
  }, [isOpen])
  const { capture } = subject
  const problem = problemOf(card, subject)
  const unread = capture.view.value?.clip ? undefined : capture.view.value?.problem
  const rows = { capture, storing, onChange: (change: Parameters<Card['change']>[1]) => card.change(subject, change) }
  return (
    <footer class="card-foot">
      {unread !== undefined && <Notice>{unread}</Notice>}
      {problem !== undefined && <Notice tone="problem">{problem}</Notice>}
      <Tools card={card} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys come from the fields in it. */}
      <div
        ref={form}
        id="card-form"
        class="card-form"
        hidden={!isOpen}
        onKeyDown={(event) => {
          // The list of a field is closed first.
          if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
          event.preventDefault()
          opener.current?.focus()
          setOpen(false)
        }}
      >
        {isOpen && (
          <>
            <TagsRow {...rows} />
            <TopicRow {...rows} />
            <StatusRow {...rows} />
          </>
        )}
      </div>
      <div class="card-foot-line">
        <button
          ref={opener}
          type="button"
          class="button button-quiet card-filing"
          aria-expanded={isOpen}
          aria-controls="card-form"
          onClick={() => setOpen(!isOpen)}
        >
          <span>{filingOf(subject, storing)}</span>
          <ChevronIcon />
        </button>
        <StoredLine capture={capture} storing={storing} onUndo={() => void card.undo()} />
      </div>
      {capture.view.value?.isPrivate && <SaveHeldBack capture={capture} onSave={() => void card.store()} />}
    </footer>
  )
}

/** What went wrong last; the bar of a card that has lost its extension says all there is to say. */
export function problemOf(card: Card, { capture }: Subject): string | undefined {
  if (card.isOrphan.value) return undefined
  return capture.problem.value ?? capture.storing.value?.problem.value ?? card.said.value
}

/** Status, tags and topics in a line, for who does not have the fields open. */
function filingOf({ capture }: Subject, storing: Storing): string {
  const { status, tags } = storing.fields.value
  const topics = capture.topics.value.map(({ title }) => title)
  return [statusLabels[status], ...(tags.length > 0 ? tags : ['no tags']), ...topics].join(' · ')
}

function Tools({ card }: { card: Card }) {
  const { keys } = card.settings.value
  return (
    <div class="card-tools">
      <button
        type="button"
        class="button"
        title={`A bullet with the time, its chapter and the last words said; with Shift also the frame${chordIn(keys.moment)}`}
        onClick={(event) => void card.act(event.shiftKey ? 'moment-with-frame' : 'moment')}
      >
        Moment {keys.moment && <kbd>{chordText(keys.moment)}</kbd>}
      </button>
      <button
        type="button"
        class="button"
        title={`The picture that the video shows${chordIn(keys.frame)}`}
        onClick={() => void card.act('frame')}
      >
        Frame {keys.frame && <kbd>{chordText(keys.frame)}</kbd>}
      </button>
      <button
        type="button"
        class="button"
        title="What was said: to search, to listen to again and to quote"
        aria-expanded={card.words.isOpen.value}
        onClick={card.words.toggle}
      >
        Words
      </button>
    </div>
  )
}
