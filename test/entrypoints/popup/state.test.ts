import { afterEach, describe, expect, it, vi } from 'vitest'
import { askAll } from '@/entrypoints/popup/answers'
import type { PopupEdge } from '@/entrypoints/popup/signals'
import { createPopup } from '@/entrypoints/popup/state'
import { backgroundOf, type Tab } from '@/test/background-of'
import { makeClip, makePaperClip, makePdfClip } from '@/test/make-entry'
import { openTestLibrary } from '@/test/utils/library/open'
import { draftKey } from '@/utils/draft'
import { listCompletions } from '@/utils/library/completions'
import type { Library } from '@/utils/library/database'
import { getDraft, saveDraft } from '@/utils/library/drafts'
import { getEntry, saveClip } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'

const clip = makeClip({ title: 'A talk', published: '2023-11-05', people: [{ name: 'Ada Lovelace', role: 'channel' }] })

async function openPopup(library: Library, tab: Tab = { clip }, edge: Partial<PopupEdge> = {}) {
  const background = { ...backgroundOf(library, tab), ...edge.background }
  const close = vi.fn()
  const fetchDetails = () => Promise.reject(new Error('Nothing is fetched.'))
  const base = {
    fetchDetails,
    tabId: 1,
    tab: { url: tab.url },
    isPage: true,
    close,
    openPanel: async () => undefined,
    now: () => new Date('2026-11-20T10:00:00Z'),
  }
  const popup = createPopup({ ...base, ...edge, background, answers: askAll(background, Promise.resolve({ id: 1 })) })
  await popup.start()
  return { popup, close, fields: () => popup.storing.value?.fields.value }
}

afterEach(() => vi.useRealTimers())

describe('a paper’s PDF', () => {
  const own = makePaperClip(2)
  const edge = { fetchDetails: vi.fn(async () => own) }

  it('is completed by its page when asked, and what was typed stays', async () => {
    const library = await openTestLibrary()
    const { popup, fields } = await openPopup(library, { clip: makePdfClip(2) }, edge)
    expect(edge.fetchDetails).not.toHaveBeenCalled()
    popup.change({ tags: ['ml'], notes: '- page 4' })
    await popup.fetchDetails('https://arxiv.org/abs/2403.10704v2')
    expect(edge.fetchDetails).toHaveBeenCalledWith('https://arxiv.org/abs/2403.10704v2')
    expect(fields()).toMatchObject({ title: 'Title of v2', tags: ['ml'], notes: '- page 4' })
    expect(popup.view.value?.problem).toBeUndefined()
    await popup.save()
    const entry = await getEntry(library, popup.entry.value?.id ?? '')
    expect(entry).toMatchObject({ complete: true, title: 'Title of v2', tags: ['ml'], notes: '- page 4' })
  })

  it('keeps the title that the learner typed', async () => {
    const library = await openTestLibrary()
    const { popup, fields } = await openPopup(library, { clip: makePdfClip(2) }, edge)
    popup.change({ title: 'My title' })
    await popup.fetchDetails('')
    expect(fields()?.title).toBe('My title')
    await popup.save()
    expect(popup.entry.value).toMatchObject({ title: 'My title', complete: true })
  })

  it('is saved without a title, which its page brings, and with it the learner’s note', async () => {
    const library = await openTestLibrary()
    const { popup } = await openPopup(library, { clip: makePdfClip(2) })
    popup.change({ title: 'Never mind', notes: '- kept' })
    await popup.storing.value?.flush()
    popup.change({ title: '' })
    await popup.save()
    expect(popup.problem.value).toBeUndefined()
    expect(popup.entry.value).toMatchObject({ title: '', complete: false, notes: '- kept' })
    const later = await openPopup(library, { clip: own })
    await later.popup.save()
    expect(later.popup.entry.value).toMatchObject({ title: 'Title of v2', complete: true, notes: '- kept' })
    expect(await countEntries(library)).toBe(1)
  })

  it('brings its entry up to date at once', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip: makePdfClip(2), patch: { title: '', notes: '- kept' } })
    const { popup, fields } = await openPopup(library, { clip: makePdfClip(2) }, edge)
    await popup.fetchDetails('')
    expect(fields()).toMatchObject({ title: 'Title of v2', notes: '- kept' })
    expect(await getEntry(library, entry.id)).toMatchObject({ complete: true, title: 'Title of v2', notes: '- kept' })
  })
})

