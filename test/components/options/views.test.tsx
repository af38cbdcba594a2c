import type { ComponentChild } from 'preact'
import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { Found, splitFound } from '@/components/Found'
import { DocumentList } from '@/components/options/DocumentList'
import { DocumentPane } from '@/components/options/DocumentPane'
import { EntryPane, type EntryPaneProps } from '@/components/options/EntryPane'
import { EntryPicker } from '@/components/options/EntryPicker'
import { ExportView, type ExportViewProps } from '@/components/options/ExportView'
import { FilterFold } from '@/components/options/FilterFold'
import { ImportView } from '@/components/options/ImportView'
import { LibraryList } from '@/components/options/LibraryList'
import { NavPane } from '@/components/options/NavPane'
import { SettingsView } from '@/components/options/SettingsView'
import { WelcomeView } from '@/components/options/WelcomeView'
import type { LecternDocument } from '@/utils/document'
import { entryLine } from '@/utils/entry-line'
import { citationOptions } from '@/utils/formats/citation-formats'
import { profileOptions } from '@/utils/formats/profiles'
import { defaultSettings } from '@/utils/settings'
import { makeEntry } from '../../make-entry'
import { find, type } from '../render'
import { draw, findBarriers } from './axe'

const nothing = () => undefined
const entry = makeEntry({ title: 'On graphs', notes: '- one\n- two', chapters: [{ startSeconds: 5, title: 'Start' }] })
const other = makeEntry({ id: '0190a000-0000-7000-8000-000000000002', title: 'On trees' })
const at = '2026-01-01T00:00:00.000Z'
const topic: LecternDocument = {
  id: '0190a000-0000-7000-8000-00000000000a',
  revision: 1,
  kind: 'topic',
  title: 'Topic',
  properties: [{ name: 'publish', value: 'true' }],
  body: ['# A', entryLine(entry.id), entryLine(other.id), '# B', ''].join('\n'),
  createdAt: at,
  updatedAt: at,
}
const plan = {
  fileName: 'backup.zip',
  newEntryCount: 1,
  changedEntryCount: 2,
  sameEntryCount: 3,
  newDocumentCount: 0,
  changedDocumentCount: 0,
  shotCount: 3,
  textCount: 1,
  onlyHereCount: 4,
  problems: ['The sum of entries.jsonl is not as written.'],
  canRestore: true,
}
const bibtex = { run: { state: 'idle' as const }, onAccept: nothing, onForget: nothing }
const bibtexPlan = {
  fileName: 'refs.bib',
  items: [
    {
      title: 'New <b>one</b>',
      facts: 'Doe · 2020 · doe2020',
      becomes: 'new' as const,
      remarks: ['No place for isbn.'],
    },
    { title: 'Known', facts: '', becomes: 'here' as const, remarks: [] },
  ],
  leftovers: [{ what: 'comment', text: '@comment{x}' }],
}
const importCalls = { hereCount: 9, onFile: nothing, onRestore: nothing, onForget: nothing, onBackUp: nothing, bibtex }

function documentPane(onBody: (body: string) => void = nothing) {
  return (
    <DocumentPane
      document={topic}
      body={topic.body}
      state="saved"
      findEntry={(id) => [entry, other].find((each) => each.id === id)}
      find={() => [other]}
      fieldsState="idle"
      shots={shots}
      onBody={onBody}
      onTitle={nothing}
      onProperties={nothing}
      onExport={nothing}
      onDelete={nothing}
    />
  )
}

function entryPane(more: Partial<EntryPaneProps> = {}) {
  return (
    <EntryPane
      entry={entry}
      topics={[topic]}
      allTopics={[topic]}
      tags={[{ tag: 'ml', count: 2 }]}
      notes={entry.notes}
      shots={shots}
      preview={{}}
      state="saved"
      factsState="idle"
      onNotes={nothing}
      onEdit={nothing}
      filing={{ topic: undefined, problem: undefined }}
      onFile={nothing}
      citing={{ copy: async () => undefined, setKey: async () => undefined }}
      onFetchDetails={async () => undefined}
      onExport={nothing}
      onDelete={nothing}
      onLeave={nothing}
      {...more}
    />
  )
}

const shots = { load: async () => undefined, keep: async () => undefined }

