import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip } from '@/test/make-entry'
import { entryLine } from '@/utils/entry-line'
import type { Library } from '@/utils/library/database'
import {
  createDocument,
  deleteDocument,
  editDocument,
  fileEntry,
  getDocument,
  listDocuments,
  listDocumentsPlacing,
  restoreDocument,
} from '@/utils/library/documents'
import { saveClip } from '@/utils/library/entries'
import { openTestLibrary } from './open'

let count = 0
async function saveEntry(library: Library): Promise<string> {
  count += 1
  return (await saveClip(library, { clip: makeClip({ ids: [`a:${count}`] }), patch: {} }, clipTime)).entry.id
}

const createTopic = (library: Library, body: string) => createDocument(library, { kind: 'topic', title: 'RAG', body })

describe('editDocument', () => {
  it('keeps all of twenty edits against one view, fired at once', async () => {
    const library = await openTestLibrary()
    const { id, revision } = await createTopic(library, '# RAG\n')
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        editDocument(library, { id, revision, from: { body: '# RAG\n' }, to: { body: `# RAG\nline ${n}\n` } }),
      ),
    )
    const document = await getDocument(library, id)
    expect(document?.body.match(/line \d+/g)).toHaveLength(20)
    expect(document?.revision).toBe(revision + 20)
  })

  it('merges properties by name and leaves the rest alone', async () => {
    const library = await openTestLibrary()
    const { id, revision } = await createDocument(library, {
      kind: 'topic',
      title: 'RAG',
      properties: [
        { name: 'publish', value: 'true' },
        { name: 'old', value: '1' },
      ],
    })
    const from = {
      properties: [
        { name: 'publish', value: 'true' },
        { name: 'old', value: '1' },
      ],
    }
    const one = { properties: [...from.properties, { name: 'a', value: '1' }] }
    const other = {
      properties: [
        { name: 'b', value: '2' },
        { name: 'publish', value: 'false' },
      ],
    }
    await editDocument(library, { id, revision, from, to: one })
    const document = await editDocument(library, { id, revision, from, to: other })
    expect(document).toMatchObject({
      title: 'RAG',
      properties: [
        { name: 'b', value: '2' },
        { name: 'publish', value: 'false' },
        { name: 'a', value: '1' },
      ],
    })
  })

  it('keeps the revision when nothing changes', async () => {
    const library = await openTestLibrary()
    const document = await createTopic(library, 'a')
    const edit = { id: document.id, revision: 1, from: { body: 'a' }, to: { body: 'a' } }
    expect(await editDocument(library, edit, later(1))).toEqual(document)
  })
})

describe('fileEntry', () => {
  it('places entries under the heading used last', async () => {
    const library = await openTestLibrary()
    const [one, two, three] = [await saveEntry(library), await saveEntry(library), await saveEntry(library)]
    const body = '# RAG\n\n## Why\n\nText.\n\n## How\n\nMore text.\n'
    const { id } = await createTopic(library, body)
    await fileEntry(library, one, { id })
    expect((await getDocument(library, id))?.body).toBe(`${body}\n${entryLine(one)}\n`)

    const moved = `# RAG\n\n## Why\n\nText.\n\n${entryLine(one)}\n\n## How\n\nMore text.\n`
    await editDocument(library, {
      id,
      revision: 2,
      from: { body: `${body}\n${entryLine(one)}\n` },
      to: { body: moved },
    })
    await fileEntry(library, two, { id })
    const filed = `# RAG\n\n## Why\n\nText.\n\n${entryLine(one)}\n`
    const after = (await getDocument(library, id))?.body ?? ''
    expect(after.startsWith(filed)).toBe(true)
    expect(after.indexOf(entryLine(two))).toBeLessThan(after.indexOf('## How'))

    await editDocument(library, {
      id,
      revision: 9,
      from: { body: after },
      to: { body: after.replace('Why', 'Reasons') },
    })
    await fileEntry(library, three, { id })
    const last = (await getDocument(library, id))?.body ?? ''
    expect(last.indexOf(entryLine(three))).toBeLessThan(last.indexOf('## How'))
    expect(last).toContain('More text.')
  })

  it('places an entry once, and remembers the topic all the same', async () => {
    const library = await openTestLibrary()
    const entryId = await saveEntry(library)
    const first = await fileEntry(library, entryId, { title: 'RAG' })
    const second = await fileEntry(library, entryId, { title: 'rag ' })
    expect(second).toEqual(first)
    expect((await getDocument(library, first.id))?.body).toBe(`${entryLine(entryId)}\n`)
  })

  it('refuses an entry and a topic that are not there', async () => {
    const library = await openTestLibrary()
    const { id } = await createTopic(library, '')
    await expect(fileEntry(library, 'gone', { id })).rejects.toThrow(/entry is no longer/)
    await deleteDocument(library, id)
    await expect(fileEntry(library, await saveEntry(library), { id })).rejects.toThrow(/topic is no longer/)
  })
})

describe('listDocuments', () => {
  it('lists by title, without the deleted, and knows which place an entry', async () => {
    const library = await openTestLibrary()
    const entryId = await saveEntry(library)
    const free = await createDocument(library, { kind: 'free', title: 'B', body: entryLine(entryId) })
    const topic = await createDocument(library, { kind: 'topic', title: 'A', body: `${entryLine(entryId)}\n\n- ` })
    expect((await listDocuments(library)).map(({ title }) => title)).toEqual(['A', 'B'])
    expect((await listDocuments(library, 'free')).map(({ title }) => title)).toEqual(['B'])
    await deleteDocument(library, free.id)
    expect((await listDocumentsPlacing(library, entryId)).map(({ id }) => id)).toEqual([topic.id])
    await restoreDocument(library, free.id)
    expect(await listDocumentsPlacing(library, entryId)).toHaveLength(2)
  })
})
