import { effect } from '@preact/signals'
import { render } from 'preact'
import browser from 'webextension-polyfill'
import { onChange } from '@/utils/library/changes'
import { keepLibraryOpen } from '@/utils/library/database'
import { createSearch } from '@/utils/library/search'
import { changeSettings, readSettings } from '@/utils/settings'
import '@/components/base.css'
import '@/components/options/options.css'
import { App } from './App'
import { createBrowsing } from './browsing'
import { download } from './download'
import { connectLibrary } from './library-calls'
import { createPageState } from './page-state'
import { sentenceOf } from './sentence'
import { createSettingsState } from './settings-state'

const open = keepLibraryOpen()
const page = createPageState({
  calls: connectLibrary(open),
  search: createSearch(),
  download,
  hash: location.hash,
})
const browsing = createBrowsing(browser)
const settings = createSettingsState(browser, navigator.storage, { read: readSettings, change: changeSettings })
const leaving = new AbortController()

// What nobody answers for is said all the same.
window.addEventListener('unhandledrejection', ({ reason }) => page.undo.say(`Something failed: ${sentenceOf(reason)}`))
window.addEventListener('hashchange', () => page.showHash(location.hash))
// The last moment at which the browser lets a page finish something.
document.addEventListener('visibilitychange', () => void page.flush())
window.addEventListener('pagehide', () => void page.flush())

effect(() => {
  const entry = page.openEntry.value?.facts.shown.value
  document.title = entry?.title ? `${entry.title} · Lectern` : 'Lectern'
})

void page.library.load()
const root = document.getElementById('app')
if (root) render(<App page={page} browsing={browsing} settings={settings} />, root)

open().then(
  (library) => onChange(library, leaving.signal, (change) => void page.receive(change)),
  // Why the library can't be opened is said where it would be shown.
  () => undefined,
)
