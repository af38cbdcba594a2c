import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { EntryPane } from '@/components/options/EntryPane'
import { LibraryList } from '@/components/options/LibraryList'
import { placedEntryIds } from '@/utils/document'
import { titleOrPlace } from '@/utils/entry-summary'
import type { TimeLink } from '@/utils/formats/profile'
import type { TopicSummary } from '@/utils/messages'
import type { Browsing } from './browsing'
import type { OpenEntry, PageState } from './page-state'
import { attempt } from './sentence'

interface LibraryViewProps {
  page: PageState
  browsing: Browsing
}

/** The library: its list, and the entry that stands open beside it. */
export function LibraryView({ page, browsing }: LibraryViewProps): VNode {
  const { library } = page
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
          browsing.go({ view: 'entry', id })
          if (isByKey) focusEntryLater()
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
      <main class="sheet" aria-label="Entry">
        {open ? (
          <OpenEntryPane key={open.id} page={page} browsing={browsing} open={open} />
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

function OpenEntryPane({ page, browsing, open }: LibraryViewProps & { open: OpenEntry }): VNode {
  const { library } = page
  const entry = open.facts.shown.value
  const documents = library.documents.value
  const topics = documents.filter(({ body }) => placedEntryIds(body).includes(entry.id)).map(summaryOf)
  const allTopics = documents.filter(({ kind }) => kind === 'topic').map(summaryOf)
  const tags = library.tags.value.map(({ label, count }) => ({ tag: label, count }))
  const timeLink = useTimeLink()
  const preview = useMemo(
    () => ({
      timeLink: (seconds: number) => timeLink?.({ ids: entry.ids, url: entry.url }, seconds),
      findEntryTitle: (id: string) => {
        const found = library.findEntry(id)
        return found && titleOrPlace(found)
      },
    }),
    [entry.ids.join(), entry.url, timeLink],
  )
  return (
    <EntryPane
      entry={entry}
      topics={topics}
      allTopics={allTopics}
      tags={tags}
      notes={open.notes.text.value}
      preview={preview}
      state={open.notes.state.value}
      problem={open.notes.problem.value}
      factsState={open.facts.state.value}
      factsProblem={open.facts.problem.value}
      onNotes={open.notes.type}
      onEdit={open.facts.change}
      filing={{ topic: open.filing.topic.value, problem: open.filing.problem.value }}
      onFile={(topic) => void open.filing.file(topic)}
      onExport={() => {
        library.selectedIds.value = new Set([entry.id])
        browsing.go({ view: 'export' })
      }}
      onDelete={() => void deleteAndStay(page, browsing, [entry.id])}
      onLeave={() => {
        browsing.go({ view: 'library' })
        requestAnimationFrame(() => document.querySelector<HTMLElement>('.grid-row[tabindex="0"]')?.focus())
      }}
    />
  )
}

/** The sites' links to moments. The list of sites is large, and the first rows do not wait for it. */
function useTimeLink(): TimeLink | undefined {
  const [timeLink, setTimeLink] = useState<TimeLink>()
  useEffect(() => {
    void import('@/utils/sites').then((sites) => setTimeLink(() => sites.timeLink))
  }, [])
  return timeLink
}

async function deleteAndStay(page: PageState, browsing: Browsing, ids: readonly string[]): Promise<void> {
  const isOpen = ids.includes(page.openEntry.value?.id ?? '')
  await page.flush()
  const notDone = ids.length === 1 ? 'The entry was not deleted.' : 'Nothing was deleted.'
  if (!(await attempt(page.undo, notDone, () => page.library.deleteEntries(ids)))) return
  if (isOpen) browsing.go({ view: 'library' })
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.grid-row[tabindex="0"]')?.focus())
}

function summaryOf({ id, title }: TopicSummary): TopicSummary {
  return { id, title }
}

/** Once the entry is drawn: the learner goes on in it by keyboard. */
function focusEntryLater(): void {
  requestAnimationFrame(() => setTimeout(() => document.querySelector<HTMLElement>('.entry-pane')?.focus()))
}
