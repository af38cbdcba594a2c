import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { isNarrow } from '@/utils/entry-filter'
import { counted } from './counted'
import { EntryGrid, type EntryGridProps } from './EntryGrid'
import { FilterFold } from './FilterFold'
import type { FilterListsProps } from './FilterLists'
import { isField } from './fields'
import { ListBar, type ListBarProps } from './ListBar'
import './LibraryList.css'

export interface LibraryListProps
  extends Omit<ListBarProps, 'searchRef' | 'onLeave' | 'shownCount'>,
    Omit<EntryGridProps, 'onKey'>,
    Pick<FilterListsProps, 'topics' | 'tags'> {
  onExportSelection: () => void
  /** How many pairs of entries may be one thing. */
  duplicateCount?: number | undefined
  /** The keys that clip a page, for the empty library. */
  clipKeys?: string | undefined
  /** Those that open the note card. */
  cardKeys?: string | undefined
}

/** The middle of the library: search, filters, what is selected, and the entries. */
export function LibraryList(props: LibraryListProps): VNode {
  const { entries, selectedIds } = props
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLElement>(null)
  const focusList = (): void => list.current?.querySelector<HTMLElement>('[tabindex="0"].grid-row')?.focus()
  useKeys(search, focusList)
  return (
    <section class="library-list" aria-label="Library" ref={list}>
      <ListBar {...props} shownCount={entries.length} searchRef={search} onLeave={focusList} />
      <FilterFold
        topics={props.topics}
        tags={props.tags}
        topicId={props.filter.topicId}
        tag={props.filter.tag}
        onFilter={(narrowing) => props.onFilter({ ...props.filter, ...narrowing })}
      />
      {props.duplicateCount !== undefined && props.duplicateCount > 0 && (
        <p class="duplicate-count small">
          <a href="#/duplicates">{counted(props.duplicateCount, 'possible duplicate')}</a>
        </p>
      )}
      {selectedIds.size > 0 && (
        <div class="selection-bar" role="toolbar" aria-label="Selected entries">
          <span>{selectedIds.size.toLocaleString()} selected</span>
          <button type="button" class="button button-quiet" onClick={props.onExportSelection}>
            Export
          </button>
          <button
            type="button"
            class="button button-quiet button-warn"
            onClick={() => props.onDelete([...selectedIds])}
          >
            Delete
          </button>
          <button type="button" class="button button-quiet" onClick={props.onSelectAll}>
            Select all
          </button>
          <button type="button" class="button button-quiet" onClick={props.onClearSelection}>
            Clear <kbd>Esc</kbd>
          </button>
        </div>
      )}
      {entries.length > 0 ? <EntryGrid {...props} /> : <EmptyList {...props} />}
    </section>
  )
}

function EmptyList(props: LibraryListProps): VNode {
  const { isLoading, totalCount, query, filter, clipKeys, cardKeys, onQuery, onFilter } = props
  if (isLoading) {
    return (
      <div class="empty" aria-busy="true">
        <p class="empty-wait">Opening your library…</p>
      </div>
    )
  }
  if (totalCount === 0) {
    return (
      <div class="empty">
        <p class="empty-title">Your library is empty</p>
        <p>
          Open a talk, a paper or a session page and press {clipKeys ?? 'the Lectern button'}
          {cardKeys && `, or ${cardKeys} beside a video to take notes while it plays`}. What you clip appears here at
          once.
        </p>
        <p>
          <a href="#/welcome">How Lectern works</a> · <a href="#/import">Restore a backup</a>
        </p>
      </div>
    )
  }
  return (
    <div class="empty">
      <p class="empty-title">Nothing found</p>
      <p>
        {query.trim() === ''
          ? 'No entry is left by these filters.'
          : 'Every word must stand somewhere in an entry: try fewer words, or parts of words.'}
      </p>
      <p class="empty-actions">
        {query.trim() !== '' && (
          <button type="button" class="button" onClick={() => onQuery('')}>
            Clear the search
          </button>
        )}
        {isNarrow(filter) && (
          <button type="button" class="button" onClick={() => onFilter({})}>
            Take off all filters
          </button>
        )}
      </p>
    </div>
  )
}

/** From anywhere but a field `/` goes to the search, and from a page where nothing has the focus ↓ and `j` to the list. */
function useKeys(search: { current: HTMLInputElement | null }, focusList: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return
      if (event.key === '/') {
        event.preventDefault()
        search.current?.focus()
        search.current?.select()
      } else if ((event.key === 'ArrowDown' || event.key === 'j') && isOutsidePanes(event.target)) {
        event.preventDefault()
        focusList()
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** On the page itself or in its navigation: no list and no entry has the keys. */
function isOutsidePanes(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('nav') !== null)
}
