// @vitest-environment node
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Activity } from '@/utils/activity'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { type BackupSource, writeBackup } from '@/utils/formats/backup'
import { backupVersion } from '@/utils/formats/backup-manifest'
import { readBackup } from '@/utils/importers/backup'
import { backupMigrations } from '@/utils/importers/backup-migrations'
import { namesForShot, packShot, type Shot, unpackShot } from '@/utils/shot'
import type { LecternText } from '@/utils/text'
import { hostileText } from '../../hostile-text'
import { clipTime, makeEntry } from '../../make-entry'
import { pictures } from '../../pictures'

const idOf = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const at = clipTime.toISOString()

function makeDocument(n: number, fields: Partial<LecternDocument> = {}): LecternDocument {
  return {
    ...{ id: idOf(n), revision: 1, kind: 'topic', title: `Topic ${n}`, properties: [], body: '', createdAt: at },
    ...{ updatedAt: at, ...fields },
  } as LecternDocument
}

async function backUp(source: Partial<BackupSource>): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const empty = { entries: [], documents: [], activity: [], texts: [], shots: [] }
  await writeBackup({ ...empty, ...source }, (bytes) => void chunks.push(bytes))
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

/** The same zip with some files changed; undefined takes one away. */
function tamper(backup: Uint8Array, changes: Record<string, string | undefined>): Uint8Array {
  const files: Zippable = { ...unzipSync(backup) }
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) delete files[path]
    else files[path] = strToU8(text)
  }
  return zipSync(files)
}

async function makeShot(bytes: Uint8Array<ArrayBuffer>, fields: Partial<Shot> = {}): Promise<Shot> {
  const { base64: _, seconds: __, ...facts } = packShot(bytes)
  const { type } = unpackShot(packShot(bytes))
  const [name = ''] = await namesForShot(bytes, type)
  return { name, ...facts, type, blob: new Blob([bytes], { type }), createdAt: at, ...fields }
}

/** A shot with its bytes as an array, for comparison. */
async function plainShot({ blob, ...shot }: Shot) {
  return { ...shot, bytes: [...new Uint8Array(await blob.arrayBuffer())] }
}

const both = [await makeShot(pictures.lossyWebp, { seconds: 754.25 }), await makeShot(pictures.png)]
const [frame, slide] = both.toSorted((one, other) => (one.name < other.name ? -1 : 1)) as [Shot, Shot]
const transcript: LecternText = {
  id: `${idOf(1)}:transcript:en`,
  entryId: idOf(1),
  kind: 'transcript',
  language: 'en',
  complete: true,
  lines: [{ startSeconds: 0, endSeconds: 1.5, text: 'hello\u2028world' }],
  from: 'talk.vtt',
  updatedAt: at,
}

const source = {
  texts: [transcript],
  shots: [frame, slide],
  entries: [makeEntry({ id: idOf(1) }), makeEntry({ id: idOf(2), deletedAt: at, notes: 'kept\u2028until purged' })],
  documents: [makeDocument(3, { properties: [{ name: 'publish', value: 'true' }], lastHeading: '## RAG' })],
  activity: [
    { at: '2026-11-20T10:00:02.000Z', utcOffsetMinutes: 60, entryId: idOf(2), what: 'noted' as const },
    { at: '2026-11-20T10:00:01.000Z', utcOffsetMinutes: 60, entryId: idOf(1), what: 'watched' as const, seconds: 90 },
  ],
}