describe('a page that lists papers', () => {
  const listing = { title: 'Recent papers', papers: [{ clip: makeClip({ kind: 'paper', ids: ['arxiv:2611.01234'] }) }] }

  it('shows what it lists, and its own form when asked', async () => {
    const library = await openTestLibrary()
    const openTab = async () => ({ clip, listing, topics: [], isPrivate: false })
    const { popup, fields } = await openPopup(
      library,
      { clip },
      { background: { ...backgroundOf(library, {}), openTab } },
    )
    expect(popup.stage.value).toBe('listing')
    await popup.save()
    expect(await countEntries(library)).toBe(0)
    popup.clipPage()
    expect(popup.stage.value).toBe('form')
    expect(fields()?.title).toBe('A talk')
    await popup.save()
    expect(await countEntries(library)).toBe(1)
  })
})

describe('a page that is not in the library', () => {
  it('fills the form and stores nothing before something is typed', async () => {
    const library = await openTestLibrary()
    const { popup, fields } = await openPopup(library)
    expect(popup.stage.value).toBe('form')
    expect(fields()).toMatchObject({
      title: 'A talk',
      published: '2023-11-05',
      tags: [],
      status: 'learning',
      notes: '',
    })
    popup.leave()
    expect(await getDraft(library, draftKey(clip))).toBeUndefined()
  })

  it('has its draft back when it is opened again', async () => {
    const library = await openTestLibrary()
    const first = await openPopup(library)
    first.popup.change({ notes: '- a', tags: ['ml'], topic: { title: 'RAG' } })
    await first.popup.storing.value?.flush()
    const second = await openPopup(library)
    expect(second.popup.hasDraft.value).toBe(true)
    expect(second.fields()).toMatchObject({ notes: '- a', tags: ['ml'], topic: { title: 'RAG' } })
  })

  it('is saved with what was typed, filed, and its draft ends', async () => {
    const library = await openTestLibrary()
    const { popup } = await openPopup(library)
    popup.change({ notes: '- a', status: 'done', topic: { title: 'RAG' } })
    await popup.storing.value?.flush()
    popup.change({ notes: '- ab' })
    await popup.save()
    const id = popup.entry.value?.id ?? ''
    expect(await getEntry(library, id)).toMatchObject({ title: 'A talk', notes: '- ab', status: 'done' })
    expect(popup.topics.value.map(({ title }) => title)).toEqual(['RAG'])
    expect(popup.message.value?.text).toBe('Saved')
    expect(await getDraft(library, draftKey(clip))).toBeUndefined()
  })

  it('is filed nowhere when the topic was taken away again', async () => {
    const library = await openTestLibrary()
    const { popup } = await openPopup(library)
    popup.change({ topic: { title: 'RAG' } })
    await popup.storing.value?.flush()
    popup.change({ topic: undefined })
    await popup.save()
    expect(popup.topics.value).toEqual([])
    expect((await listCompletions(library)).topics).toEqual([])
  })

  it('keeps a field empty that the learner emptied', async () => {
    const library = await openTestLibrary()
    const { popup, fields } = await openPopup(library)
    popup.change({ published: undefined })
    await popup.storing.value?.flush()
    expect(fields()).not.toHaveProperty('published')
    await popup.save()
    expect(await getEntry(library, popup.entry.value?.id ?? '')).not.toHaveProperty('published')
  })

  it('can be taken back after saving, with all that was typed', async () => {
    const library = await openTestLibrary()
    const { popup, fields } = await openPopup(library)
    popup.change({ notes: '- a' })
    await popup.save()
    await popup.undo()
    expect(popup.entry.value).toBeUndefined()
    expect(fields()?.notes).toBe('- a')
    expect(await countEntries(library)).toBe(0)
    await popup.storing.value?.flush()
    expect((await getDraft(library, draftKey(clip)))?.patch.notes).toBe('- a')
  })

  it('can have its draft discarded, and that undone', async () => {
    const library = await openTestLibrary()
    const { popup, fields } = await openPopup(library)
    popup.change({ notes: '- a' })
    await popup.storing.value?.flush()
    await popup.discardDraft()
    expect(fields()?.notes).toBe('')
    expect(await getDraft(library, draftKey(clip))).toBeUndefined()
    await popup.undo()
    expect(fields()?.notes).toBe('- a')
  })

  it('keeps what was typed when saving fails, and saves later', async () => {
    const library = await openTestLibrary()
    const real = backgroundOf(library, { clip })
    const background = {
      ...real,
      saveClip: vi.fn().mockRejectedValueOnce(new Error('Full.')).mockImplementation(real.saveClip),
    }
    const { popup, fields } = await openPopup(library, { clip }, { background })
    popup.change({ notes: '- a' })
    await popup.save()
    expect(popup.problem.value).toBe('Full.')
    expect(fields()?.notes).toBe('- a')
    await popup.save()
    expect(popup.problem.value).toBeUndefined()
    expect(popup.entry.value?.notes).toBe('- a')
  })

  it('keeps what another surface typed into the draft', async () => {
    const library = await openTestLibrary()
    const { popup } = await openPopup(library)
    popup.change({ notes: '- a' })
    await popup.storing.value?.flush()
    await saveDraft(library, { key: draftKey(clip), clip, from: { notes: '- a' }, to: { notes: '- a\n- card' } })
    popup.change({ tags: ['ml'] })
    await popup.save()
    expect(popup.entry.value).toMatchObject({ notes: '- a\n- card', tags: ['ml'] })
  })
})

