import type { Ref, VNode } from 'preact'
import { type EntryKind, type EntryStatus, entryKinds, entryStatuses } from '@/utils/entry'
import type { EntryFilter } from '@/utils/entry-filter'
import { kindLabels, statusLabels } from '@/utils/entry-summary'
import './ListBar.css'

export interface ListBarProps {
  query: string
  filter: EntryFilter
  /** What the tag or topic filter is called, when one is on. */
  filterLabel?: string | undefined
  shownCount: number
  totalCount: number
  isLoading: boolean
  searchRef: Ref<HTMLInputElement>
  onQuery: (query: string) => void
  onFilter: (filter: EntryFilter) => void
  /** Leaves the search field for the list. */
  onLeave: () => void
}

/** What stands over the list: the search, what narrows it, and how many entries are left. */
export function ListBar(props: ListBarProps): VNode {
  const { query, filter, filterLabel, onQuery, onFilter } = props
  return (
    <search class="list-bar">
      <input
        ref={props.searchRef}
        class="input list-search"
        type="search"
        placeholder="Search everything"
        aria-label="Search titles, people, tags and notes"
        aria-keyshortcuts="/"
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query !== '') onQuery('')
          else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') props.onLeave()
          else return
          event.preventDefault()
        }}
      />
      <Choice
        label="Kind"
        all="All kinds"
        value={filter.kind}
        options={entryKinds.map((kind) => [kind, kindLabels[kind].plural])}
        onChoose={(value) => onFilter({ ...filter, kind: value as EntryKind | undefined })}
      />
      <Choice
        label="Status"
        all="Any status"
        value={filter.status}
        options={entryStatuses.map((status) => [status, statusLabels[status]])}
        onChoose={(value) => onFilter({ ...filter, status: value as EntryStatus | undefined })}
      />
      <p class="list-count small" role="status">
        {countText(props)}
      </p>
      {filterLabel !== undefined && (
        <button
          type="button"
          class="filter-chip"
          aria-label={`Take off the filter ${filterLabel}`}
          onClick={() => onFilter({ ...filter, tag: undefined, topicId: undefined })}
        >
          <span dir="auto">{filterLabel}</span> ×
        </button>
      )}
    </search>
  )
}

interface ChoiceProps {
  label: string
  all: string
  value: string | undefined
  options: [value: string, label: string][]
  onChoose: (value: string | undefined) => void
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps): VNode {
  return (
    <select
      class="select"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
    >
      <option value="">{all}</option>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  )
}

function countText({ shownCount, totalCount, isLoading }: ListBarProps): string {
  const total = `${totalCount.toLocaleString()} ${totalCount === 1 ? 'entry' : 'entries'}`
  if (isLoading) return 'Reading…'
  return shownCount === totalCount ? total : `${shownCount.toLocaleString()} of ${total}`
}
