import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { lazy } from '@/components/lazy'
import Notice from '@/components/Notice'
import { isField } from '@/components/options/fields'
import { NavPane } from '@/components/options/NavPane'
import { UndoBar } from '@/components/options/UndoBar'
import type { EntryFilter } from '@/utils/entry-filter'
import type { Browsing } from './browsing'
import { LibraryView } from './LibraryView'
import type { PageState } from './page-state'
import type { Route } from './route'
import type { SettingsState } from './settings-state'

// Only the library is there from the first: the other places are loaded when one goes there.
const DocumentsView = lazy(async () => (await import('./DocumentsView')).DocumentsView)
const ExportPage = lazy(async () => (await import('./ExportPage')).ExportPage)
const ImportPage = lazy(async () => (await import('./ImportPage')).ImportPage)
const SettingsPage = lazy(async () => (await import('./SettingsPage')).SettingsPage)
const WelcomeView = lazy(async () => (await import('@/components/options/WelcomeView')).WelcomeView)

/** Where a view belongs in the navigation, unless it is a place of its own. */
const placeOf: Partial<Record<Route['view'], Route['view']>> = {
  entry: 'library',
  compare: 'library',
  duplicates: 'library',
  document: 'documents',
}

export interface AppProps {
  page: PageState
  browsing: Browsing
  settings: SettingsState
}

/** The options page. */
export function App({ page, browsing, settings }: AppProps): VNode {
  const { library, undo } = page
  const route = page.route.value
  const { view } = route
  useUndoKey(() => void undo.undo())
  const place = placeOf[view] ?? view
  const isLibrary = place === 'library'

  const filterBy = (narrowing: EntryFilter): void => {
    library.filter.value = { ...library.filter.value, ...narrowing }
    if (!isLibrary) browsing.go({ view: 'library' })
  }

  return (
    <div class="page" data-view={view}>
      <NavPane
        currentHash={`#/${place}`}
        topics={library.topics.value}
        tags={library.tags.value}
        topicId={isLibrary ? library.filter.value.topicId : undefined}
        tag={isLibrary ? library.filter.value.tag : undefined}
        onFilter={filterBy}
      />
      {library.problem.value !== undefined && (
        <main class="sheet">
          <div class="pane">
            <Notice tone="problem">{library.problem.value}</Notice>
          </div>
        </main>
      )}
      {library.problem.value === undefined && isLibrary && <LibraryView page={page} browsing={browsing} />}
      {library.problem.value === undefined && place === 'documents' && (
        <DocumentsView page={page} browsing={browsing} />
      )}
      {library.problem.value === undefined && view === 'export' && <ExportPage page={page} />}
      {library.problem.value === undefined && view === 'import' && (
        <main class="sheet">
          <ImportPage page={page} />
        </main>
      )}
      {view === 'settings' && (
        <main class="sheet">
          <SettingsPage page={page} settings={settings} />
        </main>
      )}
      {view === 'welcome' && (
        <main class="sheet">
          <WelcomeView clipKeys={browsing.clipKeys.value} cardKeys={browsing.cardKeys.value} />
        </main>
      )}
      <UndoBar
        message={undo.message.value}
        onUndo={undo.canUndo.value ? () => void undo.undo() : undefined}
        onClose={undo.close}
      />
    </div>
  )
}

/** Ctrl+Z outside a field takes the last thing back; inside, it is the browser's own. */
function useUndoKey(onUndo: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || isField(event.target)) return
      event.preventDefault()
      onUndo()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