describe('a thing that is in the library', () => {
  it('is shown, and edits go to the entry', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip, patch: { notes: '- a', tags: ['ml'] } })
    const { popup, fields } = await openPopup(library)
    expect(popup.entry.value?.id).toBe(entry.id)
    expect(fields()).toMatchObject({ notes: '- a', tags: ['ml'] })
    popup.change({ notes: '- a\n- b' })
    await popup.storing.value?.flush()
    expect((await getEntry(library, entry.id))?.notes).toBe('- a\n- b')
    expect(popup.storing.value?.storedFields.value).toEqual(['notes'])
    popup.change({ topic: { title: 'RAG' } })
    await popup.storing.value?.flush()
    expect(popup.topics.value.map(({ title }) => title)).toEqual(['RAG'])
    expect(fields()).not.toHaveProperty('topic')
  })

  it('is brought up to date by Save, but for what the learner corrected', async () => {
    const library = await openTestLibrary()
    await saveClip(library, { clip: { ...clip, durationSeconds: 1 }, patch: { title: 'Mine' } })
    const newer = makeClip({ title: 'Theirs', durationSeconds: 60 }, { at: new Date('2026-11-21T10:00:00Z') })
    const { popup } = await openPopup(library, { clip: newer })
    await popup.save()
    expect(popup.entry.value).toMatchObject({ title: 'Mine', durationSeconds: 60 })
    expect(popup.message.value?.undo).toBeUndefined()
  })
})

describe('a page whose title the learner took away', () => {
  it('is not saved without another one', async () => {
    const library = await openTestLibrary()
    const { popup } = await openPopup(library)
    popup.change({ title: ' ' })
    await popup.save()
    expect(popup.problem.value).toBe('Give it a title first.')
    expect(await countEntries(library)).toBe(0)
  })
})

describe('a page that can’t be read', () => {
  it('gets an entry by hand, once, with a title', async () => {
    const library = await openTestLibrary()
    const tab = { url: 'https://example.org/talk?utm_source=x' }
    const { popup, fields } = await openPopup(library, tab)
    expect(popup.isManual.value).toBe(true)
    expect(fields()).toMatchObject({ kind: 'page', url: tab.url })
    await popup.save()
    expect(popup.problem.value).toBe('Give it a title first.')
    popup.change({ kind: 'talk' })
    expect(fields()?.talk?.start).toMatch(/^2026-11-20T\d\d:\d\d[+-]\d\d:\d\d$/)
    popup.change({ title: 'By hand', people: [{ name: 'Ada', role: 'speaker' }] })
    await popup.save()
    expect(popup.entry.value).toMatchObject({ kind: 'talk', title: 'By hand', talk: fields()?.talk })
    const again = await openPopup(library, tab)
    expect(again.popup.entry.value?.title).toBe('By hand')
    expect(again.popup.isManual.value).toBe(false)
  })

  it('is a note where there is no address, and its draft comes back', async () => {
    const library = await openTestLibrary()
    const { popup, fields } = await openPopup(library, {})
    expect(fields()).toMatchObject({ kind: 'note', title: '' })
    expect(fields()?.talk).toBeUndefined()
    popup.change({ title: 'In the room' })
    await popup.storing.value?.flush()
    expect((await openPopup(library, {})).fields()?.title).toBe('In the room')
  })

  it('is still a form when the background fails', async () => {
    const library = await openTestLibrary()
    const background = { ...backgroundOf(library, {}), openTab: () => Promise.reject(new Error('No answer.')) }
    const { popup } = await openPopup(library, {}, { background })
    expect(popup.view.value?.problem).toBe('No answer.')
    expect(popup.stage.value).toBe('form')
  })
})

