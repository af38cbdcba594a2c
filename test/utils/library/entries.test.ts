import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip, makePaperClip, makePdfClip } from '@/test/make-entry'
import { entryLine } from '@/utils/entry-line'
import { listActivity } from '@/utils/library/activity'
import type { Library } from '@/utils/library/database'
import { createDocument, getDocument, listDocuments, listDocumentsPlacing } from '@/utils/library/documents'
import { getDraft, saveDraft } from '@/utils/library/drafts'
import { deleteEntry, editEntry, findEntryByIds, getEntry, restoreEntry, saveClip } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { openTestLibrary } from './open'

const clip = makeClip({ title: 'A talk' })

/** Saves a clip with nothing set by hand. */
const save = (library: Library, saved = clip, now = clipTime) => saveClip(library, { clip: saved, patch: {} }, now)

describe('saveClip', () => {
  it('stores an entry that is found by each of its identities', async () => {
    const library = await openTestLibrary()
    const twice = makeClip({ ids: ['doi:10.1/a', 'url:https://a.example/'] })
    const { entry, isNew } = await saveClip(library, { clip: twice, patch: { tags: ['ml'], notes: '- a' } }, clipTime)
    expect(isNew).toBe(true)
    expect(entry).toMatchObject({ revision: 1, tags: ['ml'], notes: '- a', createdAt: clipTime.toISOString() })
    expect(await getEntry(library, entry.id)).toEqual(entry)
    for (const id of twice.ids) expect(await findEntryByIds(library, [id])).toEqual(entry)
    expect(await findEntryByIds(library, ['doi:10.1/b'])).toBeUndefined()
  })

  it('keeps twenty different clips saved at once', async () => {
    const library = await openTestLibrary()
    const clips = Array.from({ length: 20 }, (_, n) => makeClip({ ids: [`youtube:${n}`], title: `${n}` }))
    const results = await Promise.all(clips.map((each) => save(library, each)))
    expect(new Set(results.map(({ entry }) => entry.id)).size).toBe(20)
    expect(await countEntries(library)).toBe(20)
  })

  it('makes one entry of one clip saved twenty times at once, with all notes and tags', async () => {
    const library = await openTestLibrary()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        saveClip(library, { clip, patch: { notes: `- note ${n}`, tags: [`t${n}`] } }, clipTime),
      ),
    )
    expect(await countEntries(library)).toBe(1)
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1)
    const entry = await findEntryByIds(library, clip.ids)
    expect(new Set(entry?.notes.split('\n'))).toEqual(new Set(Array.from({ length: 20 }, (_, n) => `- note ${n}`)))
    expect(entry?.tags).toHaveLength(20)
    expect(entry?.revision).toBe(20)
  })

  it('brings the abs page, its PDF and an older version together', async () => {
    const library = await openTestLibrary()
    const first = await saveClip(library, { clip: makePaperClip(2), patch: { notes: '- kept' } }, clipTime)
    await save(library, makePaperClip(2), later(1))
    await save(library, makePdfClip(2, later(2)), later(2))
    const last = await save(library, makePaperClip(1, later(3)), later(3))
    expect(last).toMatchObject({ isNew: false, contestedIds: [] })
    expect(last.entry).toMatchObject({ id: first.entry.id, title: 'Title of v2', notes: '- kept', complete: true })
    expect(last.entry.paper?.versions?.map((version) => version.n)).toEqual([1, 2])
    expect(await countEntries(library)).toBe(1)
  })

  it('updates the strongest match and leaves contested identities where they are', async () => {
    const library = await openTestLibrary()
    const one = await save(library, makeClip({ ids: ['doi:10.1/a'], title: 'one' }))
    const other = await save(library, makeClip({ ids: ['url:https://b.example/'], title: 'other' }))
    const both = makeClip({ ids: ['doi:10.1/a', 'url:https://b.example/', 'pmid:1'], title: 'both' })
    const result = await save(library, both, later(1))
    expect(result).toMatchObject({ isNew: false, contestedIds: ['url:https://b.example/'] })
    expect(result.entry).toMatchObject({ id: one.entry.id, ids: ['doi:10.1/a', 'pmid:1'] })
    expect(await getEntry(library, other.entry.id)).toEqual(other.entry)
  })

  it('makes a new entry of every clip that has no identity', async () => {
    const library = await openTestLibrary()
    const note = makeClip({ kind: 'note', ids: [], url: '', title: 'A thought' })
    await save(library, note)
    const { entry } = await save(library, note)
    expect(entry).not.toHaveProperty('url')
    expect(await countEntries(library)).toBe(2)
  })

  it('records what was done, and one note within a pause', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip, patch: { notes: '- a' } }, clipTime)
    const note = (notes: string, minutes: number) =>
      editEntry(library, { id: entry.id, revision: 1, from: {}, to: { notes } }, later(minutes))
    await note('- b', 5)
    await note('- c', 15)
    await save(library, clip, later(20))
    const activity = await listActivity(library, entry.id)
    expect(activity.map(({ what, at }) => [what, at])).toEqual([
      ['clipped', clipTime.toISOString()],
      ['clipped', later(20).toISOString()],
      ['noted', clipTime.toISOString()],
      ['noted', later(15).toISOString()],
    ])
    expect(activity[0]?.utcOffsetMinutes).toBe(0 - clipTime.getTimezoneOffset())
  })

  it('makes a topic of a title typed for the first time, once', async () => {
    const library = await openTestLibrary()
    const clips = Array.from({ length: 5 }, (_, n) => makeClip({ ids: [`youtube:${n}`] }))
    const titles = ['RAG', ' rag ', 'Rag', 'RAG', 'RAG']
    const results = await Promise.all(
      clips.map((each, n) => saveClip(library, { clip: each, patch: {}, topic: { title: titles[n] ?? '' } }, clipTime)),
    )
    const [topic, ...others] = await listDocuments(library)
    expect(others).toEqual([])
    expect(topic).toMatchObject({ kind: 'topic', title: 'RAG' })
    expect(topic?.body).toBe(`${results.map(({ entry }) => entryLine(entry.id)).join('\n')}\n`)
    expect(results[0]?.topic).toEqual({ id: topic?.id, title: 'RAG' })
  })

  it('files an entry under a topic once', async () => {
    const library = await openTestLibrary()
    const topic = await createDocument(library, { kind: 'topic', title: 'RAG', body: 'Mine.\n' })
    const request = { clip, patch: {}, topic: { id: topic.id } }
    const { entry } = await saveClip(library, request, clipTime)
    await saveClip(library, request, clipTime)
    expect((await getDocument(library, topic.id))?.body).toBe(`Mine.\n\n${entryLine(entry.id)}\n`)
    expect(await listDocumentsPlacing(library, entry.id)).toHaveLength(1)
  })

  it('stores nothing when the topic is gone', async () => {
    const library = await openTestLibrary()
    await expect(saveClip(library, { clip, patch: {}, topic: { id: 'gone' } })).rejects.toThrow(/topic is no longer/)
    expect(await countEntries(library)).toBe(0)
  })

  it('ends the draft, with what other surfaces typed into it', async () => {
    const library = await openTestLibrary()
    const key = 'youtube:7ARBJQn6QkM'
    await saveDraft(library, { key, clip, from: {}, to: { notes: '- a' } })
    await saveDraft(library, { key, clip, from: { notes: '- a' }, to: { notes: '- a\n- elsewhere' } })
    const request = {
      clip,
      draftKey: key,
      edit: { from: { notes: '- a' }, to: { notes: '- a\n- b' } },
      patch: { notes: '- a\n- b' },
    }
    const { entry } = await saveClip(library, request, clipTime)
    expect(entry.notes).toBe('- a\n- elsewhere\n- b')
    expect(await getDraft(library, key)).toBeUndefined()
  })

  it('files under no topic when the learner took the topic away', async () => {
    const library = await openTestLibrary()
    const key = 'youtube:7ARBJQn6QkM'
    await saveDraft(library, { key, clip, from: {}, to: {}, topic: { title: 'RAG' } })
    const { topic } = await saveClip(library, { clip, patch: {}, draftKey: key, topic: null })
    expect(topic).toBeUndefined()
    await saveDraft(library, {
      key: 'other',
      clip: makeClip({ ids: ['doi:10.1/a'] }),
      from: {},
      to: {},
      topic: { title: 'RAG' },
    })
    const draft = await saveDraft(library, {
      key: 'other',
      clip: makeClip({ ids: ['doi:10.1/a'] }),
      from: {},
      to: {},
      topic: null,
    })
    expect(draft.topic).toBeUndefined()
  })

  it('takes the draft along when the surface did not show it', async () => {
    const library = await openTestLibrary()
    const topic = { title: 'RAG' }
    await saveDraft(library, { key: 'youtube:7ARBJQn6QkM', clip, from: {}, to: { notes: '- a', tags: ['x'] }, topic })
    const result = await save(library)
    expect(result).toMatchObject({ entry: { notes: '- a', tags: ['x'] }, topic })
  })
})