describe('a backup', () => {
  it('holds its records one a line, sorted, with a manifest', async () => {
    const files = unzipSync(await backUp(source))
    expect(Object.keys(files)).toEqual([
      'entries.jsonl',
      'documents.jsonl',
      'activity.jsonl',
      'texts.jsonl',
      `shots/${frame.name}`,
      `shots/${slide.name}`,
      'shots.jsonl',
      'manifest.json',
    ])
    const lines = (path: string) =>
      strFromU8(files[path] ?? new Uint8Array())
        .trim()
        .split('\n')
    expect(lines('entries.jsonl').map((line) => JSON.parse(line).id)).toEqual([idOf(1), idOf(2)])
    expect(lines('activity.jsonl')).toEqual([
      `{"at":"2026-11-20T10:00:01.000Z","entryId":"${idOf(1)}","seconds":90,"utcOffsetMinutes":60,"what":"watched"}`,
      `{"at":"2026-11-20T10:00:02.000Z","entryId":"${idOf(2)}","utcOffsetMinutes":60,"what":"noted"}`,
    ])
    expect(JSON.parse(lines('manifest.json').join('\n'))).toMatchObject({
      format: 'lectern-backup',
      schemaVersion: backupVersion,
      counts: { entries: 2, documents: 1, activity: 2, shots: 2, texts: 1 },
    })
  })

  it('is read back as it was', async () => {
    const reading = await readBackup(new Blob([(await backUp(source)).slice()]))
    expect(reading.problems).toEqual([])
    expect(reading.counts).toEqual({ entries: 2, documents: 1, activity: 2, shots: 2, texts: 1 })
    const shots = await Promise.all((reading.content?.shots ?? []).map(plainShot))
    expect({ ...reading.content, shots }).toEqual({
      ...source,
      activity: source.activity.toReversed(),
      shots: await Promise.all(source.shots.map(plainShot)),
    })
  })

  it('of an empty library is whole', async () => {
    const reading = await readBackup(await backUp({}))
    expect(reading).toMatchObject({
      problems: [],
      content: { entries: [], documents: [], activity: [], texts: [], shots: [] },
    })
  })

  it('needs streamed records in their order', async () => {
    async function* unsorted() {
      yield* source.entries.toReversed()
    }
    await expect(backUp({ entries: unsorted() })).rejects.toThrow('in the order of their ids')
  })

  it('can be stopped', async () => {
    const stop = AbortSignal.abort(new Error('stopped by the user'))
    const writing = writeBackup(source, () => undefined, { signal: stop })
    await expect(writing).rejects.toThrow('stopped by the user')
  })
})

const text = hostileText()
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)

const entries: fc.Arbitrary<Entry[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.uuid({ version: 7 }),
      title: text,
      notes: text,
      tags: fc.array(text, { maxLength: 3 }),
      people: fc.array(fc.record({ role: fc.constant('speaker' as const), name: text }), { maxLength: 2 }),
      chapters: fc.array(fc.record({ title: text, startSeconds: number }), { maxLength: 2 }),
      origin: fc.dictionary(
        // No field has such a name, and the schema refuses them as keys.
        fc.string({ minLength: 1 }).filter((name) => !(name in {}) && name !== 'prototype'),
        fc.record({ from: text, trust: fc.constant('high' as const), at: text }),
        {
          noNullPrototype: true,
        },
      ),
      summary: text,
      durationSeconds: number,
    })
    .map((fields) => makeEntry(fields)),
  { selector: ({ id }) => id, maxLength: 5 },
)
const documents = fc.uniqueArray(
  fc
    .record({
      n: fc.nat(1000),
      title: text,
      body: text,
      properties: fc.array(fc.record({ name: text, value: text }), { maxLength: 3 }),
    })
    .map(({ n, ...fields }) => makeDocument(n, fields)),
  { selector: ({ id }) => id, maxLength: 4 },
)
const activity: fc.Arbitrary<Activity[]> = fc.array(
  fc.record({
    what: fc.constantFrom('clipped', 'read'),
    at: fc.constantFrom(at, '2026-11-21T10:00:00.000Z'),
    utcOffsetMinutes: fc.integer({ min: -720, max: 840 }),
    entryId: fc.uuid({ version: 7 }),
  }),
  { maxLength: 6 },
)

/** The same things with their fields in another order. */
const turned = <T extends object>(things: readonly T[]): T[] =>
  things.map((thing) => Object.fromEntries(Object.entries(thing).toReversed()) as T).toReversed()