describe('a private window', () => {
  it('stores nothing before Save, and then all of it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const library = await openTestLibrary()
    const opening = openPopup(library, { clip, isPrivate: true })
    await vi.advanceTimersByTimeAsync(50)
    const { popup } = await opening
    popup.change({ notes: '- a' })
    await vi.advanceTimersByTimeAsync(5000)
    popup.leave()
    vi.useRealTimers()
    expect(await getDraft(library, draftKey(clip))).toBeUndefined()
    await popup.save()
    expect(popup.entry.value?.notes).toBe('- a')
    expect(popup.message.value?.text).toContain('in your library')
    popup.change({ notes: '- ab' })
    await popup.save()
    expect((await getEntry(library, popup.entry.value?.id ?? ''))?.notes).toBe('- ab')
  })
})

describe('what is typed while a save is under way', () => {
  /** A background that has stored a save, and answers it only when it is let. */
  function holdSaves(library: Library) {
    const real = backgroundOf(library, { clip })
    const answers: (() => void)[] = []
    const saveClip = async (input: Parameters<typeof real.saveClip>[0]) => {
      const result = await real.saveClip(input)
      await new Promise<void>((resolve) => answers.push(resolve))
      return result
    }
    return {
      background: { ...real, saveClip },
      untilHeld: () => vi.waitFor(() => expect(answers).toHaveLength(1)),
      release() {
        for (const answer of answers) answer()
      },
    }
  }
  const stored = (library: Library, id = '') => getEntry(library, id)

  it('stays in the form, and is stored in the new entry', async () => {
    const library = await openTestLibrary()
    const { background, untilHeld, release } = holdSaves(library)
    const { popup, fields } = await openPopup(library, { clip }, { background })
    popup.change({ notes: '- a', topic: { title: 'RAG' } })
    const saving = popup.save()
    popup.change({ notes: '- ab' })
    await untilHeld()
    popup.change({ notes: '- abc', tags: ['ml'] })
    release()
    await saving
    expect(fields()).toMatchObject({ notes: '- abc', tags: ['ml'] })
    expect(fields()).not.toHaveProperty('topic')
    await popup.storing.value?.flush()
    const { id } = popup.entry.value ?? {}
    expect(await stored(library, id)).toMatchObject({ notes: '- abc', tags: ['ml'] })
    expect(popup.topics.value.map(({ title }) => title)).toEqual(['RAG'])
    expect(await getDraft(library, draftKey(clip))).toBeUndefined()
  })

  it('is merged with what another surface writes into the new entry', async () => {
    const library = await openTestLibrary()
    const { background, untilHeld, release } = holdSaves(library)
    const { popup } = await openPopup(library, { clip }, { background })
    popup.change({ notes: '- a' })
    const saving = popup.save()
    await untilHeld()
    popup.change({ notes: '- a\n- popup' })
    await saveClip(library, { clip, patch: { notes: '- card\n- a' } })
    release()
    await saving
    await popup.storing.value?.flush()
    const { notes } = (await stored(library, popup.entry.value?.id)) ?? {}
    expect(notes).toContain('- card')
    expect(notes).toContain('- popup')
  })

  it('stays in the form of an entry that is saved again', async () => {
    const library = await openTestLibrary()
    await saveClip(library, { clip, patch: { notes: '- a' } })
    const { background, untilHeld, release } = holdSaves(library)
    const { popup, fields } = await openPopup(library, { clip }, { background })
    const saving = popup.save()
    await untilHeld()
    popup.change({ notes: '- ab' })
    release()
    await saving
    expect(fields()?.notes).toBe('- ab')
    await popup.storing.value?.flush()
    expect((await stored(library, popup.entry.value?.id))?.notes).toBe('- ab')
  })

  it('stays when the save fails, and when it is taken back', async () => {
    const library = await openTestLibrary()
    const { background, untilHeld, release } = holdSaves(library)
    const saves = vi.fn(background.saveClip).mockRejectedValueOnce(new Error('Full.'))
    const { popup, fields } = await openPopup(library, { clip }, { background: { ...background, saveClip: saves } })
    popup.change({ notes: '- a' })
    const failing = popup.save()
    popup.change({ notes: '- ab' })
    await failing
    expect(fields()?.notes).toBe('- ab')
    const saving = popup.save()
    await untilHeld()
    popup.change({ notes: '- abc' })
    release()
    await saving
    await popup.undo()
    expect(fields()?.notes).toBe('- abc')
    expect(await countEntries(library)).toBe(0)
  })
})

