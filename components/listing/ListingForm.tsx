import type { VNode } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { LabelledRow } from '@/components/capture/Rows'
import { commitField } from '@/components/commit-field'
import { CheckIcon } from '@/components/Icons'
import Notice from '@/components/Notice'
import TagField from '@/components/TagField'
import TopicField from '@/components/TopicField'
import type { Background, Completions, ListingView } from '@/utils/messages'
import PaperFilter from './PaperFilter'
import PaperList, { focusPapers } from './PaperList'
import { countPapers, createListing, type ListingState } from './state'
import './listing.css'

interface ListingFormProps {
  view: ListingView
  isPrivate: boolean
  completions: Completions
  background: Background
  isMac: boolean
  openLibrary(): void
  /** Clips the page instead of what it lists. */
  onClipPage(): void
}

/** The papers that a page lists: chosen ones are queued, with tags, a topic and a reason for all of them. */
export default function ListingForm({ view, background, ...props }: ListingFormProps): VNode {
  const listing = useMemo(() => createListing(view, background), [view, background])
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    performance.mark('lectern:filled')
    focusPapers()
  }, [])
  useEffect(() => {
    const pressKey = (event: KeyboardEvent) => {
      const isCommand = event.ctrlKey || event.metaKey
      if (isCommand && event.key === 'Enter') {
        event.preventDefault()
        commitField()
        void listing.queue()
      } else if (event.key === '/' && !isCommand && !event.altKey && !isTypedInto(event.target)) {
        const filter = root.current?.querySelector<HTMLInputElement>('#paper-filter')
        filter?.focus()
        filter?.select()
        if (filter) event.preventDefault()
      }
    }
    document.addEventListener('keydown', pressKey)
    return () => document.removeEventListener('keydown', pressKey)
  }, [listing])
  return (
    <div ref={root} class="popup listing">
      <Head listing={listing} onClipPage={props.onClipPage} />
      <div class="popup-scroll">
        <PaperList listing={listing} />
      </div>
      <div class="popup-bottom listing-bottom">
        {listing.problem.value !== undefined && <Notice tone="problem">{listing.problem.value}</Notice>}
        <Fields listing={listing} completions={props.completions} />
        <Foot listing={listing} isPrivate={props.isPrivate} isMac={props.isMac} openLibrary={props.openLibrary} />
      </div>
    </div>
  )
}

function Head({ listing, onClipPage }: { listing: ListingState; onClipPage(): void }): VNode {
  const count = listing.choosableCount.value
  const chosenCount = listing.chosen.value.size
  const isFiltered = listing.filter.value.trim() !== ''
  return (
    <header class="listing-head">
      <h1 class="serif-title listing-title">{listing.title ?? 'Papers on this page'}</h1>
      <div class="listing-all">
        <label>
          <input
            type="checkbox"
            class="checkbox"
            checked={listing.chosenShown.value === 'all'}
            indeterminate={listing.chosenShown.value === 'some'}
            disabled={count === 0}
            onChange={listing.chooseAll}
          />
          {isFiltered ? `All ${listing.shown.value.size}` : 'All'}
        </label>
        <span class="small soft" role="status">
          {count === 0 ? 'all in your library' : `${chosenCount} of ${countPapers(count)} chosen`}
        </span>
        <button type="button" class="button button-quiet small-button" onClick={onClipPage}>
          Clip this page instead
        </button>
      </div>
      <PaperFilter listing={listing} />
    </header>
  )
}

/** What holds for all that are chosen. */
function Fields({ listing, completions }: { listing: ListingState; completions: Completions }): VNode {
  const { tags, topic, why } = listing.fields.value
  return (
    <div class="listing-fields">
      <LabelledRow label="Tags" id="tags">
        <TagField
          id="tags"
          tags={tags}
          library={completions.tags}
          onChange={(changed) => listing.change({ tags: changed })}
        />
      </LabelledRow>
      <LabelledRow label="Topic" id="topic">
        <TopicField
          id="topic"
          topic={topic}
          topics={completions.topics}
          lastTopic={completions.lastTopic}
          placeholder="file under…"
          onChange={(changed) => listing.change({ topic: changed })}
        />
      </LabelledRow>
      <LabelledRow label="Why" id="why">
        <input
          id="why"
          class="input"
          value={why}
          maxLength={500}
          placeholder="one line for all of them"
          onInput={(event) => listing.change({ why: event.currentTarget.value })}
        />
      </LabelledRow>
    </div>
  )
}

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox'
}

interface FootProps extends Pick<ListingFormProps, 'isPrivate' | 'isMac' | 'openLibrary'> {
  listing: ListingState
}

function Foot({ listing, isPrivate, isMac, openLibrary }: FootProps): VNode {
  const queueButton = useRef<HTMLButtonElement>(null)
  const message = listing.message.value
  const chosenCount = listing.chosen.value.size
  return (
    <footer class="popup-foot">
      <button
        ref={queueButton}
        type="button"
        class="button button-primary"
        aria-busy={listing.isSaving.value}
        onClick={() => void listing.queue()}
      >
        Queue {chosenCount === 0 ? 'papers' : countPapers(chosenCount)}
        {message === undefined && <kbd>{isMac ? '⌘' : 'Ctrl'} Enter</kbd>}
      </button>
      <div class="popup-said">
        <span role="status">
          {message !== undefined && (
            <span class="said-message">
              <CheckIcon /> {message}
            </span>
          )}
        </span>
        {listing.canUndo.value && (
          <button
            type="button"
            class="button button-quiet"
            // The button goes away, and the focus with it.
            onClick={() => void listing.undo().then(() => queueButton.current?.focus())}
          >
            Undo
          </button>
        )}
        {isPrivate && message === undefined && (
          <span class="small">Private window: what you queue is stored in your library.</span>
        )}
      </div>
      <button type="button" class="button button-quiet" onClick={openLibrary}>
        Library
      </button>
    </footer>
  )
}
