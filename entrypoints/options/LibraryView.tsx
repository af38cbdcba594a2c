import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { LibraryList } from '@/components/options/LibraryList'
import { lazy } from '@/components/options/lazy'
import type { Browsing } from './browsing'
import { deleteAndStay } from './delete-and-stay'
import { focusEntry } from './focus-entry'
import type { PageState } from './page-state'

const OpenEntryPane = lazy(loadEntryPane)

/** Loads the entry's own part of the page, which the first rows do not wait for. */
export async function loadEntryPane() {
  return (await import('./OpenEntryPane')).OpenEntryPane
}

interface LibraryViewProps {
  page: PageState
  browsing: Browsing
}

/** The library: its list, and the entry that stands open beside it. */
export function LibraryView({ page, browsing }: LibraryViewProps): VNode {
  const { library } = page
  // The entry that was opened by a key: the learner goes on in it by keyboard.
  const focusId = useRef<string | undefined>(undefined)
  const open = page.openEntry.value
  const filter = library.filter.value
  const topic = library.topics.value.find(({ key }) => key === filter.topicId)
  return (
    <>
      <LibraryList
        entries={library.shown.value}
        words={library.words.value}
        query={library.query.value}
        filter={filter}
        topics={library.topics.value}
        tags={library.tags.value}
        filterLabel={topic?.label ?? filter.tag}
        totalCount={library.entries.value.length}
        isLoading={library.isLoading.value}
        selectedIds={library.selectedIds.value}
        openId={open?.id}
        clipKeys={browsing.clipKeys.value}
        onQuery={(query) => {
          library.query.value = query
        }}
        onFilter={(next) => {
          library.filter.value = next
        }}
        onOpen={(id, isByKey) => {
          focusId.current = isByKey ? id : undefined
          if (isByKey && open?.id === id) focusEntry()
          browsing.go({ view: 'entry', id })
        }}
        onSelect={library.select}
        onSelectAll={() => library.select(0, library.shown.value.length, true)}
        onClearSelection={() => {
          library.selectedIds.value = new Set()
        }}
        onDelete={(ids) => void deleteAndStay(page, browsing, ids)}
        onExportSelection={() => browsing.go({ view: 'export' })}
        onFirstRows={browsing.markFirstRows}
      />
      <main class="sheet" aria-label="Entry" data-empty={!open && library.shown.value.length === 0}>
        {open ? (
          <OpenEntryPane
            key={open.id}
            page={page}
            browsing={browsing}
            open={open}
            wantsFocus={open.id === focusId.current}
          />
        ) : (
          <div class="empty sheet-empty">
            <p>
              {library.entries.value.length > 0 && (
                <>
                  <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>Enter</kbd> opens, <kbd>/</kbd> searches
                </>
              )}
            </p>
          </div>
        )}
      </main>
    </>
  )
}
