import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip } from '@/test/make-entry'
import { fold } from '@/utils/fold'
import { purgeDeleted } from '@/utils/library/bulk'
import type { Library } from '@/utils/library/database'
import { deleteEntry, saveClip } from '@/utils/library/entries'
import { batchTextWords, eachText, keepText, listTexts, listTextWords, wordsOf } from '@/utils/library/texts'
import type { TextToKeep } from '@/utils/text'
import { collect, openTestLibrary } from './open'

async function openWithEntry(): Promise<{ library: Library; entryId: string }> {
  const library = await openTestLibrary()
  const { entry } = await saveClip(library, { clip: makeClip(), patch: {} }, clipTime)
  return { library, entryId: entry.id }
}

const linesOf = (...texts: string[]) => texts.map((text, index) => ({ startSeconds: index * 10, text }))

function makeText(entryId: string, fields: Partial<TextToKeep> = {}): TextToKeep {
  const lines = linesOf('The first words', 'and the last')
  return { entryId, kind: 'transcript', language: 'en', complete: true, lines, from: 'test', ...fields }
}

describe('keepText', () => {
  it('stores a text with the words that a search reads', async () => {
    const { library, entryId } = await openWithEntry()
    await keepText(library, makeText(entryId), clipTime)
    const id = `${entryId}:transcript:en`
    expect(await listTexts(library, entryId)).toEqual([{ ...makeText(entryId), id, updatedAt: clipTime.toISOString() }])
    const words = [{ id, entryId, words: 'the\nfirst\nwords\nand\nlast' }]
    expect((await collect(batchTextWords(library))).flat()).toEqual(words)
    expect(await listTextWords(library, [entryId, 'another'])).toEqual(words)
  })

  it('adds captions to those that were seen', async () => {
    const { library, entryId } = await openWithEntry()
    const captions = { kind: 'captions', language: 'und', complete: false } as const
    await keepText(library, makeText(entryId, { ...captions, lines: [{ startSeconds: 30, text: 'later' }] }))
    await keepText(library, makeText(entryId, { ...captions, lines: [{ startSeconds: 2, text: 'earlier' }] }))
    const [text] = await listTexts(library, entryId)
    expect(text?.lines.map(({ text }) => text)).toEqual(['earlier', 'later'])
  })

  it('keeps the whole transcript when a part of it is read later, and takes the whole for a part', async () => {
    const { library, entryId } = await openWithEntry()
    const keep = (complete: boolean, words: string) =>
      keepText(library, makeText(entryId, { complete, lines: linesOf(words) }))
    const listed = async () => (await listTexts(library, entryId)).map(({ lines }) => lines[0]?.text)
    await keep(false, 'a part')
    await keep(true, 'the whole')
    expect(await listed()).toEqual(['the whole'])
    await keep(false, 'another part')
    expect(await listed()).toEqual(['the whole'])
    await keep(true, 'the whole again')
    expect(await listed()).toEqual(['the whole again'])
  })

  it('keeps one text for each language, transcripts first', async () => {
    const { library, entryId } = await openWithEntry()
    await keepText(library, makeText(entryId, { kind: 'captions', language: 'und' }))
    await keepText(library, makeText(entryId, { language: 'zh_hans' }))
    await keepText(library, makeText(entryId))
    const languages = (await listTexts(library, entryId)).map(({ kind, language }) => [kind, language])
    expect(languages).toEqual([
      ['transcript', 'en'],
      ['transcript', 'zh-Hans'],
      ['captions', 'und'],
    ])
  })

  it('stores nothing without a line, and nothing beside an entry that is gone', async () => {
    const { library, entryId } = await openWithEntry()
    await keepText(library, makeText(entryId, { lines: linesOf(' \u202e ') }))
    expect(await listTexts(library, entryId)).toEqual([])
    await expect(keepText(library, makeText('gone'))).rejects.toThrow('no longer in the library')
  })
})

describe('texts of deleted entries', () => {
  it('go when the entry is purged, and not before', async () => {
    const { library, entryId } = await openWithEntry()
    await keepText(library, makeText(entryId))
    await deleteEntry(library, entryId, clipTime)
    await purgeDeleted(library, later(1))
    expect(await collect(eachText(library))).toHaveLength(1)
    await purgeDeleted(library, later(31 * 24 * 60))
    expect(await collect(eachText(library))).toEqual([])
    expect((await collect(batchTextWords(library))).flat()).toEqual([])
  })
})

describe('wordsOf', () => {
  it('holds every part of every word of the text', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aÉß.,!«中あ😀'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.nat(), fc.nat(), (words, at, cut) => {
        const text = wordsOf({ lines: [{ startSeconds: 0, text: words.join(' ') }] })
        const folded = fold(words[at % words.length] ?? '')
        expect(text).toContain(folded.slice(cut % folded.length))
      }),
    )
  })

  it('holds each word once', () => {
    const lines = ['Don’t, he said.', 'DON’T, he said'].map((text, startSeconds) => ({ startSeconds, text }))
    expect(wordsOf({ lines })).toBe('don’t,\nhe\nsaid.\nsaid')
  })
})
