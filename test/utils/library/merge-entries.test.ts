import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip, makePaperClip, makePdfClip } from '@/test/make-entry'
import type { Clip, Entry, EntryPatch } from '@/utils/entry'
import { entryLine, placedEntryIds } from '@/utils/entry-line'
import { listActivity } from '@/utils/library/activity'
import { mergeLibrary, purgeDeleted, restorableDays } from '@/utils/library/bulk'
import type { Library } from '@/utils/library/database'
import { createDocument, deleteDocument, editDocument, fileEntry, getDocument } from '@/utils/library/documents'
import { saveDraft } from '@/utils/library/drafts'
import { deleteEntry, editEntry, findEntryByIds, getEntry, saveClip } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { listMerges, mergeEntries, proposeMerge } from '@/utils/library/merge-entries'
import { beginReading, endReading, findRunning, keepReading, listReadingsOf } from '@/utils/library/readings'
import { storeNames } from '@/utils/library/schema'
import { keepText, listTexts } from '@/utils/library/texts'
import { undoMerge } from '@/utils/library/undo-merge'
import { openTestLibrary } from './open'

const ada = { name: 'Ada Okonkwo', family: 'Okonkwo', role: 'author' } as const
const preprint = makePaperClip(2, clipTime, { title: 'Reading Slowly', people: [ada] })
const journal = makeClip({
  kind: 'paper',
  ids: ['doi:10.1000/7'],
  url: 'https://journal.example/7',
  title: 'Reading slowly',
  container: { name: 'Journal of Reading' },
})

const save = async (library: Library, clip: Clip, patch: EntryPatch = {}, minutes = 0) =>
  (await saveClip(library, { clip, patch }, later(minutes))).entry

/** Everything stored, without what every change changes. */
async function readAll(library: Library) {
  const stores = storeNames.filter((name) => name !== 'state')
  const pairs = await Promise.all(stores.map(async (name) => [name, await library.getAll(name as 'entries')] as const))
  const keys = await library.getAllKeys('activity')
  const text = JSON.stringify({ ...Object.fromEntries(pairs), keys }, (name, value) =>
    name === 'revision' || name === 'updatedAt' ? undefined : value,
  )
  return JSON.parse(text)
}

/** A preprint and its journal's form, with something of everything. */
async function openWithTwo() {
  const library = await openTestLibrary()
  const into = await save(library, preprint, { notes: '- shared\n- of the preprint', tags: ['ml', 'reading'] })
  const from = await save(library, journal, { notes: '- shared\n- of the journal', tags: ['reading', 'journal'] }, 1)
  const place = (body: string) => createDocument(library, { kind: 'topic', title: body, body }, clipTime)
  const [both, one, deleted] = [
    await place(`# A\n${entryLine(into.id)}\n${entryLine(from.id)}\n\n# B\n\n- mine\n  ${entryLine(from.id)}\n`),
    await place(`${entryLine(from.id)}\nmine\n`),
    await place(`gone\n\n${entryLine(from.id)}\n`),
  ]
  await deleteDocument(library, deleted.id, later(2))
  const placing = await save(library, makeClip({ ids: ['a:1'] }), { notes: `see\n${entryLine(from.id)}` })
  const line = (startSeconds: number, text: string) => ({ startSeconds, text })
  const text = { kind: 'transcript', complete: true, from: 'test' } as const
  await keepText(library, { ...text, entryId: from.id, language: 'en', lines: [line(1, 'of the journal')] }, clipTime)
  await keepText(library, { ...text, entryId: from.id, language: 'de', lines: [line(1, 'auf Deutsch')] }, clipTime)
  await keepText(library, { ...text, entryId: into.id, language: 'en', lines: [line(1, 'of the preprint')] }, later(1))
  return { library, into, from, both, one, deleted, placing }
}