describe('backing up what a backup brought back', () => {
  it('gives equal bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ entries, documents, activity }), async (library) => {
        const bytes = await backUp(library)
        const { content, problems } = await readBackup(bytes)
        expect(problems).toEqual([])
        expect(await backUp(content ?? {})).toEqual(bytes)
        expect(content?.entries).toEqual(library.entries.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
      }),
    )
  })

  it('gives equal bytes whatever the order of fields and records', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ entries, documents, activity }), async (library) => {
        const other = {
          entries: turned(library.entries),
          documents: turned(library.documents),
          activity: turned(library.activity),
        }
        expect(await backUp(other)).toEqual(await backUp(library))
      }),
    )
  })

  it('gives equal bytes for a library of many pieces', async () => {
    const many = Array.from({ length: 300 }, (_, n) => makeEntry({ id: idOf(n), notes: `${n} ${'é'.repeat(n * 7)}` }))
    const bytes = await backUp({ entries: many })
    const { content, problems } = await readBackup(bytes)
    expect(problems).toEqual([])
    expect(content?.entries).toEqual(many)
    expect(await backUp(content ?? {})).toEqual(bytes)
  })
})

describe('a file that is no whole backup', () => {
  it('is no zip', async () => {
    for (const bytes of [new Uint8Array(), strToU8('%PDF-1.7'), strToU8('{}')]) {
      expect(await readBackup(bytes)).toMatchObject({ problems: [expect.stringMatching(/^This file is no zip/)] })
    }
  })

  it('is cut off anywhere', async () => {
    const bytes = await backUp(source)
    for (const length of [2, 30, bytes.length >> 1, bytes.length - 1]) {
      const reading = await readBackup(bytes.subarray(0, length))
      expect(reading.content).toBeUndefined()
      expect(reading.problems).toEqual([expect.stringMatching(/^The zip is damaged or not whole\. Copy it again/)])
    }
  })

  it('never throws, whatever is changed in it', async () => {
    const bytes = await backUp(source)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (index, change) => {
        const changed = bytes.slice()
        changed[index] = (changed[index] ?? 0) ^ change
        const { content, problems } = await readBackup(changed)
        if (problems.length === 0) expect(content).toEqual((await readBackup(bytes)).content)
      }),
    )
  })

  it('is a zip of something else', async () => {
    expect((await readBackup(zipSync({ 'note.md': strToU8('# Hi') }))).problems).toEqual([
      'The zip holds no manifest.json, so it is no Lectern backup. Choose the zip that Lectern saved.',
    ])
    const other = zipSync({ 'manifest.json': strToU8('{"format":"other"}') })
    expect((await readBackup(other)).problems).toEqual([expect.stringMatching(/a manifest\.json that Lectern did not/)])
  })

  it('was made by a newer Lectern', async () => {
    const manifest = strFromU8(unzipSync(await backUp(source))['manifest.json'] ?? new Uint8Array())
    const newer = manifest.replace(/"schemaVersion": \d+/, '"schemaVersion": 7')
    const reading = await readBackup(tamper(await backUp(source), { 'manifest.json': newer }))
    expect(reading.content).toBeUndefined()
    expect(reading.problems).toEqual([expect.stringMatching(/^A newer Lectern .*version 7; .* Update Lectern/)])
  })

  it('has a line that can not be read, and says which', async () => {
    const backup = await backUp(source)
    const entry = JSON.stringify(source.entries[0])
    const lines = [entry, '{"id":', JSON.stringify({ ...source.entries[1], tags: 'ml' }), entry]
    const reading = await readBackup(tamper(backup, { 'entries.jsonl': `${lines.join('\n')}\n` }))
    expect(reading.problems).toEqual([
      'entries.jsonl is not as it was saved: its sum differs. Look for another copy of the backup.',
      "Line 2 of entries.jsonl can't be read and is left out: it is no JSON.",
      "Line 3 of entries.jsonl can't be read and is left out: tags should be Array.",
      `Line 4 of entries.jsonl can't be read and is left out: another line has its id (${idOf(1)}).`,
      'The backup names 2 entries, and 1 of them can be read.',
    ])
    expect(reading.content?.entries).toEqual([source.entries[0]])
    expect(reading.content?.documents).toEqual(source.documents)
  })

  it('says only once that a whole file is broken', async () => {
    const reading = await readBackup(tamper(await backUp(source), { 'entries.jsonl': 'x\n'.repeat(500) }))
    expect(reading.problems).toContain('So are 490 more lines of entries.jsonl.')
    expect(reading.problems).toHaveLength(13)
  })

  it('lacks a file, or has one too many', async () => {
    const changes = {
      'documents.jsonl': undefined,
      'shots/0123456789abcdef.webp': 'x',
      [`shots/${frame.name}`]: undefined,
      'shots/x.webp': 'x',
      '../../evil': 'x',
      'shots/../evil': 'x',
    }
    const reading = await readBackup(tamper(await backUp(source), changes))
    expect(reading.problems).toEqual([
      'documents.jsonl is missing from the zip. Look for another copy of the backup.',
      `shots/${frame.name} is missing from the zip. Look for another copy of the backup.`,
      'shots/0123456789abcdef.webp is not in the manifest.',
      'shots/0123456789abcdef.webp is not the picture that it is named after, and is left out.',
      'The backup names 1 documents, and 0 of them can be read.',
      'The backup names 2 shots, and 1 of them can be read.',
    ])
  })

  it('is a zip bomb', async () => {
    const bomb = tamper(await backUp(source), { 'entries.jsonl': ' '.repeat(60_000_000) })
    expect(bomb.length).toBeLessThan(100_000)
    expect((await readBackup(bomb)).problems).toEqual([expect.stringMatching(/^The zip would unpack to more/)])
  })
})

