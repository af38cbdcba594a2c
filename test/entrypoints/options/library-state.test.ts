import { describe, expect, it, vi } from 'vitest'
import { connectLibrary } from '@/entrypoints/options/library-calls'
import { createLibraryState } from '@/entrypoints/options/library-state'
import { createUndo } from '@/entrypoints/options/undo'
import { clipOf, fact } from '@/utils/clip'
import type { Clip, Entry } from '@/utils/entry'
import { saveClip } from '@/utils/library/entries'
import { createSearch } from '@/utils/library/search'
import { openTestLibrary } from '../../utils/library/open'

function clipOfTitle(title: string): Clip {
  const url = `https://talks.example/${encodeURIComponent(title)}`
  const base = { site: 'generic', kind: 'talk', ids: [`url:${url}`], url, at: new Date() } as const
  return clipOf({ ...base, ids: [...base.ids] }, { title: fact('meta', 'high', title) })
}

/** A page's state over a library that holds entries of these titles, oldest first. */
async function openState(titles: string[], patch: Partial<Pick<Entry, 'tags'>> = {}) {
  const library = await openTestLibrary()
  const entries: Entry[] = []
  for (const [index, title] of titles.entries()) {
    const at = new Date(Date.UTC(2026, 0, 1, 0, index))
    entries.push((await saveClip(library, { clip: clipOfTitle(title), patch }, at)).entry)
  }
  const undo = createUndo()
  const state = createLibraryState(
    connectLibrary(async () => library),
    createSearch(),
    undo,
  )
  await state.load()
  return { library, entries, undo, state }
}

const titlesOf = (entries: readonly Entry[]) => entries.map(({ title }) => title)

describe('the library on the page', () => {
  it('shows every entry, newest first, more than come at first', async () => {
    const titles = Array.from({ length: 60 }, (_, index) => `Talk ${index}`)
    const { state } = await openState(titles)
    expect(titlesOf(state.shown.value)).toEqual(titles.toReversed())
    expect(state.isLoading.value).toBe(false)
  })

  it('searches and filters together', async () => {
    const { state } = await openState(['Graphs', 'Graphs again', 'Trees'], { tags: ['ml/theory'] })
    state.query.value = 'GRAPHS again'
    expect(titlesOf(state.shown.value)).toEqual(['Graphs again'])
    state.query.value = ''
    state.filter.value = { tag: 'ml' }
    expect(state.shown.value).toHaveLength(3)
    state.filter.value = { tag: 'ml', kind: 'paper' }
    expect(state.shown.value).toHaveLength(0)
  })

  it('deletes what is selected, and brings all of it back', async () => {
    const { state, undo } = await openState(['A', 'B', 'C'])
    state.select(0, 1, true)
    await state.deleteEntries([...state.selectedIds.value])
    expect(titlesOf(state.shown.value)).toEqual(['A'])
    expect(state.selectedIds.value.size).toBe(0)
    expect(undo.message.value).toBe('2 entries deleted.')
    await undo.undo()
    expect(titlesOf(state.shown.value)).toEqual(['C', 'B', 'A'])
    expect(undo.message.value).toBeUndefined()
  })

  it('takes in what another surface stored', async () => {
    const { state, library, entries } = await openState(['A'])
    const { entry } = await saveClip(library, { clip: clipOfTitle('B'), patch: {} })
    await state.refresh({ entries: [entry.id], documents: [] })
    expect(titlesOf(state.shown.value)).toEqual(['B', 'A'])
    await connectLibrary(async () => library).deleteEntries([entries[0]?.id ?? ''])
    await state.refresh({ entries: [], documents: [] })
    expect(titlesOf(state.shown.value)).toEqual(['B'])
  })

  it('finds what was said, once that is read, and what is said later', async () => {
    const library = await openTestLibrary()
    const calls = connectLibrary(async () => library)
    const { entry } = await saveClip(library, { clip: clipOfTitle('A'), patch: {} })
    const say = (text: string, startSeconds: number) =>
      calls.keepText({
        entryId: entry.id,
        kind: 'captions',
        language: 'en',
        complete: false,
        from: 'test',
        lines: [{ startSeconds, text }],
      })
    await say('the vanishing gradient', 1)
    const state = createLibraryState(calls, createSearch(), createUndo())
    state.query.value = 'vanishing'
    await state.load()
    await vi.waitFor(() => expect(titlesOf(state.shown.value)).toEqual(['A']))
    state.query.value = 'explodes'
    expect(state.shown.value).toEqual([])
    await say('or it explodes', 60)
    await state.refresh({ textsOf: [entry.id] })
    expect(titlesOf(state.shown.value)).toEqual(['A'])
  })

  it('files an entry under a topic that is typed for the first time', async () => {
    const { state, entries } = await openState(['A'])
    await state.file(entries[0]?.id ?? '', { title: 'New topic' })
    expect(state.topics.value).toMatchObject([{ label: 'New topic', count: 1 }])
    state.filter.value = { topicId: state.topics.value[0]?.key }
    expect(titlesOf(state.shown.value)).toEqual(['A'])
  })

  it('does not undo what is edited and deleted while the rest is read', async () => {
    const { library } = await openState(['A', 'B'])
    const calls = connectLibrary(async () => library)
    const [newest, oldest] = await calls.listNewest()
    if (!newest || !oldest) throw new Error('Two entries were saved.')
    const slow = {
      ...calls,
      async *readBatches() {
        await state.edit({ id: newest.id, revision: newest.revision, from: { title: 'B' }, to: { title: 'New' } })
        await state.deleteEntries([oldest.id])
        yield [oldest, newest]
      },
    }
    const state = createLibraryState(slow, createSearch(), createUndo())
    await state.load()
    expect(titlesOf(state.shown.value)).toEqual(['New'])
  })

  it('says why the library can not be read', async () => {
    const failing = connectLibrary(() => Promise.reject(new Error('Not in a private window.')))
    const state = createLibraryState(failing, createSearch(), createUndo())
    await state.load()
    expect(state.problem.value).toBe('Not in a private window.')
    expect(state.isLoading.value).toBe(false)
  })
})