function exportView(more: Partial<ExportViewProps> = {}) {
  return (
    <ExportView
      scope="topic"
      topicId={topic.id}
      profile="vault"
      options={profileOptions.vault}
      citing={citationOptions}
      topics={[topic]}
      counts={{ library: 3, shown: 2, selection: 1 }}
      entryCount={2}
      chosenCount={2}
      shotCount={3}
      files={[
        { path: 'entries/a.md', text: '# a' },
        { path: 'entries/b.md', text: '# b' },
      ]}
      shownPath="entries/b.md"
      previewCount={60}
      run={{ state: 'done', fileName: 'x.zip', entryCount: 2, shotCount: 3, leftOut: ['One line.'] }}
      onChoose={nothing}
      onShow={nothing}
      onSave={nothing}
      onCancel={nothing}
      onCopy={async () => undefined}
      {...more}
    />
  )
}

const views: Record<string, ComponentChild> = {
  entry: entryPane(),
  document: documentPane(),
  export: exportView(),
  'export of citations': exportView({
    profile: 'bibtex',
    files: [{ path: 'a.bib', text: '@misc{a}' }],
    shownPath: 'a.bib',
  }),
  'import at first': <ImportView run={{ state: 'idle' }} {...importCalls} />,
  'import planned': <ImportView run={{ state: 'planned', plan }} {...importCalls} />,
  'BibTeX planned': (
    <ImportView
      run={{ state: 'idle' }}
      {...importCalls}
      bibtex={{ ...bibtex, run: { state: 'planned', plan: bibtexPlan } }}
    />
  ),
  settings: (
    <SettingsView
      entryCount={1}
      documentCount={2}
      usedBytes={123_456}
      isPersisted={false}
      shortcuts={[{ name: 'Clip this page', keys: 'Alt+Shift+L' }]}
      allowedHosts={['https://a.example/*']}
      backup={{ state: 'done', fileName: 'b.zip' }}
      onBackUp={nothing}
      chosen={defaultSettings}
      onChange={nothing}
      onPersist={nothing}
      onChangeShortcuts={nothing}
    />
  ),
  welcome: <WelcomeView clipKeys="Alt+Shift+L" cardKeys="Alt+N" />,
  'welcome without keys': <WelcomeView />,
  navigation: (
    <NavPane
      currentHash="#/library"
      topics={[{ key: topic.id, label: 'Topic', count: 2 }]}
      tags={[{ key: 'ml/rl', label: 'ml/rl', count: 1 }]}
      onFilter={nothing}
    />
  ),
}

describe('the views', () => {
  it.each(Object.keys(views))('have no barriers: %s', async (name) => {
    expect(await findBarriers(draw(views[name]))).toEqual([])
  })
})

describe('the contents of a document', () => {
  it('move by Alt and an arrow, and keep the focus', async () => {
    const onBody = vi.fn()
    const root = draw(documentPane(onBody))
    const row = root.querySelector<HTMLElement>('[data-row="1"]')
    row?.focus()
    await act(
      () => void row?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true })),
    )
    expect(onBody).toHaveBeenCalledWith(['# A', entryLine(other.id), entryLine(entry.id), '# B', ''].join('\n'))
    expect(root.querySelector('.visually-hidden[role=status]')?.textContent).toBe('Moved to place 3 of 4, under A')
  })

  it('name entries that the library does not hold', () => {
    const missing = { ...topic, body: entryLine('0190a000-0000-7000-8000-0000000000ff') }
    const root = draw(
      <DocumentPane
        document={missing}
        body={missing.body}
        state="idle"
        findEntry={() => undefined}
        find={() => []}
        fieldsState="idle"
        shots={shots}
        onBody={nothing}
        onTitle={nothing}
        onProperties={nothing}
        onExport={nothing}
        onDelete={nothing}
      />,
    )
    expect(root.textContent).toContain('An entry that is not in the library')
  })
})

describe('topics and tags in a narrow window', () => {
  it('are folded away, chosen by keyboard, and give the focus back', async () => {
    const onFilter = vi.fn()
    const root = draw(<FilterFold topics={[]} tags={[{ key: 'ml', label: 'ml', count: 2 }]} onFilter={onFilter} />)
    const fold = find(root, 'details', HTMLDetailsElement)
    expect(root.querySelector('.nav-filter')).toBeNull()
    await act(() => {
      fold.open = true
      fold.dispatchEvent(new Event('toggle'))
    })
    expect(await findBarriers(root)).toEqual([])
    await act(() => find(root, '.nav-filter', HTMLButtonElement).click())
    expect(onFilter).toHaveBeenCalledWith({ tag: 'ml' })
    expect([fold.open, document.activeElement?.textContent]).toEqual([false, 'Topics and tags'])
  })
})

