import { strFromU8, unzipSync } from 'fflate'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { createFileNamer, fileNameOf } from '@/utils/formats/file-name'
import { sortById } from '@/utils/formats/in-order'
import type { ProfileOptions } from '@/utils/formats/profile'
import type { ProfileKey } from '@/utils/formats/profiles'
import { writeReadingSheet } from '@/utils/formats/reading-sheet'
import { addShotFiles, createShotWriter, type ShotSource, type ShotWriter } from '@/utils/formats/shot-files'
import type { ExportControl } from '@/utils/formats/sink'
import { gatherTopic, type TopicNote, writeTopicNote } from '@/utils/formats/topic-note'
import { exportVault } from '@/utils/formats/vault'
import { createZipWriter } from '@/utils/formats/zip'
import { localDay } from '@/utils/local-day'
import type { Reading } from '@/utils/readings'
import { timeLink } from '@/utils/sites'
import type { LecternText } from '@/utils/text'
import { createFileParts } from './file-parts'

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
  /** The texts of an entry. */
  listTexts?: (entryId: string) => Promise<readonly LecternText[]>
  /** The pictures of the library. */
  shots: ShotSource
  /** What was read of each entry, by its id. */
  readings: ReadonlyMap<string, readonly Reading[]>
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
  /** How many pictures the file holds. */
  shotCount: number
  /** Names of shots that texts embed and the library does not have. */
  missingShots: string[]
}

/** Writes an export as one file. */
export async function writeExport(source: ExportSource, control: ExportControl, now = new Date()): Promise<Written> {
  if (source.profile === 'topic-note') return writeNote(source, control)
  if (source.profile === 'reading-sheet') return writeSheets(source, control, now)
  const parts = createFileParts()
  const { leftOut, shotCount, missingShots } = await exportVault(
    { ...source, timeLink, entries: [...source.entries], documents: [...source.documents] },
    parts.add,
    control,
  )
  const fileName = `${fileNameOf(`${source.title} ${localDay(now)}`)}.zip`
  return { fileName, file: parts.file('application/zip'), leftOut, shotCount, missingShots }
}

/** A note is one file, unless pictures must stand beside it: then both are in one zip. */
async function writeNote(source: ExportSource, control: ExportControl): Promise<Written> {
  const note = topicNoteOf(source)
  const leftOut = note.leftOut.map((entryId) => ({ documentId: source.topic?.id ?? '', entryId }))
  const shotCount = note.shots.used.size
  const missing = [...note.shots.missing]
  if (shotCount === 0) {
    const file = new Blob([note.text], { type: 'text/markdown;charset=utf-8' })
    return { fileName: note.fileName, file, leftOut, shotCount, missingShots: missing }
  }
  const { file, gone } = await zipFiles([{ path: note.fileName, text: note.text }], note.shots, source, control)
  const fileName = note.fileName.replace(/\.md$/, '.zip')
  return { fileName, file, leftOut, shotCount: shotCount - gone.length, missingShots: [...missing, ...gone] }
}

/** One paper's sheet is one file; several, or one with pictures, are in one zip. */
async function writeSheets(source: ExportSource, control: ExportControl, now: Date): Promise<Written> {
  const { files, shots } = sheetsOf(source)
  const [first] = files
  const missing = [...shots.missing]
  if (first && files.length === 1 && shots.used.size === 0) {
    const file = new Blob([first.text], { type: 'text/markdown;charset=utf-8' })
    return { fileName: first.path, file, leftOut: [], shotCount: 0, missingShots: missing }
  }
  const { file, gone } = await zipFiles(files, shots, source, control)
  const fileName = `${fileNameOf(`${source.title} reading sheets ${localDay(now)}`)}.zip`
  return { fileName, file, leftOut: [], shotCount: shots.used.size - gone.length, missingShots: [...missing, ...gone] }
}

function sheetsOf({ entries, options, shots, readings }: ExportSource): { files: ExportFile[]; shots: ShotWriter } {
  const writer = createShotWriter(shots, options.target, '')
  const nameOf = createFileNamer()
  const files = sortById(entries).map((entry) => {
    const { name, text } = writeReadingSheet(entry, { options, timeLink, shots: writer, readings })
    return { path: `${nameOf(name, entry.id)}.md`, text }
  })
  return { files, shots: writer }
}

async function zipFiles(files: readonly ExportFile[], shots: ShotWriter, from: ExportSource, control: ExportControl) {
  const parts = createFileParts()
  const zip = createZipWriter(parts.add, control)
  for (const { path, text } of files) await zip.add(path, text)
  const gone = await addShotFiles(zip, shots, from.shots)
  await zip.end()
  return { file: parts.file('application/zip'), gone }
}

function topicNoteOf({ topic, title, entries, options, shots }: ExportSource): TopicNote {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return writeTopicNote(topic ?? gatherTopic(title, entries), byId, { options, timeLink, shots })
}

/** The texts that the first entries of an export become, exactly as they will be written. */
export async function previewFiles(source: ExportSource, count: number): Promise<ExportFile[]> {
  const entries = source.topic ? source.entries : source.entries.slice(0, count)
  const isWhole = entries.length === source.entries.length
  if (source.profile === 'topic-note') {
    const { fileName, text } = topicNoteOf({ ...source, entries })
    return [{ path: fileName, text }]
  }
  if (source.profile === 'reading-sheet') return sheetsOf({ ...source, entries }).files
  const shots = { ...source.shots, read: async () => undefined }
  const written = await writeExport({ ...source, entries, shots }, {})
  const files = unzipSync(new Uint8Array(await written.file.arrayBuffer()))
  const all = Object.entries(files).map(([path, bytes]) => ({ path, text: strFromU8(bytes) }))
  // A document without most of its entries is not what will be written.
  return isWhole ? all : all.filter(({ path }) => /^(?:entries|transcripts)\//.test(path))
}
