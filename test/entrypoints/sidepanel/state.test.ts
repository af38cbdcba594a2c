import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeClip } from '@/test/make-entry'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
import { getDraft } from '@/utils/library/drafts'
import { deleteEntry, findEntryByIds, getEntry, saveClip } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { defaultSettings } from '@/utils/settings'
import {
  addressOf,
  backgroundFor,
  clipOf,
  keyOf,
  openPanel,
  PracticeWindow,
  pageOf,
  type Thing,
  things,
} from './practice'

const [a, b] = things

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

async function open({ isPrivate = false } = {}) {
  const library = await openTestLibrary()
  const window = new PracticeWindow(a)
  window.isPrivate = isPrivate
  const entryOf = (thing: Thing) => findEntryByIds(library, [keyOf(thing)])
  return { library, window, entryOf, ...(await openPanel(library, window)) }
}

describe('a page that is not in the library', () => {
  it('gets an entry with the first character, and none before', async () => {
    const { library, entryOf, type } = await open()
    await time.pass(60_000)
    expect(await countEntries(library)).toBe(0)
    type('-')
    await time.pass(500)
    expect(await entryOf(a)).toMatchObject({ kind: 'paper', title: `On ${a}`, notes: '-' })
    type(' word')
    await time.pass(500)
    expect((await entryOf(a))?.notes).toBe('- word')
    expect(await countEntries(library)).toBe(1)
  })

  it('has what was typed when the panel goes in the middle of the first word', async () => {
    const { entryOf, type, panel } = await open()
    type('- ab')
    panel.flush()
    await time.pass(0)
    expect((await entryOf(a))?.notes).toBe('- ab')
  })

  it('leaves what is typed with the background until it is stored', async () => {
    const library = await openTestLibrary()
    const leaveWill = vi.fn()
    const { type } = await openPanel(library, new PracticeWindow(a), { leaveWill })
    type('- w')
    expect(leaveWill).toHaveBeenLastCalledWith(
      expect.objectContaining({ message: expect.objectContaining({ lectern: 'saveClip' }) }),
    )
    await time.pass(500)
    expect(Object.keys(leaveWill.mock.lastCall?.[0])).toEqual(['surface'])
  })

  it('is tried again when it could not be read', async () => {
    const library = await openTestLibrary()
    const window = new PracticeWindow(a)
    const real = backgroundFor(library, window)
    const openTab = vi.fn(real.openTab).mockRejectedValueOnce(new Error('The worker was stopped.'))
    const { panel } = await openPanel(library, window, { background: { ...real, openTab } })
    await time.pass(1500)
    expect(panel.subject.value?.key).toBe(keyOf(a))
  })
})

describe('a page that is in the library', () => {
  it('has its notes there, and what another surface adds', async () => {
    const { library, window, entryOf } = await open()
    const { entry } = await saveClip(library, { clip: clipOf(a), patch: { notes: '- old' } })
    const { panel, notesOf, type } = await openPanel(library, window)
    expect(notesOf()).toBe('- old')
    const to = { notes: '- old\n- popup' }
    await backgroundFor(library, window).editEntry({ id: entry.id, revision: 1, from: { notes: '- old' }, to })
    panel.hearChange({ entries: [entry.id], documents: [], textsOf: [] })
    await time.pass(0)
    expect(notesOf()).toBe('- old\n- popup')
    type('\n- panel')
    await time.pass(500)
    expect((await entryOf(a))?.notes).toBe('- old\n- popup\n- panel')
  })

  it('is no more written to once it was deleted elsewhere', async () => {
    const { library, window, entryOf } = await open()
    const { entry } = await saveClip(library, { clip: clipOf(a), patch: { notes: '- old' } })
    const { panel, notesOf, type } = await openPanel(library, window)
    await deleteEntry(library, entry.id)
    panel.hearChange({ entries: [entry.id], documents: [], textsOf: [] })
    await time.pass(0)
    expect(notesOf()).toBe('')
    expect(await entryOf(a)).toBeUndefined()
    // As any first character does.
    type('- new')
    await time.pass(500)
    expect(await entryOf(a)).toMatchObject({ notes: '- new' })
    expect((await entryOf(a))?.id).not.toBe(entry.id)
  })

  it('does not throw away what is just being typed when it is deleted elsewhere', async () => {
    const { library, window } = await open()
    const { entry } = await saveClip(library, { clip: clipOf(a), patch: { notes: '- old' } })
    const { panel, notesOf, type } = await openPanel(library, window)
    type(' and new')
    await deleteEntry(library, entry.id)
    panel.hearChange({ entries: [entry.id], documents: [], textsOf: [] })
    await time.pass(500)
    expect(notesOf()).toBe('- old and new')
    expect((await getEntry(library, entry.id))?.notes).toBe('- old and new')
  })

  it('goes on with what the popup typed meanwhile and did not save', async () => {
    const { library, window, panel, notesOf, type, entryOf } = await open()
    const draft = { key: keyOf(a), clip: clipOf(a), from: {}, to: { notes: '- popup' } }
    await backgroundFor(library, window).saveDraft(draft)
    panel.hearDraft(keyOf(b))
    await time.pass(0)
    expect(notesOf()).toBe('')
    panel.hearDraft(keyOf(a))
    await time.pass(0)
    expect(notesOf()).toBe('- popup')
    type(' and panel')
    await time.pass(500)
    expect((await entryOf(a))?.notes).toBe('- popup and panel')
    expect(await getDraft(library, keyOf(a))).toBeUndefined()
  })
})