describe('proposeMerge', () => {
  it('names the fields that differ, with both values and the one that is believed', async () => {
    const { library, into, from } = await openWithTwo()
    for (const ids of [[into.id, from.id] as const, [from.id, into.id] as const]) {
      const proposal = await proposeMerge(library, ids)
      expect([proposal.into.id, proposal.from.id]).toEqual([into.id, from.id])
      expect(proposal.fields).toEqual([
        { field: 'title', into: 'Reading Slowly', from: 'Reading slowly', choice: 'into' },
        { field: 'people', into: [ada], from: [], choice: 'into' },
        { field: 'container', into: undefined, from: { name: 'Journal of Reading' }, choice: 'from' },
        { field: 'url', into: preprint.url, from: journal.url, choice: 'into' },
        { field: 'summary', into: 'Abstract of v2', from: undefined, choice: 'into' },
        { field: 'paper', into: into.paper, from: undefined, choice: 'into' },
      ])
    }
  })

  it('keeps the whole page before what only an address told', async () => {
    const library = await openTestLibrary()
    const pdf = await save(library, makePdfClip(1))
    const whole = await save(library, journal, {}, 5)
    expect((await proposeMerge(library, [pdf.id, whole.id])).into.id).toBe(whole.id)
  })

  it.each([
    ['itself', async (_: Library, entry: Entry) => entry.id, /one entry already/],
    ['what is not there', async () => 'nowhere', /no longer in the library/],
    [
      'what was deleted',
      async (library: Library) => {
        const other = await save(library, journal)
        await deleteEntry(library, other.id)
        return other.id
      },
      /no longer in the library/,
    ],
  ])('refuses %s', async (_, findOther, sentence) => {
    const library = await openTestLibrary()
    const entry = await save(library, preprint)
    const otherId = await findOther(library, entry)
    await expect(proposeMerge(library, [entry.id, otherId])).rejects.toThrow(sentence)
    await expect(mergeEntries(library, { intoId: entry.id, fromId: otherId })).rejects.toThrow(sentence)
  })
})

describe('mergeEntries', () => {
  it('makes one entry with the learner’s own of both', async () => {
    const { library, into, from } = await openWithTwo()
    const { entry } = await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    expect(entry).toMatchObject({
      id: into.id,
      title: 'Reading Slowly',
      people: [ada],
      container: { name: 'Journal of Reading' },
      tags: ['ml', 'reading', 'journal'],
      notes: '- shared\n- of the preprint\n- of the journal',
      ids: ['arxiv:2403.10704', 'doi:10.1000/7'],
      paper: { version: 2, versions: [{ n: 2 }] },
    })
    expect(await getEntry(library, into.id)).toEqual(entry)
    expect((await getEntry(library, from.id))?.deletedAt).toBe(later(9).toISOString())
    for (const id of entry.ids) expect((await findEntryByIds(library, [id]))?.id).toBe(into.id)
    expect(await countEntries(library)).toBe(2)
    expect(await library.get('tags', 'reading')).toEqual({ tag: 'reading', count: 1 })
  })

  it('takes what is chosen, and holds on to it where the other was proposed', async () => {
    const { library, into, from } = await openWithTwo()
    const choices = { title: 'from', url: 'into', container: 'into' } as const
    const { entry } = await mergeEntries(library, { intoId: into.id, fromId: from.id, choices }, later(9))
    expect(entry).toMatchObject({ title: 'Reading slowly', url: preprint.url, container: journal.container })
    expect(entry.origin.title?.trust).toBe('user')
    expect(entry.origin.url?.trust).not.toBe('user')
    const again = await save(library, preprint, {}, 20)
    expect(again).toMatchObject({ id: into.id, title: 'Reading slowly' })
  })

  it('points documents and notes at it, once in a section', async () => {
    const { library, into, from, both, one, deleted, placing } = await openWithTwo()
    await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    const line = entryLine(into.id)
    expect((await getDocument(library, both.id))?.body).toBe(`# A\n${line}\n\n# B\n\n- mine\n  ${line}\n`)
    expect((await getDocument(library, one.id))?.body).toBe(`${line}\nmine\n`)
    expect((await getDocument(library, deleted.id))?.body).toBe(`gone\n\n${line}\n`)
    expect((await getEntry(library, placing.id))?.notes).toBe(`see\n${line}`)
  })

  it('has the texts and the activity of both', async () => {
    const { library, into, from } = await openWithTwo()
    await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    const texts = await listTexts(library, into.id)
    expect(texts.map(({ language }) => language).sort()).toEqual(['de', 'en'])
    expect(await listTexts(library, from.id)).toEqual([])
    expect(await listActivity(library, from.id)).toEqual([])
    const activity = await listActivity(library, into.id)
    expect(activity.map(({ what }) => what)).toEqual(['clipped', 'clipped', 'noted', 'noted'])
  })

  it('takes what was typed for either and never saved', async () => {
    const { library, into, from } = await openWithTwo()
    // Typed before the entry had this identity.
    const draft = { key: 'doi:10.1000/7', revision: 1, clip: journal, patch: { notes: '- typed', why: 'because' } }
    await library.put('drafts', { ...draft, updatedAt: clipTime.toISOString() })
    const { entry, undoToken } = await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    expect(entry.notes.split('\n')).toContain('- typed')
    expect(entry.why).toBe('because')
    expect(await library.count('drafts')).toBe(0)
    await undoMerge(library, undoToken, later(10))
    expect(await library.get('drafts', draft.key)).toMatchObject({ patch: draft.patch })
  })

  it('leaves nothing half done', async () => {
    const { library, into, from } = await openWithTwo()
    const before = await readAll(library)
    // Shapes that can't be stored fail late, in the middle of the transaction.
    const broken = { title: 'into', why: Symbol('not stored') } as never
    await library.put('drafts', { key: 'doi:10.1000/7', revision: 1, clip: journal, patch: {}, updatedAt: '' })
    const failing = mergeEntries(library, { intoId: into.id, fromId: from.id, choices: broken }, new Date(Number.NaN))
    await expect(failing).rejects.toThrow()
    await library.delete('drafts', 'doi:10.1000/7')
    expect(await readAll(library)).toEqual(before)
  })
})

