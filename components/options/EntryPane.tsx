import type { ComponentChildren, TargetedKeyboardEvent, VNode } from 'preact'
import EntryFacts from '@/components/EntryFacts'
import FetchDetails from '@/components/FetchDetails'
import NewerVersion from '@/components/NewerVersion'
import Notice from '@/components/Notice'
import StatusChoice from '@/components/StatusChoice'
import TagField from '@/components/TagField'
import TopicField from '@/components/TopicField'
import { addressName } from '@/utils/address-name'
import { detailsAddress } from '@/utils/details'
import type { TopicChoice } from '@/utils/draft'
import type { Entry, EntryPatch } from '@/utils/entry'
import { dateText, isIncomplete, titleOrPlace } from '@/utils/entry-summary'
import { isCitable } from '@/utils/formats/citation-formats'
import type { TagCount, TopicSummary } from '@/utils/messages'
import type { PreviewOptions } from '@/utils/notes/preview'
import { type CiteCalls, CiteField } from './CiteField'
import { EntryDetails } from './EntryDetails'
import { type EditorShots, EntryNotes } from './EntryNotes'
import { isField } from './fields'
import { LineField } from './LineField'
import { SavedMark, type SavedMarkProps } from './SavedMark'
import './EntryPane.css'

export interface EntryPaneProps extends SavedMarkProps {
  entry: Entry
  /** The documents that place the entry. */
  topics: readonly TopicSummary[]
  allTopics: readonly TopicSummary[]
  tags: readonly TagCount[]
  /** The notes as typed, which may be ahead of the entry's own. */
  notes: string
  preview: PreviewOptions
  shots: EditorShots
  /** What it may be the same as, and what it was merged with. */
  links?: ComponentChildren
  /** The lines by which a search found it. */
  said?: ComponentChildren
  /** The passes over a paper. */
  passes?: ComponentChildren
  /** Questions and what to read next, gathered from the notes. */
  gathered?: ComponentChildren
  /** What it is related to. */
  related?: ComponentChildren
  /** What was said, where something was. */
  transcript?: ComponentChildren
  onNotes: (notes: string) => void
  factsState: SavedMarkProps['state']
  factsProblem?: string | undefined
  onEdit: (change: { [F in keyof EntryPatch]?: EntryPatch[F] | undefined }) => void
  /** The topic that it is being filed under, and why that failed. */
  filing: { topic: TopicChoice | undefined; problem: string | undefined }
  /** Without a topic: what could not be filed is given up. */
  onFile: (topic: TopicChoice | undefined) => void
  citing: CiteCalls
  /** Fetches the page of a paper that is incomplete, and takes over what it says. */
  onFetchDetails: (address: string) => Promise<void>
  onExport: () => void
  onDelete: () => void
  /** Back to the list, by Escape. */
  onLeave: () => void
}

/** One entry, all of it, to be read and to be edited where it stands. */
export function EntryPane(props: EntryPaneProps): VNode {
  const { entry, onEdit } = props
  const address = detailsAddress(entry)
  return (
    <article
      class="pane entry-pane"
      aria-label={titleOrPlace(entry)}
      tabIndex={-1}
      onKeyDown={(event) => pressKey(event, props.onLeave)}
    >
      <header class="pane-bar">
        <a class="pane-back" href="#/library">
          ‹ Library
        </a>
        <span class="pane-bar-space" />
        {entry.url && /^https?:/i.test(entry.url) && (
          <a class="button button-quiet" href={entry.url} target="_blank" rel="noopener noreferrer">
            Open page ↗
          </a>
        )}
        <button type="button" class="button button-quiet" onClick={props.onExport}>
          Export
        </button>
        <button type="button" class="button button-quiet button-warn" onClick={props.onDelete}>
          Delete
        </button>
      </header>
      <EntryFacts
        facts={entry}
        name={addressName(entry)}
        isIncomplete={isIncomplete(entry, entry.complete)}
        onChange={onEdit}
      >
        <SavedMark state={props.factsState} problem={props.factsProblem} />
      </EntryFacts>
      <NewerVersion paper={entry.paper} />
      {props.links}
      {address !== undefined && <FetchDetails address={address} onFetch={props.onFetchDetails} />}
      <div class="entry-fields">
        <StatusChoice status={entry.status} onChange={(status) => onEdit({ status })} />
        <div class="entry-field">
          <label class="label" for="entry-tags">
            Tags
          </label>
          <TagField id="entry-tags" tags={entry.tags} library={props.tags} onChange={(tags) => onEdit({ tags })} />
        </div>
        <div class="entry-field">
          <label class="label" for="entry-topic">
            Topics
          </label>
          <div class="topics-line">
            {props.topics.map((topic) => (
              <a key={topic.id} class="topic-link" href={`#/document/${topic.id}`} dir="auto">
                {topic.title}
              </a>
            ))}
            <TopicField
              id="entry-topic"
              topic={props.filing.topic}
              topics={props.allTopics.filter(({ id }) => !props.topics.some((topic) => topic.id === id))}
              placeholder="file under a topic…"
              onChange={props.onFile}
            />
            {props.filing.problem !== undefined && (
              <Notice tone="problem">
                Not filed: {props.filing.problem}{' '}
                <button type="button" class="button button-quiet" onClick={() => props.onFile(props.filing.topic)}>
                  Try again
                </button>
              </Notice>
            )}
          </div>
        </div>
        <div class="entry-field">
          <label class="label" for="entry-why">
            Why
          </label>
          <LineField
            id="entry-why"
            value={entry.why ?? ''}
            placeholder="why it is worth learning from"
            onChange={(why) => onEdit({ why })}
          />
        </div>
        {isCitable(entry) && <CiteField key={entry.id} citekey={entry.paper?.citekey} {...props.citing} />}
      </div>
      {props.said}
      {props.passes}
      <EntryNotes
        key={entry.id}
        text={props.notes}
        preview={props.preview}
        chapters={entry.chapters}
        shots={props.shots}
        templates={{ kind: entry.kind, version: entry.paper?.version }}
        onInput={props.onNotes}
        state={props.state}
        problem={props.problem}
      />
      {props.gathered}
      {props.transcript}
      {props.related}
      <EntryDetails entry={entry} timeLink={props.preview.timeLink} />
      <p class="small entry-dates">
        Clipped {dateText(entry.createdAt.slice(0, 10))}
        {entry.updatedAt.slice(0, 10) !== entry.createdAt.slice(0, 10) &&
          ` · changed ${dateText(entry.updatedAt.slice(0, 10))}`}
      </p>
    </article>
  )
}

/** `e` begins to write notes, Escape goes back to the list. */
function pressKey(event: TargetedKeyboardEvent<HTMLElement>, onLeave: () => void): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape' && !isField(event.target)) onLeave()
  else if (event.key === 'Escape') event.currentTarget.focus()
  else if (event.key === 'e' && !isField(event.target)) beginNotes(event.currentTarget)
  else return
  event.preventDefault()
}

function beginNotes(pane: HTMLElement): void {
  const area = pane.querySelector<HTMLElement>('.notes textarea')
  if (area) area.focus()
  else pane.querySelector<HTMLElement>('[data-edit-notes]')?.click()
}
