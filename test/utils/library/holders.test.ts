import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip, makePaperClip } from '@/test/make-entry'
import type { Clip } from '@/utils/entry'
import { citationOf } from '@/utils/formats/citation'
import { citationOptions } from '@/utils/formats/citation-formats'
import { keepApart } from '@/utils/library/alike'
import { applyEdit } from '@/utils/library/apply-edit'
import type { Library } from '@/utils/library/database'
import { findKnown, saveDraft } from '@/utils/library/drafts'
import { getEntry, saveClip } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { clipFromUrl } from '@/utils/sites'
import { openTestLibrary } from './open'

const ada = { name: 'Ada Okonkwo', family: 'Okonkwo', role: 'author' } as const
const doi = 'doi:10.1000/journal.7'

const preprintFields: Partial<Clip> = {
  title: 'Reading Slowly',
  titleRaw: 'Reading {S}lowly',
  people: [ada],
  published: '2024-03-15',
  related: [{ how: 'published as', id: doi }],
  paper: { arxiv: '2403.10704', version: 1, latestVersion: 1, doi: ['10.1000/journal.7'], categories: ['cs.HC'] },
}
const preprint = (minutes: number, fields: Partial<Clip> = {}) =>
  makePaperClip(1, later(minutes), { ...preprintFields, ...fields })

/** The publisher's page of the same work. */
const journal = (minutes: number, fields: Partial<Clip> = {}) =>
  makeClip(
    {
      site: 'generic',
      kind: 'paper',
      ids: [doi, 'url:https://journal.example/7'],
      url: 'https://journal.example/7',
      title: 'Reading slowly',
      people: [ada],
      container: { name: 'Journal of Reading' },
      published: '2025-01',
      paper: { volume: '7', pages: '1--9' },
      ...fields,
    },
    { at: later(minutes) },
  )

async function saveAll(library: Library, clips: Clip[]) {
  const results = []
  for (const [index, clip] of clips.entries()) {
    results.push(await saveClip(library, { clip, patch: { notes: `- ${index}` } }, later(index)))
  }
  return results
}

