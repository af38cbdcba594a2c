import { describe, expect, it } from 'vitest'
import { pinCitekeys, setCitekey } from '@/utils/library/citekeys'
import { listDocuments } from '@/utils/library/documents'
import { editEntry, getEntry, saveClip } from '@/utils/library/entries'
import { type ClipToImport, importClips, planImport, undoImport } from '@/utils/library/import-clips'
import { eachEntry } from '@/utils/library/listing'
import { later, makeClip, makePaperClip } from '../../make-entry'
import { collect, openTestLibrary } from './open'

function thing(n: number, more: Partial<ClipToImport> = {}): ClipToImport {
  const title = `Paper number ${n}`
  const ids = [`doi:10.1234/${n}`]
  const clip = makeClip({ site: 'bibtex', kind: 'paper', ids, url: '', title }, { trust: 'medium' })
  return { clip, tags: [], notes: '', citekey: `key${n}`, ...more }
}

describe('importClips', () => {
  it('queues what is new under the file’s keys, and keeps the file', async () => {
    const library = await openTestLibrary()
    const things = [thing(1, { tags: ['a'], notes: 'One.' }), thing(2)]
    expect(await planImport(library, things)).toEqual([{}, {}])
    const document = { title: 'refs', writeBody: (ids: readonly string[]) => ids.join('\n') }
    const { newCount, changedCount, undo } = await importClips(library, { things, document })
    expect([newCount, changedCount]).toEqual([2, 0])
    const entries = await collect(eachEntry(library))
    expect(entries).toMatchObject([
      { title: 'Paper number 1', status: 'queued', tags: ['a'], notes: 'One.', paper: { citekey: 'key1' } },
      { title: 'Paper number 2', status: 'queued', paper: { citekey: 'key2' } },
    ])
    expect(await listDocuments(library)).toMatchObject([
      { kind: 'list', title: 'refs', body: entries.map(({ id }) => id).join('\n') },
    ])
    expect(await undoImport(library, undo)).toEqual({ keptCount: 0 })
    expect(await collect(eachEntry(library))).toEqual([])
    expect(await listDocuments(library)).toEqual([])
  })

  it('changes nothing the second time', async () => {
    const library = await openTestLibrary()
    const things = [thing(1, { tags: ['a'], notes: 'One.\nTwo.' })]
    await importClips(library, { things })
    const [before] = await collect(eachEntry(library))
    expect(await importClips(library, { things }, later(5))).toMatchObject({ newCount: 0, changedCount: 0 })
    expect(await collect(eachEntry(library))).toEqual([before])
  })

  it('knows a thing without identities by its key and title together', async () => {
    const library = await openTestLibrary()
    const bare = thing(1)
    const things = [{ ...bare, clip: { ...bare.clip, ids: [] } }]
    await importClips(library, { things })
    const [match] = await planImport(library, things)
    expect(match?.entry?.title).toBe('Paper number 1')
    expect(await importClips(library, { things })).toMatchObject({ newCount: 0, changedCount: 0 })
    const other = { ...bare, clip: { ...bare.clip, ids: [], title: 'Quite another one' } }
    expect(await planImport(library, [other])).toEqual([{ keyHolder: 'Paper number 1' }])
  })

  it('adds to what is here without replacing a better source, and takes it all back', async () => {
    const library = await openTestLibrary()
    const saved = await saveClip(library, { clip: makePaperClip(1), patch: { notes: 'Mine.', tags: ['own'] } })
    const [before] = await pinCitekeys(library, [saved.entry.id])
    const clip = makeClip(
      { kind: 'paper', ids: ['arxiv:2403.10704'], url: '', title: 'Worse title', container: { name: 'Journal' } },
      { trust: 'medium' },
    )
    const things = [{ clip, tags: ['file'], notes: 'From the file.', citekey: 'other' }]
    const { undo, changedCount } = await importClips(library, { things })
    expect(changedCount).toBe(1)
    expect(await getEntry(library, saved.entry.id)).toMatchObject({
      title: 'Title of v1',
      container: { name: 'Journal' },
      tags: ['own', 'file'],
      notes: 'Mine.\nFrom the file.',
      status: 'learning',
      paper: { citekey: before?.paper?.citekey },
    })
    await undoImport(library, undo)
    const { revision, ...restored } = (await getEntry(library, saved.entry.id)) ?? expect.unreachable()
    expect(restored).toEqual((({ revision: _, ...rest }) => rest)(before ?? expect.unreachable()))
    expect(revision).toBeGreaterThan(before?.revision ?? 0)
  })

  it('leaves what was changed since', async () => {
    const library = await openTestLibrary()
    const { undo } = await importClips(library, { things: [thing(1), thing(2)] })
    const [first] = await collect(eachEntry(library))
    if (!first) expect.unreachable()
    await editEntry(library, { id: first.id, revision: first.revision, from: {}, to: { notes: 'Mine.' } })
    expect(await undoImport(library, undo)).toEqual({ keptCount: 1 })
    expect((await collect(eachEntry(library))).map(({ notes }) => notes)).toEqual(['Mine.'])
  })

  it('makes one entry of what the file names twice, and gives no key twice', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip: makePaperClip(1), patch: {} })
    await setCitekey(library, entry.id, 'KEY1')
    const things = [thing(1), thing(1, { citekey: 'again' }), thing(2)]
    expect(await planImport(library, things)).toEqual([{ keyHolder: 'Title of v1' }, { isRepeated: true }, {}])
    expect(await importClips(library, { things })).toMatchObject({ newCount: 2 })
    const keys = (await collect(eachEntry(library))).map(({ paper }) => paper?.citekey)
    expect(keys.toSorted()).toEqual(['KEY1', 'again', 'key2'])
  })
})