describe('after a merge', () => {
  it('what surfaces still send to the entry that went comes to the one that stays', async () => {
    const { library, into, from } = await openWithTwo()
    await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    const edit = { from: { notes: from.notes }, to: { notes: `${from.notes}\n- typed late` } }
    const edited = await editEntry(library, { id: from.id, revision: from.revision, ...edit }, later(10))
    expect(edited.id).toBe(into.id)
    expect(edited.notes).toBe('- shared\n- of the preprint\n- of the journal\n- typed late')
    const topic = await fileEntry(library, from.id, { title: 'Filed late' })
    expect(placedEntryIds((await getDocument(library, topic.id))?.body ?? '')).toEqual([into.id])
    const lines = [{ startSeconds: 5, text: 'heard late' }]
    const text = { kind: 'captions', language: 'und', complete: false, from: 'test' } as const
    await keepText(library, { ...text, entryId: from.id, lines })
    expect(await listTexts(library, into.id)).toHaveLength(3)
  })

  it('a pass that goes on goes on, and its minutes are counted', async () => {
    const { library, into, from } = await openWithTwo()
    await beginReading(library, { entryId: from.id, pass: 2 }, later(8))
    await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    await keepReading(library, { entryId: from.id, seconds: 60 }, later(10))
    expect(await findRunning(library)).toMatchObject({ entryId: into.id, seconds: 60 })
    await endReading(library, { entryId: from.id, seconds: 90 }, later(11))
    expect(await listReadingsOf(library, into.id)).toMatchObject([{ pass: 2, seconds: 90 }])
  })

  it('both clips find the one entry, and a draft goes into it', async () => {
    const { library, into, from } = await openWithTwo()
    await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    expect((await save(library, journal, {}, 10)).id).toBe(into.id)
    expect((await save(library, preprint, {}, 11)).id).toBe(into.id)
    await saveDraft(library, { key: 'doi:10.1000/7', clip: journal, from: {}, to: { notes: '- drafted' } })
    expect((await getEntry(library, into.id))?.notes.split('\n')).toContain('- drafted')
  })

  it('a backup from before does not bring the second entry back', async () => {
    const { library, into, from } = await openWithTwo()
    const { entry } = await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    await mergeLibrary(library, { entries: [into, from], documents: [], activity: [] })
    expect(await countEntries(library)).toBe(2)
    expect((await getEntry(library, into.id))?.notes.split('\n').sort()).toEqual(entry.notes.split('\n').sort())
  })
})