describe('a preprint and what it was published as', () => {
  it.each([
    ['preprint first', [preprint(0), journal(1)]],
    ['journal first', [journal(0), preprint(1)]],
    ['each twice', [journal(0), preprint(1), journal(2), preprint(3)]],
    ['the preprint last, and the journal again', [preprint(0), journal(1), preprint(2), journal(3)]],
  ])('are one entry with the venue and what arXiv says: %s', async (_, clips) => {
    const library = await openTestLibrary()
    const results = await saveAll(library, clips)
    expect(new Set(results.map(({ entry }) => entry.id)).size).toBe(1)
    expect(results.every(({ contestedIds }) => contestedIds.length === 0)).toBe(true)
    const entry = results.at(-1)?.entry
    expect(entry).toMatchObject({
      title: 'Reading Slowly',
      titleRaw: 'Reading {S}lowly',
      published: '2024-03-15',
      container: { name: 'Journal of Reading' },
      paper: {
        arxiv: '2403.10704',
        appeared: '2025-01',
        volume: '7',
        pages: '1--9',
        categories: ['cs.HC'],
        versions: [{ n: 1 }],
      },
      related: [{ how: 'published as', id: doi }],
    })
    expect(new Set(entry?.ids)).toEqual(new Set(['arxiv:2403.10704', doi, 'url:https://journal.example/7']))
    expect(entry?.notes.split('\n')).toHaveLength(clips.length)
  })

  it.each([
    ['preprint first', 'pf'],
    ['published first', 'fp'],
    ['each twice', 'fpfp'],
  ])('are one entry where only the published form names the other: %s', async (_, order) => {
    const library = await openTestLibrary()
    const open = { ids: ['cvf:Okonkwo_Slowly'], related: [{ how: 'preprint of' as const, id: 'arxiv:2403.10704' }] }
    const clips = [...order].map((form, minutes) =>
      form === 'p' ? preprint(minutes, { related: [] }) : journal(minutes, open),
    )
    const results = await saveAll(library, clips)
    expect(new Set(results.map(({ entry }) => entry.id)).size).toBe(1)
    expect(results.every(({ contestedIds }) => contestedIds.length === 0)).toBe(true)
    expect(results.at(-1)?.entry).toMatchObject({
      title: 'Reading Slowly',
      published: '2024-03-15',
      container: { name: 'Journal of Reading' },
      paper: { arxiv: '2403.10704', appeared: '2025-01', volume: '7' },
      related: open.related,
    })
  })

  it.each(['pf', 'fp', 'pfp', 'fpf', 'fppff'])('are cited by the year of the published one: %s', async (order) => {
    const onServer: Partial<Clip> = {
      site: 'biorxiv',
      ids: ['doi:10.1101/2024.03.15.1'],
      url: 'https://www.biorxiv.org/content/10.1101/2024.03.15.1v1',
      container: { name: 'bioRxiv' },
      paper: { version: 1 },
    }
    for (const server of [{}, onServer]) {
      const clips = [...order].map((form, minutes) => (form === 'p' ? preprint(minutes, server) : journal(minutes)))
      const last = (await saveAll(await openTestLibrary(), clips)).at(-1)?.entry
      expect(last).toMatchObject({ published: '2024-03-15', container: { name: 'Journal of Reading' } })
      if (!last) throw new Error('There is no entry.')
      expect(citationOf(last, 'key', citationOptions)).toMatchObject({
        as: 'article',
        date: { year: 2025, month: 1 },
        container: 'Journal of Reading',
      })
      const mine = applyEdit(last, { from: { published: '2024-03-15' }, to: { published: '2023' } }, later(99))
      expect(citationOf(mine, 'key', citationOptions).date).toEqual({ year: 2023 })
    }
  })

  it('are known to each other before anything is saved again', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip: preprint(0), patch: {} }, clipTime)
    expect((await findKnown(library, journal(1), undefined)).entry?.id).toBe(entry.id)
    const draft = { key: doi, clip: journal(1), from: {}, to: { notes: '- typed' } }
    await saveDraft(library, draft)
    expect((await getEntry(library, entry.id))?.notes).toBe('- typed')
  })

  it('stay apart when two preprints say that they were published as this', async () => {
    const library = await openTestLibrary()
    const second = { ids: ['arxiv:2403.10705'], url: 'https://arxiv.org/abs/2403.10705', paper: {} }
    await saveAll(library, [preprint(0), preprint(1, second)])
    const known = await findKnown(library, journal(2), undefined)
    expect(known.entry).toBeUndefined()
    expect(known.alike).toHaveLength(2)
    const { isNew } = await saveClip(library, { clip: journal(2), patch: {} }, later(2))
    expect(isNew).toBe(true)
    expect(await countEntries(library)).toBe(3)
  })

  it('leave a second preprint with the same DOI apart from the first', async () => {
    const library = await openTestLibrary()
    const second = preprint(2, { ids: ['arxiv:2403.10705'], url: 'https://arxiv.org/abs/2403.10705', paper: {} })
    const [first, , third] = await saveAll(library, [preprint(0), journal(1), second])
    expect(third?.isNew).toBe(true)
    expect(third?.contestedIds).toEqual([doi])
    expect(third?.entry.ids).toEqual(['arxiv:2403.10705'])
    expect((await findKnown(library, second, undefined)).alike).toMatchObject([{ id: first?.entry.id }])
  })

  it('stay apart when neither title nor authors agree: authors give wrong DOIs', async () => {
    const library = await openTestLibrary()
    const kai = { name: 'Kai Müller', family: 'Müller', role: 'author' } as const
    const volume = journal(1, { title: 'Proceedings of Everything', people: [kai] })
    const results = await saveAll(library, [preprint(0), volume])
    expect(results[1]?.isNew).toBe(true)
    expect(results[1]?.entry.ids).toContain(doi)
    expect((await findKnown(library, volume, undefined)).alike).toMatchObject([{ title: 'Reading Slowly' }])
  })

  it('are two entries, each named to the other, when both were there before it was known', async () => {
    const library = await openTestLibrary()
    const [pdf, published] = await saveAll(library, [preprint(0, { related: [], title: '' }), journal(1)])
    expect(published?.isNew).toBe(true)
    const { entry, contestedIds } = await saveClip(library, { clip: preprint(2), patch: {} }, later(2))
    expect(entry.id).toBe(pdf?.entry.id)
    expect(contestedIds).toEqual([doi])
    expect((await findKnown(library, preprint(3), undefined)).alike).toMatchObject([{ id: published?.entry.id }])
  })
})

