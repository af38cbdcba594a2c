import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeClip } from '@/test/make-entry'
import { draftKey } from '@/utils/draft'
import type { Sending } from '@/utils/entry-edit'
import { purgeDeleted } from '@/utils/library/bulk'
import { getDraft, saveDraft } from '@/utils/library/drafts'
import { editEntry, findEntryByIds, saveClip } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { openTestLibrary } from './open'

const clip = makeClip({ title: 'A talk' })
const key = draftKey(clip)

const sending = (number: number, confirmed: number, surface = 'one'): Sending => ({ surface, number, confirmed })
const change = (from: string, to: string) => ({ from: { notes: from }, to: { notes: to } })

async function openWithEntry(notes = '') {
  const library = await openTestLibrary()
  const { entry } = await saveClip(library, { clip, patch: { notes } })
  const edit = (from: string, to: string, sent: Sending) =>
    editEntry(library, { id: entry.id, revision: 1, ...change(from, to), sending: sent }).then(({ notes }) => notes)
  return { library, edit }
}

describe('a sending', () => {
  it('is stored once, however often it comes', async () => {
    const { edit } = await openWithEntry()
    await edit('', 'a', sending(1, 0))
    await edit('a', 'a\nb', sending(2, 1))
    expect(await edit('a', 'a\nb', sending(2, 1))).toBe('a\nb')
    expect(await edit('', 'a', sending(1, 0))).toBe('a\nb')
  })

  it('goes on from one that was stored without an answer', async () => {
    const { edit } = await openWithEntry()
    await edit('', 'a wo', sending(1, 0))
    expect(await edit('', 'a word', sending(2, 0))).toBe('a word')
  })

  it('brings along one that never came', async () => {
    const { edit } = await openWithEntry('a')
    expect(await edit('a', 'a word\nand more', sending(2, 0))).toBe('a word\nand more')
    expect(await edit('a', 'a word', sending(1, 0))).toBe('a word\nand more')
  })

  it('takes back what was stored without an answer', async () => {
    const { edit } = await openWithEntry('a')
    await edit('a', 'a\nb', sending(1, 0))
    expect(await edit('a', 'a', sending(2, 0))).toBe('a')
  })

  it('keeps what others stored in between', async () => {
    const { edit } = await openWithEntry('a')
    await edit('a', 'a\nb', sending(1, 0))
    await edit('a\nb', 'x\na\nb', sending(1, 0, 'other'))
    expect(await edit('a', 'a\nb\nc', sending(2, 0))).toBe('x\na\nb\nc')
  })

  it('makes one entry, with its words once, when the save that made it got no answer', async () => {
    const library = await openTestLibrary()
    const save = (notes: string, number: number) =>
      saveClip(library, { clip, patch: { notes }, draftKey: key, edit: change('', notes), sending: sending(number, 0) })
    await save('a wo', 1)
    expect((await save('a word', 2)).entry.notes).toBe('a word')
    expect((await save('a wo', 1)).entry.notes).toBe('a word')
    expect(await countEntries(library)).toBe(1)
    // Clipped once, noted once.
    expect(await library.count('activity')).toBe(2)
  })

  it('ends a draft that was stored without an answer', async () => {
    const library = await openTestLibrary()
    await saveDraft(library, { key, clip, ...change('', 'a wo'), sending: sending(1, 0) })
    const patch = { notes: 'a word' }
    const edit = change('', 'a word')
    const { entry } = await saveClip(library, { clip, patch, draftKey: key, edit, sending: sending(2, 0) })
    expect(entry.notes).toBe('a word')
    expect(await getDraft(library, key)).toBeUndefined()
  })

  it('is answered with the entry that another form has made of the draft', async () => {
    const library = await openTestLibrary()
    await saveDraft(library, { key, clip, ...change('', 'a'), sending: sending(1, 0) })
    await saveClip(library, { clip, patch: { notes: 'x' } })
    const draft = await saveDraft(library, { key, clip, ...change('a', 'a\nb'), sending: sending(2, 1) })
    expect(draft.patch.notes?.split('\n').sort()).toEqual(['a', 'b', 'x'])
    expect((await findEntryByIds(library, clip.ids))?.notes).toBe(draft.patch.notes)
  })

  it('is forgotten a day later', async () => {
    const { library, edit } = await openWithEntry()
    await edit('', 'a', sending(1, 0))
    await purgeDeleted(library)
    expect(await library.count('sendings')).toBe(1)
    await purgeDeleted(library, new Date(Date.now() + 25 * 60 * 60_000))
    expect(await library.count('sendings')).toBe(0)
  })
})

/** What becomes of one sending: it is never stored, stored without an answer, or answered. */
const fates = fc.constantFrom('gone' as const, 'silent' as const, 'answered' as const)
/** What the form's text becomes: longer on its last line, or by a line, or shorter by a line. */
const typings = fc.constantFrom('word' as const, 'line' as const, 'less' as const)

function typeMore(text: string, typing: 'word' | 'line' | 'less', word: string): string {
  if (typing === 'less') return text.split('\n').slice(0, -1).join('\n')
  return typing === 'line' && text !== '' ? `${text}\n${word}` : `${text}${word}`
}

it('the entry is as the form has it, whatever became of the sendings before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(typings, fates), { minLength: 1, maxLength: 12 }), async (steps) => {
      const { edit } = await openWithEntry()
      let [base, text, confirmed, stored] = ['', '', 0, '']
      for (const [index, [typing, fate]] of [...steps, ['word', 'answered'] as const].entries()) {
        const number = index + 1
        text = typeMore(text, typing, `w${number} `)
        if (fate !== 'gone') stored = await edit(base, text, sending(number, confirmed))
        if (fate === 'answered') [base, confirmed] = [text, number]
      }
      expect(stored).toBe(text)
    }),
    { numRuns: 200 },
  )
})