describe('editEntry', () => {
  it('keeps all of twenty edits against one view, fired at once', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip, patch: { notes: '- first' } }, clipTime)
    const edits = Array.from({ length: 20 }, (_, n) =>
      editEntry(library, {
        id: entry.id,
        revision: entry.revision,
        from: { notes: '- first', tags: [] },
        to: { notes: `- first\n- ${n}`, tags: [`t${n}`] },
      }),
    )
    await Promise.all(edits)
    const edited = await getEntry(library, entry.id)
    expect(edited?.notes.split('\n')).toHaveLength(21)
    expect(edited?.tags).toHaveLength(20)
    expect(edited?.revision).toBe(21)
  })

  it('says so when the entry is gone', async () => {
    const library = await openTestLibrary()
    const edit = { id: 'gone', revision: 1, from: {}, to: { notes: 'a' } }
    await expect(editEntry(library, edit)).rejects.toThrow(/no longer in the library/)
  })
})

describe('deleteEntry and restoreEntry', () => {
  it('free the identities and take them again', async () => {
    const library = await openTestLibrary()
    const { entry } = await save(library)
    await deleteEntry(library, entry.id, later(1))
    expect(await findEntryByIds(library, clip.ids)).toBeUndefined()
    expect(await countEntries(library)).toBe(0)
    const restored = await restoreEntry(library, entry.id)
    expect(restored).toEqual({ ...entry, revision: 3 })
    expect(await findEntryByIds(library, clip.ids)).toEqual(restored)
  })

  it('leave identities with the entry that took them since', async () => {
    const library = await openTestLibrary()
    const { entry } = await save(library)
    await deleteEntry(library, entry.id)
    const { entry: again } = await save(library)
    expect(again.id).not.toBe(entry.id)
    expect((await restoreEntry(library, entry.id)).ids).toEqual([])
    expect((await findEntryByIds(library, clip.ids))?.id).toBe(again.id)
  })
})