describe('a new topic', () => {
  it('keeps its title and says why it was not made', async () => {
    const onCreate = vi.fn().mockRejectedValueOnce(new Error('The disk is full.')).mockResolvedValueOnce(undefined)
    const root = draw(<DocumentList documents={[]} isLoading={false} onCreate={onCreate} />)
    const field = find(root, 'input', HTMLInputElement)
    type(field, 'Graphs ')
    await act(async () => find(root, 'form', HTMLFormElement).requestSubmit())
    expect(root.querySelector('[role=alert]')?.textContent).toBe('The topic was not made. The disk is full.')
    expect(field.value).toBe('Graphs ')
    await act(async () => find(root, 'form', HTMLFormElement).requestSubmit())
    expect(onCreate).toHaveBeenLastCalledWith('Graphs')
    expect([field.value, root.querySelector('[role=alert]')]).toEqual(['', null])
  })
})

describe('filing under a topic', () => {
  it('keeps the topic that failed, and tries it again', async () => {
    const onFile = vi.fn()
    const filing = { topic: { title: 'Graphs' }, problem: 'The disk is full.' }
    const root = draw(entryPane({ filing, onFile }))
    expect(find(root, '#entry-topic', HTMLInputElement).value).toBe('Graphs')
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Not filed: The disk is full.')
    await act(() => find(root, '[role=alert] button', HTMLButtonElement).click())
    expect(onFile).toHaveBeenCalledWith({ title: 'Graphs' })
  })
})

describe('copying', () => {
  it('says when the browser refuses it', async () => {
    const root = draw(exportView({ onCopy: () => Promise.reject(new Error('NotAllowedError')) }))
    await act(async () => find(root, '.preview-bar button', HTMLButtonElement).click())
    expect(root.querySelector('[role=alert]')?.textContent).toContain('did not let Lectern copy')
  })
})

describe('the text of a document', () => {
  it('shows what placed entries are called, but in the line that is written in', async () => {
    const root = draw(documentPane())
    const titles = () => [...root.querySelectorAll('.placed-entry')].map((each) => each.textContent)
    const hidden = () => [...root.querySelectorAll('.placed-line')].map((each) => each.getAttribute('data-selected'))
    expect([titles(), hidden()]).toEqual([
      ['On graphs', 'On trees'],
      ['false', 'false'],
    ])
    const area = find(root, '.document-text textarea', HTMLTextAreaElement)
    area.focus()
    area.setSelectionRange(5, 5)
    document.dispatchEvent(new Event('selectionchange'))
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)))
    expect(hidden()).toEqual(['true', 'false'])
  })
})

describe('the picker', () => {
  it('takes what the arrows chose', async () => {
    const onPick = vi.fn()
    const root = draw(<EntryPicker label="Place" find={() => [entry, other]} onPick={onPick} onClose={nothing} />)
    const field = root.querySelector('input')
    for (const key of ['ArrowDown', 'Enter']) {
      await act(() => void field?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))
    }
    expect(onPick).toHaveBeenCalledWith(other.id)
  })
})

describe('the library, while it is empty', () => {
  it('names the keys that clip a page and that open the card', () => {
    const props = { entries: [], words: [], selectedIds: new Set<string>(), query: '', filter: {}, totalCount: 0 }
    const calls = { onQuery: nothing, onFilter: nothing, onOpen: nothing, onSelect: nothing, onSelectAll: nothing }
    const more = { onClearSelection: nothing, onDelete: nothing, onExportSelection: nothing, topics: [], tags: [] }
    const root = draw(
      <LibraryList {...props} {...calls} {...more} isLoading={false} clipKeys="Alt+Shift+L" cardKeys="Alt+N" />,
    )
    expect(find(root, '.empty', HTMLElement).textContent).toMatch(/press Alt\+Shift\+L, or Alt\+N beside a video/)
  })
})

