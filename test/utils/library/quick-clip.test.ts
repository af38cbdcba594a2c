import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip } from '@/test/make-entry'
import { entryLine } from '@/utils/entry-line'
import { getLastTopic } from '@/utils/library/completions'
import type { Library } from '@/utils/library/database'
import { createDocument, fileEntry, getDocument } from '@/utils/library/documents'
import { getDraft, saveDraft } from '@/utils/library/drafts'
import { editEntry, findEntryByIds, getEntry, restoreEntry, saveClip } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { clipOrUndo } from '@/utils/library/quick-clip'
import { openTestLibrary } from './open'

const clip = makeClip({ title: 'A talk' })
const seconds = (count: number) => later(count / 60)

/** A library in which a topic was used last. */
async function openWithTopic(): Promise<{
  library: Library
  topicId: string
  body: () => Promise<string | undefined>
}> {
  const library = await openTestLibrary()
  const topic = await createDocument(library, { kind: 'topic', title: 'RAG', body: 'Mine.\n' })
  const { entry } = await saveClip(library, { clip: makeClip({ ids: ['a:1'] }), patch: {} })
  await fileEntry(library, entry.id, { id: topic.id })
  const body = async () => (await getDocument(library, topic.id))?.body.replace(`\n${entryLine(entry.id)}\n`, '')
  return { library, topicId: topic.id, body }
}

describe('clipOrUndo', () => {
  it('clips into the topic used last, and deletes the new entry again', async () => {
    const { library, topicId, body } = await openWithTopic()
    const clipped = await clipOrUndo(library, clip, clipTime)
    expect(clipped).toMatchObject({ did: 'clipped', topic: { id: topicId, title: 'RAG' } })
    expect(await body()).toBe(`Mine.\n${entryLine(clipped.entryId)}\n`)
    expect(await clipOrUndo(library, clip, seconds(9))).toEqual({ did: 'undone', entryId: clipped.entryId })
    expect(await body()).toBe('Mine.\n')
    expect(await countEntries(library)).toBe(1)
    expect(await restoreEntry(library, clipped.entryId)).toMatchObject({ title: 'A talk' })
  })

  it('clips in turn, never twice at once', async () => {
    const { library } = await openWithTopic()
    const all = await Promise.all(Array.from({ length: 6 }, () => clipOrUndo(library, clip, clipTime)))
    expect(all.map(({ did }) => did)).toEqual(['clipped', 'undone', 'clipped', 'undone', 'clipped', 'undone'])
    expect(await countEntries(library)).toBe(1)
  })

  it('clips again when the time to take back is over, or for another thing', async () => {
    const { library } = await openWithTopic()
    await clipOrUndo(library, clip, clipTime)
    expect(await clipOrUndo(library, makeClip({ ids: ['b:1'] }), seconds(1))).toMatchObject({ did: 'clipped' })
    expect(await clipOrUndo(library, clip, seconds(2))).toMatchObject({ did: 'clipped' })
    expect(await clipOrUndo(library, clip, seconds(13))).toMatchObject({ did: 'clipped' })
    expect(await countEntries(library)).toBe(3)
  })

  it('puts an entry back as it was', async () => {
    const { library, topicId, body } = await openWithTopic()
    const { entry } = await saveClip(library, { clip, patch: { notes: '- kept' }, topic: { id: topicId } }, clipTime)
    const placed = await body()
    await clipOrUndo(library, makeClip({ title: 'New title' }, { at: seconds(1) }), seconds(1))
    expect((await getEntry(library, entry.id))?.title).toBe('New title')
    await clipOrUndo(library, clip, seconds(2))
    expect(await findEntryByIds(library, clip.ids)).toEqual({ ...entry, revision: 3 })
    expect(await body()).toBe(placed)
  })

  it('keeps what was edited since', async () => {
    const { library } = await openWithTopic()
    const { entryId } = await clipOrUndo(library, clip, clipTime)
    await editEntry(library, { id: entryId, revision: 1, from: {}, to: { notes: '- typed' } }, seconds(1))
    await clipOrUndo(library, clip, seconds(2))
    expect(await findEntryByIds(library, clip.ids)).toMatchObject({ id: entryId, notes: '- typed' })
  })

  it('gives the draft back', async () => {
    const { library } = await openWithTopic()
    const key = 'youtube:7ARBJQn6QkM'
    await saveDraft(library, { key, clip, from: {}, to: { notes: '- typed' } })
    const { entryId } = await clipOrUndo(library, clip, clipTime)
    expect(await getEntry(library, entryId)).toMatchObject({ notes: '- typed' })
    await clipOrUndo(library, clip, seconds(1))
    expect(await getDraft(library, key)).toMatchObject({ patch: { notes: '- typed' } })
  })

  it('clips into the library when no topic was used yet', async () => {
    const library = await openTestLibrary()
    expect(await clipOrUndo(library, clip)).not.toHaveProperty('topic')
    expect(await getLastTopic(library)).toBeUndefined()
  })
})