describe('entries that are called alike', () => {
  it('are named, and never joined', async () => {
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip: preprint(0, { related: [] }), patch: {} }, clipTime)
    const clip = journal(1)
    expect(await findKnown(library, clip, undefined)).toEqual({
      topics: [],
      alike: [{ id: entry.id, title: 'Reading Slowly' }],
    })
    const other = await saveClip(library, { clip, patch: {} }, later(1))
    expect(other.isNew).toBe(true)
    const known = await findKnown(library, clip, undefined)
    expect(known).toMatchObject({ entry: { id: other.entry.id }, alike: [{ id: entry.id }] })
  })

  it('are not named again once they were said to be two things', async () => {
    const library = await openTestLibrary()
    const [one, other] = await saveAll(library, [preprint(0, { related: [] }), journal(1)])
    const pair = [other?.entry.id ?? '', one?.entry.id ?? ''] as const
    await keepApart(library, pair)
    expect((await findKnown(library, journal(2), undefined)).alike).toBeUndefined()
    await keepApart(library, pair, false)
    expect((await findKnown(library, journal(2), undefined)).alike).toHaveLength(1)
  })
})

describe('a PDF that somebody put on a site', () => {
  const address = 'https://archive.example/files/7.pdf'
  const pdf = (fields: Partial<Clip> = {}) =>
    makeClip({ site: 'generic', kind: 'page', ids: [`url:${address}`], url: address, complete: false, ...fields })
  const page = (minutes: number, name: string, fields: Partial<Clip> = {}) => {
    const url = `https://archive.example/${name}`
    const ids = [`doi:10.1234/${name}`, `url:${url}`, `url:${address}`]
    return journal(minutes, { ids, url, title: `Reading ${name}`, paper: { pdfUrl: address }, ...fields })
  }

  it('is completed by the page that names the file, and found from it again', async () => {
    const library = await openTestLibrary()
    const [first, second, again] = await saveAll(library, [pdf(), page(1, 'one'), pdf()])
    expect([second?.entry.id, again?.entry.id]).toEqual([first?.entry.id, first?.entry.id])
    expect(again?.entry).toMatchObject({
      kind: 'paper',
      complete: true,
      title: 'Reading one',
      url: 'https://archive.example/one',
      notes: '- 0\n- 1\n- 2',
    })
  })

  it('keeps the title that the learner gave it', async () => {
    const library = await openTestLibrary()
    await saveClip(library, { clip: pdf(), patch: { title: 'My title' } }, clipTime)
    const { entry } = await saveClip(library, { clip: page(1, 'one'), patch: {} }, later(1))
    expect(entry).toMatchObject({ title: 'My title', complete: true, people: [ada] })
  })

  it('is completed by the page of the DOI in its address', async () => {
    const library = await openTestLibrary()
    const clip = clipFromUrl(new URL('https://copies.example/pdf/10.1000/journal.7'))
    if (!clip) throw new Error('There is no clip.')
    const [first, second, again] = await saveAll(library, [clip, journal(1), clip])
    expect([second?.entry.id, again?.entry.id]).toEqual([first?.entry.id, first?.entry.id])
    expect(again?.entry).toMatchObject({ complete: true, title: 'Reading slowly', url: 'https://journal.example/7' })
    expect(again?.entry.ids).toContain(doi)
  })

  it('does not make one entry of the papers of a volume that it holds', async () => {
    const library = await openTestLibrary()
    const results = await saveAll(library, [page(0, 'one'), page(1, 'two'), page(2, 'one'), page(3, 'two')])
    const [one, two] = results.map(({ entry }) => entry.id)
    expect(results.map(({ entry }) => entry.id)).toEqual([one, two, one, two])
    expect(one).not.toBe(two)
    expect(results[3]?.entry.title).toBe('Reading two')
  })
})
