import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip, makeEntry } from '@/test/make-entry'
import type { LecternDocument } from '@/utils/document'
import { entryLine } from '@/utils/entry-line'
import { type LibraryContent, mergeLibrary, replaceLibrary, wipe } from '@/utils/library/bulk'
import type { Library } from '@/utils/library/database'
import { createDocument, fileEntry, getDocument } from '@/utils/library/documents'
import { saveDraft } from '@/utils/library/drafts'
import { deleteEntry, editEntry, findEntryByIds, getEntry, saveClip } from '@/utils/library/entries'
import { countEntries, eachActivity, eachDocument, eachEntry } from '@/utils/library/listing'
import { collect, openTestLibrary } from './open'

/** All that a backup would hold. */
async function contentOf(library: Library): Promise<LibraryContent> {
  return {
    entries: await collect(eachEntry(library)),
    documents: await collect(eachDocument(library)),
    activity: await collect(eachActivity(library)),
  }
}

/** A library with two entries, one of them in a topic, and a note edited later. */
async function openFilled(): Promise<Library> {
  const library = await openTestLibrary()
  const { entry } = await saveClip(library, { clip: makeClip({ title: 'A' }), patch: { notes: '- a' } }, clipTime)
  await saveClip(library, { clip: makeClip({ ids: ['a:1'] }), patch: { tags: ['x'] } }, clipTime)
  await fileEntry(library, entry.id, { title: 'RAG' }, clipTime)
  await editEntry(library, { id: entry.id, revision: 1, from: {}, to: { notes: '- b' } }, later(20))
  return library
}

describe('replaceLibrary', () => {
  it('gives back exactly what was wiped', async () => {
    const library = await openFilled()
    const content = await contentOf(library)
    await wipe(library)
    expect(await contentOf(library)).toEqual({ entries: [], documents: [], activity: [] })
    await replaceLibrary(library, content)
    expect(JSON.stringify(await contentOf(library))).toBe(JSON.stringify(content))
    expect(await findEntryByIds(library, ['a:1'])).toMatchObject({ tags: ['x'] })
  })

  it('writes nothing when it can’t write all', async () => {
    const library = await openFilled()
    const content = await contentOf(library)
    const twins = [makeEntry({ id: 'one', ids: ['same:1'] }), makeEntry({ id: 'two', ids: ['same:1'] })]
    await expect(replaceLibrary(library, { ...content, entries: twins })).rejects.toThrow(/same thing/)
    expect(await contentOf(library)).toEqual(content)
  })

  it('leaves no draft of the library before', async () => {
    const library = await openFilled()
    await saveDraft(library, { key: 'b:1', clip: makeClip({ ids: ['b:1'] }), from: {}, to: { notes: '- x' } })
    await wipe(library)
    expect(await library.count('drafts')).toBe(0)
  })
})

describe('mergeLibrary', () => {
  it('changes nothing when all is there already', async () => {
    const library = await openFilled()
    const content = await contentOf(library)
    await mergeLibrary(library, content)
    expect(await contentOf(library)).toEqual(content)
  })

  it('brings back everything after a wipe', async () => {
    const library = await openFilled()
    const content = await contentOf(library)
    await wipe(library)
    await mergeLibrary(library, content)
    expect(await contentOf(library)).toEqual(content)
  })

  it('unites two states of one entry, the newer winning', async () => {
    const library = await openTestLibrary()
    const here = makeEntry({ notes: '- here', tags: ['a'], title: 'Old', updatedAt: clipTime.toISOString() })
    const there = { ...here, notes: '- there', tags: ['b'], title: 'New', updatedAt: later(1).toISOString() }
    await replaceLibrary(library, { entries: [here], documents: [], activity: [] })
    await mergeLibrary(library, { entries: [there], documents: [], activity: [] })
    const merged = await getEntry(library, here.id)
    expect(merged).toMatchObject({ title: 'New', tags: ['b', 'a'], revision: 2 })
    expect(merged?.notes.split('\n').toSorted()).toEqual(['- here', '- there'])
  })

  it('makes one entry of two that are one thing, in documents and activity too', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip: makeClip({ title: 'A' }), patch: { notes: '- here' } }, clipTime)
    const there = makeEntry({ notes: '- there', ids: [...entry.ids, 'doi:10.1/a'] })
    const document: LecternDocument = {
      id: 'd',
      revision: 1,
      kind: 'topic',
      title: 'RAG',
      properties: [],
      body: `Text ${there.id}\n  ${entryLine(there.id)}\n`,
      createdAt: clipTime.toISOString(),
      updatedAt: clipTime.toISOString(),
    }
    const activity = [{ at: clipTime.toISOString(), utcOffsetMinutes: 60, entryId: there.id, what: 'read' as const }]
    await mergeLibrary(library, { entries: [there], documents: [document], activity })
    expect(await countEntries(library)).toBe(1)
    expect(await findEntryByIds(library, ['doi:10.1/a'])).toMatchObject({ id: entry.id, notes: '- here\n- there' })
    expect((await getDocument(library, 'd'))?.body).toBe(`Text ${there.id}\n  ${entryLine(entry.id)}\n`)
    const recorded = await collect(eachActivity(library))
    expect(recorded.find(({ what }) => what === 'read')?.entryId).toBe(entry.id)
  })

  it('keeps what was written here into a document since', async () => {
    const library = await openTestLibrary()
    const document = await createDocument(library, { kind: 'topic', title: 'RAG', body: 'a\nhere' }, later(5))
    const there = { ...document, body: 'a\nthere', updatedAt: clipTime.toISOString() }
    await mergeLibrary(library, { entries: [], documents: [there], activity: [] })
    expect((await getDocument(library, document.id))?.body).toBe('a\nthere\nhere')
  })

  it('leaves identities with their holder when a deleted entry comes back', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip: makeClip(), patch: {} }, clipTime)
    await deleteEntry(library, entry.id, later(1))
    const { entry: again } = await saveClip(library, { clip: makeClip(), patch: {} }, later(2))
    await mergeLibrary(library, { entries: [entry], documents: [], activity: [] })
    expect(await getEntry(library, entry.id)).toMatchObject({ ids: [] })
    expect((await findEntryByIds(library, entry.ids))?.id).toBe(again.id)
  })
})
