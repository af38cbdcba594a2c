import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { later, makeClip, makeEntry } from '@/test/make-entry'
import type { EntryPatch } from '@/utils/entry'
import { applyEdit, applyPatch, mergePatches } from '@/utils/library/apply-edit'
import { updateEntry } from '@/utils/update-entry'

const now = later(5)

describe('applyEdit', () => {
  it('merges notes by line', () => {
    const entry = makeEntry({ notes: '- a\n- stored' })
    expect(applyEdit(entry, { from: { notes: '- a' }, to: { notes: '- a\n- edited' } }, now).notes).toBe(
      '- a\n- stored\n- edited',
    )
  })

  it('merges tags by set', () => {
    const entry = makeEntry({ tags: ['a', 'b', 'stored'] })
    const edited = applyEdit(entry, { from: { tags: ['a', 'b'] }, to: { tags: ['edited', 'b'] } }, now)
    expect(edited.tags).toEqual(['b', 'stored', 'edited'])
  })

  it('leaves alone what the surface did not change, however old its view is', () => {
    const entry = makeEntry({ title: 'New title', status: 'done', why: 'new' })
    const shown = { title: 'Old title', status: 'queued', why: 'old' } as const
    expect(applyEdit(entry, { from: shown, to: { ...shown, why: 'mine' } }, now)).toMatchObject({
      title: 'New title',
      status: 'done',
      why: 'mine',
    })
  })

  it('counts the revision and the time only when something changes', () => {
    const entry = makeEntry({ title: 'A talk' })
    expect(applyEdit(entry, { from: { title: 'A' }, to: { title: 'A' } }, now)).toBe(entry)
    expect(applyEdit(entry, { from: { title: 'A' }, to: { title: 'A talk' } }, now)).toBe(entry)
    expect(applyEdit(entry, { from: {}, to: { title: 'B' } }, now)).toMatchObject({
      revision: 2,
      updatedAt: now.toISOString(),
    })
  })

  it('takes an emptied title for none, which the next page fills in', () => {
    const entry = makeEntry({ title: 'Typed', origin: { title: { from: 'learner', trust: 'user', at: '' } } })
    const emptied = applyEdit(entry, { from: { title: 'Typed' }, to: { title: '' } }, now)
    expect(emptied).toMatchObject({ title: '', origin: {} })
    expect(updateEntry(emptied, makeClip({ title: 'Theirs' }, { at: later(9) }), later(9)).title).toBe('Theirs')
  })

  it('makes what the learner set theirs for good', () => {
    const entry = makeEntry({ titleRaw: '$A$', origin: { titleRaw: { from: 'meta', trust: 'high', at: '' } } })
    const edited = applyEdit(entry, { from: { title: 'A talk' }, to: { title: 'Mine' } }, now)
    expect(edited.origin).toEqual({ title: { from: 'learner', trust: 'user', at: now.toISOString() } })
    expect(edited).not.toHaveProperty('titleRaw')
    const clipped = updateEntry(edited, makeClip({ title: 'Theirs', titleRaw: '$T$' }, { at: later(9) }), later(9))
    expect(clipped.title).toBe('Mine')
    expect(clipped).not.toHaveProperty('titleRaw')
  })

  it('keeps a field empty that the learner emptied', () => {
    const entry = makeEntry({ published: '2024', people: [{ name: 'Ada', role: 'speaker' }] })
    const { published, people } = entry
    const edited = applyEdit(entry, { from: { published, people }, to: {} } as never, now)
    expect(edited).not.toHaveProperty('published')
    expect(edited.people).toEqual([])
    expect(updateEntry(edited, makeClip({ published: '2025' }), now)).not.toHaveProperty('published')
  })

  it.each([
    ['  for the talk\n on Monday ', 'for the talk on Monday'],
    ['\n', undefined],
  ])('makes %j one line', (typed, why) => {
    expect(applyEdit(makeEntry({ why: 'old' }), { from: { why: 'old' }, to: { why: typed } }, now).why).toBe(why)
  })

  it('keeps all of twenty edits against one view', () => {
    const shown = makeEntry({ notes: '- first', tags: ['ml'] })
    let entry = shown
    for (let n = 0; n < 20; n += 1) {
      const { notes, tags } = shown
      entry = applyEdit(
        entry,
        { from: { notes, tags }, to: { notes: `${notes}\n- ${n}`, tags: [...tags, `t${n}`] } },
        now,
      )
    }
    expect(entry.notes.split('\n')).toHaveLength(21)
    expect(entry.tags).toHaveLength(21)
    expect(entry.revision).toBe(shown.revision + 20)
  })
})

describe('applyPatch', () => {
  it('unites notes and tags with the entry that was there, and replaces the rest', () => {
    const entry = makeEntry({ notes: '- a', tags: ['a'], title: 'A', summary: 'one', status: 'queued' })
    const patch: EntryPatch = { notes: '- a\n- b', tags: ['b'], title: 'B', summary: 'two', status: 'done' }
    expect(applyPatch(entry, patch, now)).toMatchObject({ ...patch, tags: ['a', 'b'] })
  })

  it('twice is the same as once', () => {
    const patches = fc.record(
      { notes: fc.string(), tags: fc.uniqueArray(fc.string()), title: fc.string(), why: fc.string() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(patches, (patch) => {
        const once = applyPatch(makeEntry({ notes: '- a', tags: ['x'] }), patch, now)
        const { revision: _, ...twice } = applyPatch(once, patch, now)
        expect(once).toMatchObject(twice)
      }),
    )
  })
})

describe('mergePatches', () => {
  it('drops a field that was emptied, and keeps what others typed', () => {
    const stored: EntryPatch = { why: 'old', notes: '- a\n- stored', published: '2024' }
    const from: EntryPatch = { why: 'old', notes: '- a', published: '2024' }
    expect(mergePatches(stored, from, { why: 'new', notes: '- a\n- b' })).toEqual({
      why: 'new',
      notes: '- a\n- stored\n- b',
    })
  })
})