describe('the tab in front', () => {
  it('takes the panel along, also in the middle of a word, which is stored with its own page', async () => {
    const { window, look, panel, type, entryOf } = await open()
    type('- about a')
    window.open(pageOf(b))
    await look()
    expect(panel.subject.value?.key).toBe(keyOf(b))
    type('- about b')
    window.turn()
    await look()
    expect(panel.subject.value?.key).toBe(keyOf(a))
    await time.pass(500)
    expect((await entryOf(a))?.notes).toBe('- about a')
    expect((await entryOf(b))?.notes).toBe('- about b')
  })

  it('has its word stored though it is closed at once', async () => {
    const { window, look, panel, type, entryOf } = await open()
    window.open(pageOf(b))
    await look()
    type('- about b')
    window.close()
    await look()
    expect(panel.subject.value?.key).toBe(keyOf(a))
    await time.pass(500)
    expect((await entryOf(b))?.notes).toBe('- about b')
    expect(await entryOf(a)).toBeUndefined()
  })

  it('may go on to another page while one types: the panel stays, says so, and turns when it is asked', async () => {
    const { window, look, panel, type, entryOf } = await open()
    type('- about a')
    window.go(pageOf(b))
    await look()
    expect(panel.subject.value?.key).toBe(keyOf(a))
    const { tabId } = window.front
    expect(panel.elsewhere.value).toEqual({ tabId, url: addressOf(b), key: keyOf(b), title: `On ${b}` })
    type(', on and on')
    await time.pass(500)
    await panel.turn()
    expect(panel.subject.value?.key).toBe(keyOf(b))
    expect((await entryOf(a))?.notes).toBe('- about a, on and on')
    expect(await entryOf(b)).toBeUndefined()
  })

  it('is turned to by itself once the keyboard has left and all is stored', async () => {
    const { window, look, panel, type, keyboard } = await open()
    type('- about a')
    window.go(pageOf(b))
    await look()
    keyboard.isInPanel = false
    panel.exit()
    await time.pass(500)
    expect(panel.subject.value?.key).toBe(keyOf(b))
    expect(panel.elsewhere.value).toBeUndefined()
  })

  it('is not turned away from to what an earlier page showed', async () => {
    const { window, look, panel, type, keyboard, library } = await open()
    const real = backgroundFor(library, window)
    type('- about a')
    window.go(pageOf(b))
    await look()
    expect(panel.elsewhere.value?.key).toBe(keyOf(b))
    await time.pass(500)
    // While it is asked what the new tab is about, the keyboard leaves: what was offered is no more in front.
    expect(await real.identifyUrl({ url: addressOf(things[2]) })).toEqual({ ids: [keyOf(things[2])] })
    window.open(pageOf(things[2]))
    void panel.showTab(window.front)
    keyboard.isInPanel = false
    panel.exit()
    await time.pass(100)
    expect(panel.subject.value?.key).toBe(keyOf(things[2]))
  })

  it('has to be opened to Lectern first, and the panel says how', async () => {
    const { window, look, panel, type, entryOf, keyboard } = await open()
    window.open({})
    await look()
    expect(panel.stage.value).toBe('asking')
    keyboard.isInPanel = false
    window.go(pageOf(b))
    await look()
    expect(panel.stage.value).toBe('noting')
    type('- b')
    await time.pass(500)
    expect((await entryOf(b))?.notes).toBe('- b')
  })

  it.each([
    ['about:blank', 'It can’t be read.'],
    ['chrome://extensions/', 'It can’t be read.'],
    ['file:///home/a.pdf', 'It can’t be read.'],
  ])('says what it is where it is no page of the web: %s', async (url, problem) => {
    const { window, look, panel } = await open()
    window.open({ url })
    await look()
    expect(panel.stage.value).toBe('refused')
    expect(panel.said.value).toBe(problem)
    window.turn()
    await look()
    expect(panel.stage.value).toBe('noting')
    expect(panel.said.value).toBeUndefined()
  })

  it('is refused also when nobody answers why', async () => {
    const library = await openTestLibrary()
    const window = new PracticeWindow(a)
    const real = backgroundFor(library, window)
    const { panel, look } = await openPanel(library, window, {
      background: {
        ...real,
        openTab: (input) => (window.frontId === 1 ? real.openTab(input) : Promise.reject(new Error('Stopped.'))),
      },
    })
    window.open({ url: 'about:blank' })
    await look()
    expect(panel.stage.value).toBe('refused')
    expect(panel.said.value).toBe('Stopped.')
  })

  it('learns its title when the page knows it, and the entry with it', async () => {
    const { window, look, type, entryOf } = await open()
    window.open(pageOf(things[3], clipOf(things[3], { title: '', complete: false })))
    await look()
    type('- early')
    await time.pass(500)
    expect(await entryOf(things[3])).toMatchObject({ title: '', notes: '- early' })
    window.go(pageOf(things[3]))
    await time.pass(12_000)
    expect(await entryOf(things[3])).toMatchObject({ title: `On ${things[3]}`, notes: '- early' })
  })
})

