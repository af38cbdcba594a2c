import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ExportSource, previewFiles, writeExport } from '@/entrypoints/options/export-files'
import type { LecternDocument } from '@/utils/document'
import { entryLine } from '@/utils/entry-line'
import { profileOptions } from '@/utils/formats/profiles'
import type { ShotSource } from '@/utils/formats/shot-files'
import { shotEmbed } from '@/utils/shot'
import { makeEntry } from '../../make-entry'
import { pictures } from '../../pictures'

const ids = [1, 2, 3].map((n) => `0190a000-0000-7000-8000-00000000000${n}`)
const entries = ids.map((id, index) => makeEntry({ id, title: `Talk ${index + 1}`, ids: [`url:${id}`] }))
const at = '2026-01-01T00:00:00.000Z'
const topic: LecternDocument = {
  id: '0190a000-0000-7000-8000-00000000000a',
  revision: 1,
  kind: 'topic',
  title: 'Graphs',
  properties: [],
  body: `# Own words\n\n${ids.slice(0, 2).map(entryLine).join('\n\n')}\n`,
  createdAt: at,
  updatedAt: at,
}

const noShots: ShotSource = { has: () => false, read: async () => undefined }

function sourceOf(change: Partial<ExportSource> = {}): ExportSource {
  const profile = change.profile ?? 'vault'
  const base = { profile, options: profileOptions[profile], title: 'Library' }
  return { ...base, entries, documents: [topic], shots: noShots, readings: new Map(), ...change }
}

describe('an export', () => {
  it('previews a vault as the files that it will hold', async () => {
    const files = await previewFiles(sourceOf(), 60)
    expect(files.map(({ path }) => path).sort()).toEqual([
      'entries/Talk 1.md',
      'entries/Talk 2.md',
      'entries/Talk 3.md',
      'topics/Graphs.md',
    ])
    expect(files.find(({ path }) => path === 'topics/Graphs.md')?.text).toContain('![[Talk 1]]')
  })

  it('previews no document of which entries are missing', async () => {
    const files = await previewFiles(sourceOf(), 1)
    expect(files.map(({ path }) => path)).toEqual(['entries/Talk 1.md'])
  })

  it('writes a topic with its own text, as one file', async () => {
    const [file, ...others] = await previewFiles(sourceOf({ profile: 'topic-note', topic }), 60)
    expect(others).toEqual([])
    expect(file?.path).toBe('Graphs.md')
    expect(file?.text).toMatch(/# Own words.*Talk 1.*Talk 2/s)
  })

  it('writes one paper’s reading sheet as one file, and several in a zip', async () => {
    const papers = entries.map((entry) => ({ ...entry, kind: 'paper' as const, title: 'One title' }))
    const reading = { at, utcOffsetMinutes: 0, entryId: papers[0]?.id ?? '', pass: 1 as const, seconds: 600 }
    const readings = new Map([[reading.entryId, [reading]]])
    const source = sourceOf({ profile: 'reading-sheet', entries: papers.slice(0, 1), readings })
    const one = await writeExport(source, {})
    expect(one.fileName).toBe('One title reading sheet.md')
    expect(await one.file.text()).toContain('| First pass | 2026-01-01 |  | 10 |')
    const all = { ...source, entries: papers }
    const zip = await writeExport(all, {}, new Date(2026, 0, 1))
    expect(zip.fileName).toBe('Library reading sheets 2026-01-01.zip')
    const paths = Object.keys(unzipSync(new Uint8Array(await zip.file.arrayBuffer())))
    expect(paths).toEqual((await previewFiles(all, 60)).map(({ path }) => path))
    expect(new Set(paths)).toHaveLength(3)
  })

  it('gathers entries that have no topic under the name of the export', async () => {
    const [file] = await previewFiles(sourceOf({ profile: 'topic-note', title: 'Selection' }), 60)
    expect(file?.path).toBe('Selection.md')
    expect(file?.text).toContain('Talk 3')
  })

  it('names a vault by its day and says which lines were left out', async () => {
    const written = await writeExport(sourceOf({ entries: entries.slice(1) }), {}, new Date(2026, 10, 2, 23))
    expect(written.fileName).toBe('Library 2026-11-02.zip')
    expect(written.leftOut).toEqual([{ documentId: topic.id, entryId: ids[0] }])
  })

  it('writes a note with pictures as a zip of both', async () => {
    const name = '0123456789abcdef.webp'
    const shots = { has: (wanted: string) => wanted === name, read: async () => pictures.lossyWebp }
    const shown = entries.map((entry) => ({ ...entry, notes: `- ${shotEmbed(name)}` }))
    const source = sourceOf({ profile: 'topic-note', topic, entries: shown, shots })
    const written = await writeExport(source, {})
    expect(written).toMatchObject({ fileName: 'Graphs.zip', shotCount: 1, missingShots: [] })
    const files = unzipSync(new Uint8Array(await written.file.arrayBuffer()))
    expect(files[`attachments/${name}`]).toEqual(pictures.lossyWebp)
    const [preview] = await previewFiles(source, 60)
    expect(new TextDecoder().decode(files['Graphs.md'])).toBe(preview?.text)
    expect(preview?.text).toContain(`![[attachments/${name}]]`)
  })

  it('previews a vault’s texts and not its pictures', async () => {
    const shots = { has: () => true, read: () => Promise.reject(new Error('A preview reads no picture.')) }
    const shown = entries.map((entry) => ({ ...entry, notes: shotEmbed('0123456789abcdef.webp') }))
    const files = await previewFiles(sourceOf({ entries: shown, shots }), 60)
    expect(files).toHaveLength(4)
  })

  it('ends when it is cancelled', async () => {
    await expect(writeExport(sourceOf(), { signal: AbortSignal.abort() })).rejects.toThrow()
  })
})
