import { effect } from '@preact/signals'
import { render } from 'preact'
import { onChange } from '@/utils/library/changes'
import { createSearch } from '@/utils/library/search'
import { sentenceOf } from '@/utils/sentence'
import { App } from './App'
import { createBrowsing } from './browsing'
import { download } from './download'
import { loadEntryPane } from './LibraryView'
import { connectLibrary } from './library-calls'
import type { Opening } from './opening'
import { createPageState, type PageState } from './page-state'
import { createSettingsState } from './settings-state'

const loadApi = async () => (await import('webextension-polyfill')).default

const chosenSettings = {
  read: async () => (await import('@/utils/settings')).readSettings(),
  change: async (change: object) => (await import('@/utils/settings')).changeSettings(change),
}

/** Draws the page into `root`, over the library that is being opened. */
export function showPage(root: HTMLElement, { open, newest }: Opening): void {
  const calls = { ...connectLibrary(open), listNewest: () => newest }
  const page = createPageState({ calls, search: createSearch(), download, hash: location.hash })
  const browsing = createBrowsing(loadApi, () => setTimeout(loadEntryPane))
  const settings = createSettingsState(loadApi, navigator.storage, chosenSettings)
  void page.library.load()
  // Which pairs are two things is wanted once everything is read; without it none is offered.
  page.merging.load().catch(() => undefined)
  render(<App page={page} browsing={browsing} settings={settings} />, root)
  listen(page)
  open().then(
    (library) => onChange(library, new AbortController().signal, (change) => void page.receive(change)),
    // Why the library can't be opened is said where it would be shown.
    () => undefined,
  )
}

function listen(page: PageState): void {
  // What nobody answers for is said all the same.
  window.addEventListener('unhandledrejection', ({ reason }) =>
    page.undo.say(`Something failed: ${sentenceOf(reason)}`),
  )
  window.addEventListener('hashchange', () => page.showHash(location.hash))
  // The last moment at which the browser lets a page finish something.
  document.addEventListener('visibilitychange', () => void page.flush())
  window.addEventListener('pagehide', () => void page.flush())
  effect(() => {
    const entry = page.openEntry.value?.facts.shown.value
    document.title = entry?.title ? `${entry.title} · Lectern` : 'Lectern'
  })
}