describe('any sequence of saves, deletions and restorations', () => {
  it('leaves each identity with at most one living entry, and no note lost', async () => {
    const ids = fc.subarray(['a:1', 'b:1', 'c:1'], { minLength: 1 })
    const step = fc.oneof(
      ids.map((saved) => ({ do: 'save', ids: saved, index: 0 }) as const),
      fc.nat(5).map((index) => ({ do: 'delete', ids: [], index }) as const),
      fc.nat(5).map((index) => ({ do: 'restore', ids: [], index }) as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const library = await openTestLibrary()
        const entryIds = new Set<string>()
        let notes = 0
        for (const each of steps) {
          const entryId = [...entryIds][each.index]
          if (each.do === 'save') {
            notes += 1
            const request = { clip: makeClip({ ids: each.ids }), patch: { notes: `- ${notes}` } }
            entryIds.add((await saveClip(library, request)).entry.id)
          } else if (entryId && each.do === 'delete') await deleteEntry(library, entryId)
          else if (entryId) await restoreEntry(library, entryId)
        }
        const entries = await Promise.all([...entryIds].map((id) => getEntry(library, id)))
        const living = entries.filter((entry) => entry?.deletedAt === undefined).flatMap((entry) => entry?.ids ?? [])
        expect(new Set(living).size).toBe(living.length)
        expect(entries.flatMap((entry) => entry?.notes.split('\n') ?? [])).toHaveLength(notes)
      }),
      { numRuns: 40 },
    )
  })
})