describe('a queued link', () => {
  it('is asked for its why, and the popup closes', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip, patch: { status: 'queued' } })
    const background = { ...backgroundOf(library, { clip }), takeQueued: async () => entry }
    const { popup, close } = await openPopup(library, { clip }, { background, isPage: false })
    expect(popup.stage.value).toBe('queued')
    await popup.storeWhy('cited by everybody')
    expect((await getEntry(library, entry.id))?.why).toBe('cited by everybody')
    expect(close).toHaveBeenCalled()
  })
})

describe('after saving', () => {
  it.each([
    ['closes after a while', false, false, 1],
    ['stays while the learner is there', false, true, 0],
    ['stays when it is a page of its own', true, false, 0],
  ])('the popup %s', async (_, isPage, isThere, closings) => {
    const library = await openTestLibrary()
    const { popup, close } = await openPopup(library, { clip }, { isPage })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const saving = popup.save()
    await vi.advanceTimersByTimeAsync(50)
    await saving
    expect(close).not.toHaveBeenCalled()
    if (isThere) popup.stay()
    await vi.advanceTimersByTimeAsync(3500)
    expect(close).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1000)
    expect(close).toHaveBeenCalledTimes(closings)
  })

  it('the popup closes at once when the learner leaves it', async () => {
    const library = await openTestLibrary()
    const { popup, close } = await openPopup(library, { clip }, { isPage: false })
    expect(popup.leaveSaved()).toBe(false)
    await popup.save()
    expect(popup.leaveSaved()).toBe(true)
    expect(close).toHaveBeenCalledTimes(1)
    expect(popup.leaveSaved()).toBe(false)
  })
})

describe('the note card', () => {
  it.each([
    ['a video', makeClip({ kind: 'video' }), undefined, true],
    ['a talk', makeClip({ kind: 'talk' }), undefined, true],
    ['a page', makeClip({ kind: 'page' }), undefined, true],
    ['a paper', makeClip({ kind: 'paper' }), undefined, false],
    ['a web page that can’t be read', undefined, 'https://a.example/', true],
    ['a page of the browser', undefined, 'about:config', false],
  ])('is offered by what the page is: %s', async (_, read, url, isOffered) => {
    const { popup } = await openPopup(await openTestLibrary(), { ...(read && { clip: read }), ...(url && { url }) })
    expect(popup.hasCardButton.value).toBe(isOffered)
  })

  it('opens with what was typed, and the popup closes', async () => {
    const library = await openTestLibrary()
    const openCard = vi.fn(async () => undefined)
    const { popup, close } = await openPopup(
      library,
      { clip },
      { background: { ...backgroundOf(library, { clip }), openCard } },
    )
    popup.change({ notes: '- a' })
    await popup.openCard()
    expect(openCard).toHaveBeenCalledWith({ tabId: 1 })
    expect((await getDraft(library, draftKey(clip)))?.patch).toMatchObject({ notes: '- a' })
    expect(close).toHaveBeenCalledTimes(1)
  })

  it('says why it can’t stand there', async () => {
    const library = await openTestLibrary()
    const openCard = () => Promise.reject(new Error('Not on this page.'))
    const { popup, close } = await openPopup(
      library,
      { clip },
      { background: { ...backgroundOf(library, { clip }), openCard } },
    )
    await popup.openCard()
    expect(popup.problem.value).toBe('Not on this page.')
    expect(close).not.toHaveBeenCalled()
  })

  it('waits for Save in a private window where something was typed', async () => {
    const library = await openTestLibrary()
    const { popup, close } = await openPopup(library, { clip, isPrivate: true })
    popup.change({ notes: '- a' })
    await popup.openCard()
    expect(popup.problem.value).toContain('Save')
    expect(close).not.toHaveBeenCalled()
    expect(await getDraft(library, draftKey(clip))).toBeUndefined()
  })
})
