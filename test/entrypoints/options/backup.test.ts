// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { connectLibrary } from '@/entrypoints/options/library-calls'
import { clipTime, later, makeClip } from '@/test/make-entry'
import { pictures } from '@/test/pictures'
import { openTestLibrary } from '@/test/utils/library/open'
import { writeBackup } from '@/utils/formats/backup'
import { readBackup } from '@/utils/importers/backup'
import { wipe } from '@/utils/library/bulk'
import type { Library } from '@/utils/library/database'
import { saveClip } from '@/utils/library/entries'
import { findShot, keepShot, listShotNames } from '@/utils/library/shots'
import { keepText, listTexts } from '@/utils/library/texts'
import { packShot, shotEmbed } from '@/utils/shot'

async function backUp(library: Library): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const source = await connectLibrary(async () => library).readForBackup()
  await writeBackup(source, (bytes) => void chunks.push(bytes))
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

async function restore(library: Library, backup: Uint8Array, how: 'merge' | 'replace'): Promise<void> {
  const { content, problems } = await readBackup(backup)
  expect(problems).toEqual([])
  if (content) await connectLibrary(async () => library).restore(content, how)
}

const lines = (...words: string[]) => words.map((text, index) => ({ startSeconds: index * 5, text }))

/** A talk with a frame, a picture that nothing shows, captions and a transcript. */
async function openFilled(): Promise<Library> {
  const library = await openTestLibrary()
  const { name } = await keepShot(library, packShot(pictures.lossyWebp, 72.5), clipTime)
  await keepShot(library, packShot(pictures.png), later(1))
  const patch = { notes: `- [1:12] ${shotEmbed(name)}` }
  const { entry } = await saveClip(library, { clip: makeClip({ title: 'A talk' }), patch }, clipTime)
  const base = { entryId: entry.id, language: 'en', from: 'test' }
  await keepText(library, { ...base, kind: 'captions', complete: false, lines: lines('seen', 'heard') }, clipTime)
  await keepText(library, { ...base, kind: 'transcript', complete: true, lines: lines('all', 'of', 'it') }, clipTime)
  return library
}

describe('a backup of shots and texts', () => {
  it.each(['merge', 'replace'] as const)('gives equal bytes after a wipe and a restore by %s', async (how) => {
    const library = await openFilled()
    const backup = await backUp(library)
    await wipe(library)
    expect(await listShotNames(library)).toEqual([])
    await restore(library, backup, how)
    expect(await backUp(library)).toEqual(backup)
    const [name = ''] = (await listShotNames(library)).filter((each) => each.endsWith('.webp'))
    const shot = await findShot(library, name)
    expect(shot).toMatchObject({ type: 'image/webp', seconds: 72.5, createdAt: clipTime.toISOString() })
    expect(new Uint8Array((await shot?.blob.arrayBuffer()) ?? [])).toEqual(pictures.lossyWebp)
    await restore(library, backup, how)
    expect(await backUp(library)).toEqual(backup)
  })

  it('joins what another library has of the same talk', async () => {
    const there = await backUp(await openFilled())
    const library = await openTestLibrary()
    const { entry } = await saveClip(library, { clip: makeClip(), patch: { notes: '- here' } }, later(1))
    const captions = { entryId: entry.id, language: 'en', kind: 'captions' as const, complete: false, from: 'here' }
    await keepText(library, { ...captions, lines: [{ startSeconds: 60, text: 'later' }] }, later(1))
    await keepShot(library, packShot(pictures.lossyWebp), later(1))
    await restore(library, there, 'merge')
    const texts = await listTexts(library, entry.id)
    expect(texts.map(({ kind }) => kind)).toEqual(['transcript', 'captions'])
    expect(texts[1]?.lines.map(({ text }) => text)).toEqual(['seen', 'heard', 'later'])
    expect(await listShotNames(library)).toHaveLength(2)
    const [name = ''] = (await listShotNames(library)).filter((each) => each.endsWith('.webp'))
    expect(await library.get('entries', entry.id)).toMatchObject({ shots: [name] })
  })

  it('keeps a whole transcript where the other one is a part', async () => {
    const library = await openFilled()
    const [entry] = await library.getAll('entries')
    const backup = await backUp(library)
    const transcript = { entryId: entry?.id ?? '', language: 'en', kind: 'transcript' as const, from: 'here' }
    await wipe(library)
    await saveClip(library, { clip: makeClip(), patch: {} }, later(1))
    const [again] = await library.getAll('entries')
    const part = { ...transcript, entryId: again?.id ?? '', complete: false, lines: lines('part') }
    await keepText(library, part, later(60))
    await restore(library, backup, 'merge')
    const [merged] = await listTexts(library, again?.id ?? '')
    expect(merged).toMatchObject({ complete: true, lines: lines('all', 'of', 'it') })
  })
})
