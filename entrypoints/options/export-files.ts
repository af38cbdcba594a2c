import { strFromU8, unzipSync } from 'fflate'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { fileNameOf } from '@/utils/formats/file-name'
import type { ProfileOptions } from '@/utils/formats/profile'
import type { ProfileKey } from '@/utils/formats/profiles'
import type { ExportControl } from '@/utils/formats/sink'
import { gatherTopic, writeTopicNote } from '@/utils/formats/topic-note'
import { exportVault } from '@/utils/formats/vault'
import { timeLink } from '@/utils/sites'
import { localDay } from './local-day'

export interface ExportSource {
  profile: ProfileKey
  options: ProfileOptions
  /** What the export is called. */
  title: string
  /** The topic whose own text is written; absent: entries one after the other. */
  topic?: LecternDocument | undefined
  entries: readonly Entry[]
  /** The documents that a vault holds. */
  documents: readonly LecternDocument[]
}

export interface ExportFile {
  path: string
  text: string
}

export interface Written {
  fileName: string
  file: Blob
  /** Lines that wrote nothing. */
  leftOut: { documentId: string; entryId: string }[]
}

/** Writes an export as one file. */
export async function writeExport(source: ExportSource, control: ExportControl, now = new Date()): Promise<Written> {
  if (source.profile === 'topic-note') return writeNote(source)
  const parts: Uint8Array<ArrayBuffer>[] = []
  const { leftOut } = await exportVault(
    { ...source, timeLink, entries: [...source.entries], documents: [...source.documents] },
    (bytes) => void parts.push(bytes),
    control,
  )
  const fileName = `${fileNameOf(`${source.title} ${localDay(now)}`)}.zip`
  return { fileName, file: new Blob(parts, { type: 'application/zip' }), leftOut }
}

function writeNote(source: ExportSource): Written {
  const document = source.topic ?? gatherTopic(source.title, source.entries)
  const byId = new Map(source.entries.map((entry) => [entry.id, entry]))
  const { fileName, text, leftOut } = writeTopicNote(document, byId, { options: source.options, timeLink })
  return {
    fileName,
    file: new Blob([text], { type: 'text/markdown;charset=utf-8' }),
    leftOut: leftOut.map((entryId) => ({ documentId: document.id, entryId })),
  }
}

/** The files that the first entries of an export become, exactly as they will be written. */
export async function previewFiles(source: ExportSource, count: number): Promise<ExportFile[]> {
  const entries = source.topic ? source.entries : source.entries.slice(0, count)
  const isWhole = entries.length === source.entries.length
  const written = await writeExport({ ...source, entries }, {})
  if (source.profile === 'topic-note') return [{ path: written.fileName, text: await written.file.text() }]
  const files = unzipSync(new Uint8Array(await written.file.arrayBuffer()))
  const all = Object.entries(files).map(([path, bytes]) => ({ path, text: strFromU8(bytes) }))
  // A document without most of its entries is not what will be written.
  return isWhole ? all : all.filter(({ path }) => path.startsWith('entries/'))
}