describe('an export of nothing', () => {
  const emptyOf = (more: Partial<ExportViewProps>) =>
    find(draw(exportView({ entryCount: 0, files: [], ...more })), '.empty', HTMLElement).textContent

  it('says whether there are no entries, or none of the kind that the form is for', () => {
    expect(emptyOf({ chosenCount: 0, profile: 'reading-sheet' })).toContain('Nothing to export yet')
    expect(emptyOf({ chosenCount: 3, profile: 'reading-sheet' })).toContain('Only papers have reading sheets')
    expect(emptyOf({ chosenCount: 3, profile: 'bibtex' })).toContain('Notes of your own have no citation')
  })
})

describe('restoring', () => {
  it.each([
    [{}, '1 entry came back and 2 entries were merged.'],
    [{ newEntryCount: 0, changedEntryCount: 0 }, 'All of it was here already: 3 entries.'],
    [{ newEntryCount: 0, changedEntryCount: 0, newDocumentCount: 1 }, '1 document came back or was merged.'],
  ])('says what came of it (%j)', (counts, sentence) => {
    const run = { state: 'done' as const, how: 'merge' as const, plan: { ...plan, ...counts } }
    const root = draw(<ImportView run={run} {...importCalls} />)
    expect(find(root, '[aria-label=Result] .notice', HTMLElement).textContent).toBe(sentence)
  })

  it('asks a second time before it replaces', async () => {
    const onRestore = vi.fn()
    const root = draw(<ImportView run={{ state: 'planned', plan }} {...importCalls} onRestore={onRestore} />)
    const press = (text: string) =>
      act(() => [...root.querySelectorAll('button')].find((button) => button.textContent?.startsWith(text))?.click())
    await press('Replace my library')
    expect(onRestore).not.toHaveBeenCalled()
    expect(root.textContent).toContain('Back up what is here first')
    await press('Replace everything')
    expect(onRestore).toHaveBeenCalledWith('replace')
  })
})

describe('a BibTeX file', () => {
  it('is shown as text before it comes in, and comes in as one chose', async () => {
    const onAccept = vi.fn()
    const run = { state: 'planned' as const, plan: bibtexPlan }
    const root = draw(<ImportView run={{ state: 'idle' }} {...importCalls} bibtex={{ ...bibtex, run, onAccept }} />)
    expect(root.textContent).toContain('New <b>one</b>')
    expect(root.textContent).toContain('1 part of the file that became no entry')
    expect(root.querySelector('.drop')).toBeNull()
    await act(() => find(root, 'input[type=checkbox]', HTMLInputElement).click())
    await act(() => find(root, '.button-primary', HTMLButtonElement).click())
    expect(onAccept).toHaveBeenCalledWith(false)
  })
})

describe('citing', () => {
  it('says what was copied, and why a key was refused', async () => {
    const copy = vi.fn(async () => undefined)
    const setKey = vi.fn(() => Promise.reject(new Error('“B” has this key. Choose another one.')))
    const root = draw(entryPane({ citing: { copy, setKey } }))
    await act(async () => find(root, '[aria-label="Copy citation as BibTeX"]', HTMLButtonElement).click())
    expect(copy).toHaveBeenCalledWith('bibtex')
    expect(root.querySelector('.cite-line [role=status]')?.textContent).toBe('BibTeX is copied.')
    const field = find(root, '#entry-citekey', HTMLInputElement)
    type(field, 'doe2020')
    await act(async () => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })))
    expect(setKey).toHaveBeenCalledWith('doe2020')
    expect(root.querySelector('[role=alert]')?.textContent).toContain('has this key')
  })
})

describe('what a search found', () => {
  it.each([
    ['A talk on talks', ['talk'], ['A ', 'talk', ' on ', 'talk', 's']],
    ['abc', ['b', 'bc'], ['a', 'bc', '']],
    ['abc', [], ['abc']],
    ['İx', ['x'], ['İx']],
  ])('of %j by %j', (text, words, parts) => {
    expect(splitFound(text, words)).toEqual(parts)
  })

  it('is marked, and stays text', () => {
    expect(draw(<Found text="<b>x</b>" words={['b']} />).innerHTML).toBe(
      '&lt;<mark>b</mark>&gt;x&lt;/<mark>b</mark>&gt;',
    )
  })
})
