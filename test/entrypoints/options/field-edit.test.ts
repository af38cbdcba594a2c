import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFieldEdit } from '@/entrypoints/options/field-edit'
import type { Entry, EntryPatch } from '@/utils/entry'
import type { EntryEdit } from '@/utils/entry-edit'
import { applyEdit } from '@/utils/library/apply-edit'
import { makeEntry } from '../../make-entry'

/** An entry stored as the library stores it. */
function createStore(first: Entry) {
  let entry = first
  const write = (edit: Pick<EntryEdit, 'from' | 'to'>): Entry => {
    entry = applyEdit(entry, edit, new Date('2026-02-02'))
    return entry
  }
  return { store: vi.fn(async (edit: EntryEdit) => write(edit)), write, current: () => entry }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('createFieldEdit', () => {
  it('shows a change at once and stores it within half a second', async () => {
    const { store, current } = createStore(makeEntry({ title: 'Old' }))
    const editing = createFieldEdit<EntryPatch, Entry>(current(), store)
    editing.change({ title: 'New' })
    expect(editing.shown.value.title).toBe('New')
    await vi.advanceTimersByTimeAsync(500)
    expect(current()).toMatchObject({ title: 'New', origin: { title: { trust: 'user' } } })
    expect(editing.state.value).toBe('saved')
  })

  it('empties a field', async () => {
    const { store, current } = createStore(makeEntry({ published: '2024', why: 'because' }))
    const editing = createFieldEdit<EntryPatch, Entry>(current(), store)
    editing.change({ published: undefined })
    expect('published' in editing.shown.value).toBe(false)
    await vi.advanceTimersByTimeAsync(500)
    expect(current().published).toBeUndefined()
    expect(current().why).toBe('because')
  })

  it('keeps a tag that somebody else adds while one is being stored', async () => {
    const { store, write, current } = createStore(makeEntry({ tags: ['a'] }))
    const editing = createFieldEdit<EntryPatch, Entry>(current(), store)
    editing.change({ tags: ['a', 'mine'] })
    editing.receive(write({ from: { tags: ['a'] }, to: { tags: ['a', 'theirs'] } }))
    await vi.advanceTimersByTimeAsync(500)
    expect(current().tags).toEqual(['a', 'theirs', 'mine'])
    expect(editing.shown.value.tags).toEqual(['a', 'theirs', 'mine'])
  })

  it('says why storing failed, and tries again with what was added since', async () => {
    const { store, current } = createStore(makeEntry({ title: 'Old' }))
    store.mockRejectedValueOnce(new Error('The disk is full.'))
    const editing = createFieldEdit<EntryPatch, Entry>(current(), store)
    editing.change({ title: 'New' })
    await vi.advanceTimersByTimeAsync(300)
    expect([editing.state.value, editing.problem.value]).toEqual(['failed', 'The disk is full.'])
    editing.change({ status: 'done' })
    await vi.advanceTimersByTimeAsync(2500)
    expect(current()).toMatchObject({ title: 'New', status: 'done' })
    expect(editing.problem.value).toBeUndefined()
  })
})