describe('a private window', () => {
  it('stores nothing before Save, neither typing, nor turning, nor leaving', async () => {
    const { library, window, look, panel, type } = await open({ isPrivate: true })
    type('- secret')
    await time.pass(20_000)
    window.open(pageOf(b))
    await look()
    // Nothing that was typed is turned away from, for it could not be saved any more.
    expect(panel.subject.value?.key).toBe(keyOf(a))
    expect(panel.elsewhere.value?.key).toBe(keyOf(b))
    panel.flush()
    await time.pass(5000)
    expect(await countEntries(library)).toBe(0)
    expect(await getDraft(library, keyOf(a))).toBeUndefined()
  })

  it('saves when asked, and says where it went', async () => {
    const { panel, type, entryOf } = await open({ isPrivate: true })
    type('- mine')
    await time.until(panel.store())
    expect((await entryOf(a))?.notes).toBe('- mine')
    expect(panel.subject.value?.capture.message.value?.text).toContain('in your library')
    type(' and more')
    await time.pass(5000)
    expect((await entryOf(a))?.notes).toBe('- mine')
    await time.until(panel.undo())
    expect(await entryOf(a)).toMatchObject({ notes: '- mine' })
  })

  it('saves what is held back before it turns to another page by the learner’s wish', async () => {
    const { window, look, panel, type, entryOf, library } = await open({ isPrivate: true })
    type('- mine')
    window.open(pageOf(b))
    await look()
    await time.until(panel.turn())
    expect(panel.subject.value?.key).toBe(keyOf(b))
    expect((await entryOf(a))?.notes).toBe('- mine')
    expect(await countEntries(library)).toBe(1)
  })
})

describe('pages of a source', () => {
  it('are kept for each source, and begin where its notes end', async () => {
    const library = await openTestLibrary()
    const window = new PracticeWindow(a)
    await saveClip(library, { clip: clipOf(b), patch: { notes: '- [p. 7] old' } })
    const background = { ...backgroundFor(library, window), readPlaces: async () => ({ kind: 'page' as const }) }
    const { panel, look } = await openPanel(library, window, { background, settings: defaultSettings })
    const { places } = panel
    expect(places.kind.value).toBe('page')
    expect(places.current.value).toBeUndefined()
    places.step(1)
    places.step(1)
    expect(places.current.value).toEqual({ kind: 'page', where: '2' })
    window.open(pageOf(b))
    await look()
    expect(places.current.value).toEqual({ kind: 'page', where: '7' })
    window.turn()
    await look()
    expect(places.current.value).toEqual({ kind: 'page', where: '2' })
    places.step(-1)
    places.step(-1)
    expect(places.current.value).toEqual({ kind: 'page', where: '1' })
  })

  it('are those that the address opens the viewer at, though the browser tells of it twice', async () => {
    const library = await openTestLibrary()
    const window = new PracticeWindow(a)
    const readPlaces = async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      return { kind: 'page' as const }
    }
    const { panel } = await openPanel(library, window, {
      background: { ...backgroundFor(library, window), readPlaces },
    })
    await time.pass(20)
    panel.places.setPage(3)
    window.go({ ...pageOf(a), url: `${addressOf(a)}#page=12` })
    void panel.showTab(window.front)
    await time.pass(4)
    // The page has loaded.
    void panel.showTab(window.front)
    await time.pass(40)
    expect(panel.places.current.value).toEqual({ kind: 'page', where: '12' })
    expect(panel.subject.value?.key).toBe(keyOf(a))
  })

  it('are none while the page shows another thing than is typed about', async () => {
    const library = await openTestLibrary()
    const window = new PracticeWindow(a)
    const background = { ...backgroundFor(library, window), readPlaces: async () => ({ kind: 'page' as const }) }
    const { panel, look, type } = await openPanel(library, window, { background })
    type('- about a')
    window.go(pageOf(b))
    await look()
    expect(panel.subject.value?.key).toBe(keyOf(a))
    expect(panel.places.kind.value).toBeUndefined()
    expect(panel.places.editorPlace()).toBeUndefined()
  })
})

it('shows a page without any clip by its address', async () => {
  const { window, look, panel, type, library } = await open()
  const url = 'https://essays.example/margins'
  window.open({ url, clip: makeClip({ kind: 'page', ids: [], url, title: '' }) })
  await look()
  expect(panel.stage.value).toBe('noting')
  type('- x')
  await time.pass(500)
  expect(await countEntries(library)).toBe(1)
})
