// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip } from '@/test/make-entry'
import { pictures } from '@/test/pictures'
import { purgeDeleted } from '@/utils/library/bulk'
import type { Library } from '@/utils/library/database'
import { createDocument, deleteDocument } from '@/utils/library/documents'
import { saveDraft } from '@/utils/library/drafts'
import { deleteEntry, editEntry, getEntry, saveClip } from '@/utils/library/entries'
import { eachShot, findShot, getShot, keepShot, listShotNames } from '@/utils/library/shots'
import { packShot, shotEmbed } from '@/utils/shot'
import { collect, openTestLibrary } from './open'

const days = (count: number) => later(count * 24 * 60)
const keep = (library: Library, bytes = pictures.lossyWebp, seconds?: number) =>
  keepShot(library, packShot(bytes, seconds), clipTime)

describe('keepShot', () => {
  it('keeps the very bytes, with what they say of themselves', async () => {
    const library = await openTestLibrary()
    const { name } = await keep(library, pictures.lossyWebp, 754.2)
    expect(name).toMatch(/^[\da-f]{16}\.webp$/)
    const shot = await findShot(library, name)
    expect(shot).toMatchObject({ type: 'image/webp', widthPixels: 7, heightPixels: 5, seconds: 754.2 })
    expect(new Uint8Array((await shot?.blob.arrayBuffer()) ?? [])).toEqual(pictures.lossyWebp)
    expect(await getShot(library, name)).toEqual(packShot(pictures.lossyWebp, 754.2))
    expect(await getShot(library, '0123456789abcdef.webp')).toBeUndefined()
  })

  it('keeps a picture once, however often and from wherever it comes', async () => {
    const library = await openTestLibrary()
    const names = await Promise.all([keep(library), keep(library), keep(library, pictures.lossyWebp, 3)])
    expect(new Set(names.map(({ name }) => name)).size).toBe(1)
    expect(await listShotNames(library)).toHaveLength(1)
    await keep(library, pictures.png)
    expect(await collect(eachShot(library))).toHaveLength(2)
  })

  it('keeps both where another picture has the name already', async () => {
    const library = await openTestLibrary()
    const { name } = await keep(library)
    const shot = await findShot(library, name)
    await library.put('shots', { ...shot, blob: new Blob(['another']) } as never)
    const second = await keep(library)
    expect(second.name).toMatch(/^[\da-f]{64}\.webp$/)
    expect(await keep(library)).toEqual(second)
    expect(await (await findShot(library, name))?.blob.text()).toBe('another')
  })

  it('refuses what is no picture, and stores nothing', async () => {
    const library = await openTestLibrary()
    const shot = { type: 'image/png', base64: btoa('<svg/>'), widthPixels: 1, heightPixels: 1 }
    await expect(keepShot(library, shot)).rejects.toThrow(/must be a WebP, PNG, JPEG or GIF/)
    expect(await listShotNames(library)).toEqual([])
  })
})

describe('an entry', () => {
  it('names the shots that its notes show', async () => {
    const library = await openTestLibrary()
    const { name } = await keep(library)
    const notes = `- ${shotEmbed(name)}`
    const { entry } = await saveClip(library, { clip: makeClip(), patch: { notes } }, clipTime)
    expect(entry.shots).toEqual([name])
    await editEntry(library, { id: entry.id, revision: 1, from: { notes }, to: { notes: '- gone' } }, clipTime)
    expect((await getEntry(library, entry.id))?.shots).toEqual([])
  })
})

describe('a shot that nothing shows', () => {
  it('goes when it could have been wished back for long enough', async () => {
    const library = await openTestLibrary()
    await keep(library)
    await purgeDeleted(library, days(100))
    expect(await listShotNames(library)).toHaveLength(1)
    await purgeDeleted(library, days(129))
    expect(await listShotNames(library)).toHaveLength(1)
    await purgeDeleted(library, days(131))
    expect(await listShotNames(library)).toEqual([])
  })

  it('begins to wait anew when it was shown or kept again meanwhile', async () => {
    const library = await openTestLibrary()
    const { name } = await keep(library)
    await purgeDeleted(library, days(0))
    await keep(library)
    await purgeDeleted(library, days(40))
    const document = await createDocument(library, { kind: 'free', title: 'A', body: shotEmbed(name) })
    await purgeDeleted(library, days(60))
    await deleteDocument(library, document.id, days(61))
    await purgeDeleted(library, days(80))
    await purgeDeleted(library, days(100))
    expect(await listShotNames(library)).toEqual([name])
    await purgeDeleted(library, days(140))
    expect(await listShotNames(library)).toEqual([])
  })
})

describe('a shot stays', () => {
  const stays = async (library: Library) => {
    for (const day of [0, 31, 62, 93]) await purgeDeleted(library, days(day))
    expect(await listShotNames(library)).toHaveLength(1)
  }

  it('with an entry that shows it, even long after', async () => {
    const library = await openTestLibrary()
    const { name } = await keep(library)
    await saveClip(library, { clip: makeClip(), patch: { notes: shotEmbed(name) } }, clipTime)
    await stays(library)
  })

  it('with a document, and with a draft', async () => {
    const [one, other] = [await openTestLibrary(), await openTestLibrary()]
    const body = `text\n\n${shotEmbed((await keep(one)).name)}`
    await createDocument(one, { kind: 'free', title: 'A', body })
    await stays(one)
    const { name } = await keep(other)
    await saveDraft(other, { key: 'a', clip: makeClip(), from: {}, to: { notes: shotEmbed(name) } })
    await stays(other)
  })

  it('with a deleted entry as long as that can be restored', async () => {
    const library = await openTestLibrary()
    const { name } = await keep(library)
    const { entry } = await saveClip(library, { clip: makeClip(), patch: { notes: shotEmbed(name) } }, clipTime)
    await deleteEntry(library, entry.id, clipTime)
    await purgeDeleted(library, days(29))
    expect(await listShotNames(library)).toEqual([name])
    await purgeDeleted(library, days(31))
    expect(await listShotNames(library)).toEqual([name])
    await purgeDeleted(library, days(62))
    expect(await listShotNames(library)).toEqual([])
  })
})
