import { describe, expect, it } from 'vitest'
import type { Entry } from '@/utils/entry'
import { mergeLibrary, replaceLibrary } from '@/utils/library/bulk'
import { pinCitekeys, planCitekeys, setCitekey } from '@/utils/library/citekeys'
import type { Library } from '@/utils/library/database'
import { deleteEntry, getEntry, restoreEntry, saveClip } from '@/utils/library/entries'
import { makeEntry, makePaperClip } from '../../make-entry'
import { openTestLibrary } from './open'

const twin: Partial<Entry> = {
  kind: 'paper',
  title: 'Attention Is All You Need',
  people: [{ name: 'Ashish Vaswani', family: 'Vaswani', role: 'author' }],
  published: '2017',
}

function numbered(n: number, fields: Partial<Entry> = {}): Entry {
  return makeEntry({ ...twin, id: `0190a000-0000-7000-8000-00000000000${n}`, ids: [`doi:10.1/${n}`], ...fields })
}

async function openWith(...entries: Entry[]): Promise<{ library: Library; ids: string[] }> {
  const library = await openTestLibrary()
  await replaceLibrary(library, { entries, documents: [], activity: [] })
  return { library, ids: entries.map(({ id }) => id) }
}

const keysOf = (entries: readonly Entry[]) => entries.map(({ paper }) => paper?.citekey)

describe('pinCitekeys', () => {
  it('gives keys that differ, in the order asked for, and keeps them', async () => {
    const { library, ids } = await openWith(numbered(1), numbered(2), numbered(3))
    const keys = ['vaswani2017attention', 'vaswani2017attentiona', 'vaswani2017attentionb']
    expect(keysOf(await pinCitekeys(library, ids))).toEqual(keys)
    expect(keysOf(await pinCitekeys(library, ids.toReversed()))).toEqual(keys.toReversed())
  })

  it('changes neither the time of the last change nor, the second time, anything', async () => {
    const { library, ids } = await openWith(numbered(1))
    const [first] = await pinCitekeys(library, ids)
    const [second] = await pinCitekeys(library, ids)
    expect(first).toMatchObject({ revision: 2, updatedAt: numbered(1).updatedAt })
    expect(second).toEqual(first)
  })

  it('keeps the key when the page is clipped again with another title', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip: makePaperClip(1), patch: {} })
    const [pinned] = await pinCitekeys(library, [entry.id])
    const again = await saveClip(library, { clip: makePaperClip(2), patch: {} })
    expect(again.entry.title).toBe('Title of v2')
    expect(again.entry.paper?.citekey).toBe(pinned?.paper?.citekey)
  })

  it('plans what it will give, and leaves out what is gone', async () => {
    const { library, ids } = await openWith(numbered(1), numbered(2))
    const plan = await planCitekeys(library, [numbered(1), numbered(2)])
    await deleteEntry(library, ids[1] ?? '')
    expect([...plan.values()]).toEqual(['vaswani2017attention', 'vaswani2017attentiona'])
    expect(keysOf(await pinCitekeys(library, [...ids, 'unknown']))).toEqual(['vaswani2017attention'])
  })
})

describe('setCitekey', () => {
  it('refuses a key that another entry has, in any case, and one that BibTeX can’t read', async () => {
    const { library, ids } = await openWith(numbered(1), numbered(2))
    const [first = '', second = ''] = ids
    await setCitekey(library, first, 'DBLP:conf/nips/Vaswani17')
    await expect(setCitekey(library, second, 'dblp:conf/nips/vaswani17')).rejects.toThrow('has this key')
    await expect(setCitekey(library, second, 'two words')).rejects.toThrow('could not read')
    expect((await setCitekey(library, first, 'dblp:conf/nips/vaswani17')).paper?.citekey).toBe(
      'dblp:conf/nips/vaswani17',
    )
    const emptied = await setCitekey(library, first, ' ')
    expect(emptied.paper).toBeUndefined()
    expect((await setCitekey(library, second, 'DBLP:conf/nips/Vaswani17')).paper?.citekey).toBeDefined()
  })
})

describe('a key that was taken meanwhile', () => {
  it('is not brought back by a restored entry', async () => {
    const { library, ids } = await openWith(numbered(1), numbered(2))
    const [first = '', second = ''] = ids
    await pinCitekeys(library, [first])
    await deleteEntry(library, first)
    await pinCitekeys(library, [second])
    const restored = await restoreEntry(library, first)
    expect(restored.paper?.citekey).toBeUndefined()
    expect(keysOf(await pinCitekeys(library, ids))).toEqual(['vaswani2017attentiona', 'vaswani2017attention'])
  })

  it('is not brought in by a backup, and the key that is here stays', async () => {
    const { library, ids } = await openWith(numbered(1))
    await pinCitekeys(library, ids)
    const other = numbered(2, { paper: { citekey: 'Vaswani2017Attention', volume: '30' } })
    const same = numbered(1, { paper: { citekey: 'another' }, updatedAt: '2030-01-01T00:00:00.000Z' })
    await mergeLibrary(library, { entries: [other, same], documents: [], activity: [] })
    expect((await getEntry(library, other.id))?.paper).toEqual({ volume: '30' })
    expect((await getEntry(library, same.id))?.paper?.citekey).toBe('vaswani2017attention')
  })
})
