import { describe, expect, it } from 'vitest'
import { clipTime, makeClip, makePaperClip, makePdfClip } from '@/test/make-entry'
import { discardDraft, findKnown, getDraft, saveDraft } from '@/utils/library/drafts'
import { deleteEntry, getEntry, saveClip } from '@/utils/library/entries'
import { openTestLibrary } from './open'

const clip = makeClip({ title: 'A talk' })
const key = 'youtube:7ARBJQn6QkM'

describe('saveDraft', () => {
  it('keeps what twenty surfaces type at once', async () => {
    const library = await openTestLibrary()
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        saveDraft(library, { key, clip, from: {}, to: { notes: `- ${n}`, tags: [`t${n}`] } }),
      ),
    )
    const draft = await getDraft(library, key)
    expect(draft?.patch.notes?.split('\n')).toHaveLength(20)
    expect(draft?.patch.tags).toHaveLength(20)
    expect(draft?.revision).toBe(20)
  })

  it('keeps the topic and the fuller clip', async () => {
    const library = await openTestLibrary()
    const paperKey = 'arxiv:2403.10704'
    await saveDraft(library, { key: paperKey, clip: makePaperClip(1), from: {}, to: {}, topic: { title: 'RAG' } })
    const draft = await saveDraft(library, { key: paperKey, clip: makePdfClip(2), from: {}, to: { why: 'x' } })
    expect(draft).toMatchObject({ clip: { complete: true }, topic: { title: 'RAG' }, patch: { why: 'x' } })
  })

  it('gives what is typed to the entry once it exists', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip, patch: { notes: '- a' } }, clipTime)
    await saveDraft(library, { key, clip, from: { notes: '- a' }, to: { notes: '- a\n- late' } })
    expect(await getDraft(library, key)).toBeUndefined()
    expect((await getEntry(library, entry.id))?.notes).toBe('- a\n- late')
  })

  it('is gone when discarded', async () => {
    const library = await openTestLibrary()
    await saveDraft(library, { key, clip, from: {}, to: { why: 'x' } })
    await discardDraft(library, key)
    expect(await getDraft(library, key)).toBeUndefined()
  })
})

describe('findKnown', () => {
  it('finds the draft, then the entry with its topics, then the draft again', async () => {
    const library = await openTestLibrary()
    expect(await findKnown(library, clip, key)).toEqual({ topics: [] })
    await saveDraft(library, { key, clip, from: {}, to: { why: 'x' } })
    expect(await findKnown(library, clip, key)).toMatchObject({ topics: [], draft: { patch: { why: 'x' } } })
    expect(await findKnown(library, clip, undefined)).toEqual({ topics: [] })
    const { entry, topic } = await saveClip(library, { clip, patch: {}, topic: { title: 'RAG' } })
    expect(await findKnown(library, clip, key)).toEqual({ topics: [topic], entry })
    await deleteEntry(library, entry.id)
    await saveDraft(library, { key, clip, from: {}, to: { why: 'y' } })
    expect(await findKnown(library, clip, key)).toMatchObject({ draft: { patch: { why: 'y' } } })
  })
})