describe('undoMerge', () => {
  it('leaves everything as it was', async () => {
    const { library, into, from } = await openWithTwo()
    const before = await readAll(library)
    const { undoToken } = await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    expect(await listMerges(library, into.id)).toEqual([
      { undoToken, at: later(9).toISOString(), title: 'Reading slowly' },
    ])
    expect(await readAll(library)).not.toEqual(before)
    const undone = await undoMerge(library, undoToken, later(10))
    expect(undone).toMatchObject({ into: { id: into.id, title: into.title }, from: { id: from.id, notes: from.notes } })
    expect(await readAll(library)).toEqual(before)
    await expect(undoMerge(library, undoToken)).rejects.toThrow(/any more/)
  })

  it('keeps what was written since', async () => {
    const { library, into, from, one } = await openWithTwo()
    const { undoToken, entry } = await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    const to = { notes: `${entry.notes}\n- written since`, tags: [...entry.tags, 'new'], title: 'Typed since' }
    const edit = { from: { notes: entry.notes, tags: entry.tags, title: entry.title }, to }
    await editEntry(library, { id: into.id, revision: entry.revision, ...edit }, later(10))
    const body = (await getDocument(library, one.id))?.body ?? ''
    const documentEdit = { id: one.id, revision: 1, from: { body }, to: { body: `${body}written since\n` } }
    await editDocument(library, documentEdit, later(10))
    const undone = await undoMerge(library, undoToken, later(11))
    expect(undone.into).toMatchObject({
      title: 'Typed since',
      notes: '- shared\n- of the preprint\n- written since',
      tags: ['ml', 'reading', 'new'],
      ids: into.ids,
    })
    expect(undone.into).not.toHaveProperty('container')
    expect(undone.from).toMatchObject({ notes: from.notes, tags: from.tags, ids: from.ids })
    expect((await getDocument(library, one.id))?.body).toBe(`${entryLine(from.id)}\nmine\nwritten since\n`)
  })

  it('takes merges of one entry back in turn', async () => {
    const { library, into, from, placing } = await openWithTwo()
    const before = await readAll(library)
    const first = await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(9))
    const second = await mergeEntries(library, { intoId: placing.id, fromId: into.id }, later(10))
    await expect(undoMerge(library, first.undoToken)).rejects.toThrow(/merged again/)
    const edit = { id: from.id, revision: 1, from: {}, to: { why: 'through two merges' } }
    expect((await editEntry(library, edit)).id).toBe(placing.id)
    await editEntry(library, { ...edit, from: edit.to, to: { why: '' } })
    await undoMerge(library, second.undoToken)
    await undoMerge(library, first.undoToken)
    expect(await readAll(library)).toEqual(before)
  })

  it('is offered as long as the entry can be restored', async () => {
    const { library, into, from } = await openWithTwo()
    const { undoToken } = await mergeEntries(library, { intoId: into.id, fromId: from.id }, later(0))
    await purgeDeleted(library, later((restorableDays + 1) * 24 * 60))
    expect(await listMerges(library, into.id)).toEqual([])
    await expect(undoMerge(library, undoToken)).rejects.toThrow(/any more/)
    expect(await getEntry(library, into.id)).toBeDefined()
  })
})

describe('any two entries', () => {
  const lines = fc.array(fc.constantFrom('- a', '- b', '  - deep', '# Head', '', '| x |', 'words', 'Q: why'), {
    maxLength: 8,
  })
  const made = fc.record({
    title: fc.constantFrom('', 'One title', 'Another title'),
    notes: lines.map((all) => all.join('\n')),
    tags: fc.subarray(['a', 'b', 'c']),
    version: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    complete: fc.boolean(),
    kind: fc.constantFrom('paper' as const, 'page' as const),
    container: fc.option(fc.constantFrom({ name: 'X' }, { name: 'Y' }), { nil: undefined }),
  })
  const bodies = fc.array(fc.constantFrom('into', 'from', '# Head', 'words', ''), { maxLength: 8 })
  const sides = fc.constantFrom('into' as const, 'from' as const)

  it('merge without losing a line, and come apart again as they were', async () => {
    await fc.assert(
      fc.asyncProperty(made, made, bodies, sides, async (one, other, body, side) => {
        const library = await openTestLibrary()
        const make = (id: string, { notes, tags, version, container, ...fields }: typeof one) => {
          const facts = { ...fields, ...(container && { container }), ...(version && { paper: { version } }) }
          return save(library, makeClip({ ids: [id], url: `https://a.example/${id}`, ...facts }), { notes, tags })
        }
        const [into, from] = [await make('a:1', one), await make('b:1', other)]
        const line = (each: string) => ({ into: entryLine(into.id), from: entryLine(from.id) })[each] ?? each
        const written = { kind: 'topic', title: 'T', body: body.map(line).join('\n') } as const
        const document = await createDocument(library, written)
        const before = await readAll(library)
        const choices = { title: side, container: side, kind: side }
        const { entry, undoToken } = await mergeEntries(library, { intoId: into.id, fromId: from.id, choices })
        const kept = new Set(entry.notes.split('\n'))
        for (const text of `${one.notes}\n${other.notes}`.split('\n')) if (text !== '') expect(kept).toContain(text)
        expect(new Set(entry.tags)).toEqual(new Set([...one.tags, ...other.tags]))
        expect(entry.ids).toEqual(['a:1', 'b:1'])
        const read = [one.version, other.version].filter((version) => version !== undefined)
        expect(new Set(entry.paper?.versions?.map(({ n }) => n))).toEqual(new Set(read))
        if (one.title && other.title) expect(entry.title).toBe(side === 'into' ? one.title : other.title)
        const bodyNow = (await getDocument(library, document.id))?.body ?? ''
        expect(placedEntryIds(bodyNow)).toEqual(
          body.some((each) => each === 'into' || each === 'from') ? [into.id] : [],
        )
        await undoMerge(library, undoToken)
        expect(await readAll(library)).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })
})
