import type { VNode } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { lazy } from '@/components/lazy'
import type { FindSaid, SaidLine } from '@/components/options/EntryRow'
import { LibraryList } from '@/components/options/LibraryList'
import type { Browsing } from './browsing'
import { deleteAndStay } from './delete-and-stay'
import { focusEntry } from './focus-entry'
import type { PageState } from './page-state'

const OpenEntryPane = lazy(loadEntryPane)
const CompareView = lazy(async () => (await import('./CompareView')).CompareView)

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
  const [line, setLine] = useState<{ entryId: string; said: SaidLine }>()
  const findSaid = useFindSaid(page)
  const open = page.openEntry.value
  const { view } = page.route.value
  const isComparing = view === 'compare' || view === 'duplicates'
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
        duplicateCount={page.merging.pairs.value.length}
        selectedIds={library.selectedIds.value}
        openId={open?.id}
        clipKeys={browsing.clipKeys.value}
        cardKeys={browsing.cardKeys.value}
        onQuery={(query) => {
          library.query.value = query
        }}
        onFilter={(next) => {
          library.filter.value = next
        }}
        onOpen={(id, isByKey) => {
          focusId.current = isByKey ? id : undefined
          setLine(undefined)
          if (isByKey && open?.id === id) focusEntry()
          browsing.go({ view: 'entry', id })
        }}
        findSaid={findSaid}
        onSaid={(entryId, said) => {
          setLine({ entryId, said })
          browsing.go({ view: 'entry', id: entryId })
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
      <main class="sheet" aria-label="Entry" data-empty={!open && !isComparing && library.shown.value.length === 0}>
        {isComparing ? (
          <CompareView page={page} browsing={browsing} />
        ) : open ? (
          <OpenEntryPane
            key={open.id}
            page={page}
            browsing={browsing}
            open={open}
            wantsFocus={open.id === focusId.current}
            line={line?.entryId === open.id ? line.said : undefined}
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

/** Another function for each search, so that rows ask again. */
function useFindSaid({ library, said }: PageState): FindSaid | undefined {
  const query = library.query.value
  const known = library.knownTexts.value
  return useMemo(() => {
    if (query.trim() === '') return undefined
    return async (id) => (library.isSaid(id) ? (await said.find(id, query))[0] : undefined)
  }, [query, known])
}