describe('pictures of a backup', () => {
  it('are no others than those that they are named after', async () => {
    const files = unzipSync(await backUp(source))
    const svg = strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const swapped = zipSync({ ...files, [`shots/${frame.name}`]: svg, [`shots/${slide.name}`]: pictures.widePng })
    const { content, problems } = await readBackup(swapped)
    expect(content?.shots).toEqual([])
    expect(problems.filter((problem) => problem.includes('is left out'))).toHaveLength(2)
  })

  it('need no line of their own', async () => {
    const { content, problems } = await readBackup(tamper(await backUp(source), { 'shots.jsonl': '' }))
    expect(content?.shots.map(({ name, widthPixels }) => [name, widthPixels])).toEqual([
      [frame.name, 7],
      [slide.name, 7],
    ])
    expect(problems).toEqual([expect.stringContaining('shots.jsonl is not as it was saved')])
  })

  it('are read where the zip is, however large they are together', async () => {
    const backup = await backUp(source)
    expect((await readBackup(backup, { mostBytes: backup.length })).content).toBeUndefined()
    const bytes = unzipSync(backup)
    const recordBytes = Object.entries(bytes).reduce(
      (sum, [path, { length }]) => sum + (path.startsWith('shots/') ? 0 : length),
      0,
    )
    expect((await readBackup(backup, { mostBytes: recordBytes })).problems).toEqual([])
  })
})

describe('a backup of version 1', () => {
  const lines = (records: readonly object[]) => strToU8(records.map((record) => `${JSON.stringify(record)}\n`).join(''))

  it('is read as it was written: without texts and shots', async () => {
    const files = {
      'entries.jsonl': lines(source.entries),
      'documents.jsonl': lines(source.documents),
      'activity.jsonl': lines(source.activity),
    }
    const sums = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytesToHex(sha256(bytes))]))
    const counts = { entries: 2, documents: 1, activity: 2, shots: 0 }
    const manifest = { format: 'lectern-backup', schemaVersion: 1, counts, sums }
    const reading = await readBackup(zipSync({ ...files, 'manifest.json': strToU8(JSON.stringify(manifest)) }))
    expect(reading.problems).toEqual([])
    const { entries, documents, activity } = source
    expect(reading.content).toEqual({ entries, documents, activity, texts: [], shots: [] })
  })
})

describe('an older backup', () => {
  it('is brought up to date, one version after the other', async () => {
    const migrations = [
      ...backupMigrations,
      { entries: (record: unknown) => ({ ...(record as Entry), why: 'from version 2' }) },
      { entries: (record: unknown) => ({ ...(record as Entry), notes: `${(record as Entry).why}, then 3` }) },
    ]
    const { content, problems } = await readBackup(await backUp(source), { migrations })
    expect(problems).toEqual([])
    expect(content?.entries.map(({ notes }) => notes)).toEqual(['from version 2, then 3', 'from version 2, then 3'])
    expect(content?.documents).toEqual(source.documents)
  })

  it('can be brought up to date from every version before', () => {
    expect(backupMigrations).toHaveLength(backupVersion - 1)
  })
})
