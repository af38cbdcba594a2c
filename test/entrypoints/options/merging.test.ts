import { describe, expect, it } from 'vitest'
import { connectLibrary } from '@/entrypoints/options/library-calls'
import { createLibraryState } from '@/entrypoints/options/library-state'
import { createMerging } from '@/entrypoints/options/merging'
import { createUndo } from '@/entrypoints/options/undo'
import { makeClip } from '@/test/make-entry'
import { saveClip } from '@/utils/library/entries'
import { createSearch } from '@/utils/library/search'
import { openTestLibrary } from '../../utils/library/open'

/** A page's state over a library with two entries of one title and one of another. */
async function openMerging() {
  const library = await openTestLibrary()
  const calls = connectLibrary(async () => library)
  const save = async (id: string, title: string) => {
    const clip = makeClip({ kind: 'paper', ids: [id], url: `https://a.example/${id}`, title })
    return (await saveClip(library, { clip, patch: { notes: `- ${id}` } })).entry
  }
  const entries = [
    await save('arxiv:2403.10704', 'Reading slowly'),
    await save('doi:10.1/a', 'Reading Slowly'),
    await save('doi:10.1/b', 'Something else'),
  ]
  const undo = createUndo()
  const state = createLibraryState(calls, createSearch(), undo)
  const merging = createMerging(calls, state, undo)
  await Promise.all([state.load(), merging.load()])
  const [one, other] = entries
  if (!one || !other) throw new Error('Three entries were saved.')
  return { calls, state, merging, undo, one, other }
}

describe('possible duplicates', () => {
  it('are named, and gone once they are one; the undo brings them back', async () => {
    const { state, merging, undo, one, other } = await openMerging()
    expect(merging.pairs.value.map((pair) => pair.map(({ id }) => id).sort())).toEqual([[one.id, other.id].sort()])
    expect(merging.listAlike(one.id).map(({ id }) => id)).toEqual([other.id])
    await merging.merge({ intoId: one.id, fromId: other.id })
    expect(merging.pairs.value).toEqual([])
    expect(state.entries.value).toHaveLength(2)
    expect(state.findEntry(one.id)?.notes.split('\n')).toHaveLength(2)
    expect(undo.message.value).toBe('Merged into “Reading slowly”.')
    await undo.undo()
    expect(state.entries.value).toHaveLength(3)
    expect(merging.pairs.value).toHaveLength(1)
  })

  it('are gone once they are said to be two things, until that is taken back', async () => {
    const { calls, state, merging, undo, one, other } = await openMerging()
    await merging.keepApart(one, other)
    expect(merging.pairs.value).toEqual([])
    const again = createMerging(calls, state, undo)
    await again.load()
    expect(again.pairs.value).toEqual([])
    await undo.undo()
    expect(merging.pairs.value).toHaveLength(1)
  })
})
