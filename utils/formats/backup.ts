import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { strToU8 } from 'fflate'
import type { Activity } from '@/utils/activity'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import type { Shot } from '@/utils/shot'
import type { LecternText } from '@/utils/text'
import {
  type BackupCounts,
  type BackupManifest,
  backupVersion,
  manifestName,
  type RecordFile,
  recordPath,
  shotsFolder,
} from './backup-manifest'
import { compareTexts, gather, sortById } from './in-order'
import type { ExportControl, Sink } from './sink'
import { createZipWriter, type ZipWriter } from './zip'

type Records<T> = Iterable<T> | AsyncIterable<T>

/**
 * Everything stored that a restore brings back: deleted entries and documents too, as long as they can be restored.
 * Drafts are left out: they are not saved yet, and an old one restored would stand against what has been saved since.
 */
export interface BackupSource {
  /** In the order of their ids, or an array in any order. */
  entries: Records<Entry>
  /** In the order of their ids, or an array in any order. */
  documents: Records<LecternDocument>
  /** In any order. */
  activity: Records<Activity>
  /** In the order of their ids, or an array in any order. */
  texts: Records<LecternText>
  /** In the order of their names, or an array in any order. */
  shots: Records<Shot>
}

export interface BackupReport {
  fileCount: number
  byteCount: number
  counts: BackupCounts
}

/** How much text goes into the zip at a time. The cuts are part of the bytes, so they depend on the records alone. */
const pieceLength = 65_536

/**
 * Writes a library as one zip: the records as JSON, one a line and sorted, the shots' pictures, and a manifest with
 * counts and sums. Equal libraries give equal bytes. Memory holds the activity and what is known of each shot, and no
 * more than one picture.
 * @throws the signal's reason when it is aborted.
 */
export async function writeBackup(
  source: BackupSource,
  sink: Sink,
  control: ExportControl = {},
): Promise<BackupReport> {
  const zip = createZipWriter(sink, control)
  const sums: BackupManifest['sums'] = {}
  const writeRecords = async (file: RecordFile, lines: Records<string>) => {
    const { count, sum } = await writeLines(zip, recordPath(file), lines)
    sums[recordPath(file)] = sum
    return count
  }
  const entries = await writeRecords('entries', linesById(source.entries))
  const documents = await writeRecords('documents', linesById(source.documents))
  const activity = await writeRecords('activity', await linesByTime(source.activity))
  const texts = await writeRecords('texts', linesById(source.texts))
  const shots = await writeRecords('shots', await writePictures(zip, source.shots, sums))
  const counts = { entries, documents, activity, shots, texts }
  const manifest: BackupManifest = { format: 'lectern-backup', schemaVersion: backupVersion, counts, sums }
  await zip.add(manifestName, `${JSON.stringify(manifest, undefined, 2)}\n`)
  return { ...(await zip.end()), counts }
}

async function* linesById(records: Records<{ id: string }>): AsyncGenerator<string> {
  let last = ''
  for await (const record of Array.isArray(records) ? sortById(records) : records) {
    if (record.id <= last) throw new Error(`Records to back up must come in the order of their ids: ${record.id}`)
    last = record.id
    yield lineOf(record)
  }
}

/** Activity has no id: what was done in the same instant is sorted by its line. */
async function linesByTime(activity: Records<Activity>): Promise<string[]> {
  const lines = (await gather(activity)).map((each) => ({ at: each.at, line: lineOf(each) }))
  lines.sort((one, other) => compareTexts(one.at, other.at) || compareTexts(one.line, other.line))
  return lines.map(({ line }) => line)
}

async function writeLines(zip: ZipWriter, path: string, lines: Records<string>) {
  const file = zip.open(path)
  const hash = sha256.create()
  let piece = ''
  let count = 0
  const flush = async () => {
    const bytes = strToU8(piece)
    piece = ''
    hash.update(bytes)
    await file.write(bytes)
  }
  for await (const line of lines) {
    piece += `${line}\n`
    count += 1
    if (piece.length >= pieceLength) await flush()
  }
  await flush()
  await file.close()
  return { count, sum: bytesToHex(hash.digest()) }
}

/** Writes the pictures, one at a time. Answers the lines with the rest that is known of them. */
async function writePictures(zip: ZipWriter, shots: Records<Shot>, sums: BackupManifest['sums']): Promise<string[]> {
  const lines: string[] = []
  const inOrder = Array.isArray(shots) ? shots.toSorted((one, other) => compareTexts(one.name, other.name)) : shots
  for await (const { blob, ...known } of inOrder) {
    const path = shotsFolder + known.name
    const bytes = new Uint8Array(await blob.arrayBuffer())
    sums[path] = bytesToHex(sha256(bytes))
    await zip.addCompressed(path, bytes)
    lines.push(lineOf(known))
  }
  return lines
}

/** A record on one line, with the names of every object sorted. */
function lineOf(record: object): string {
  return JSON.stringify(sorted(record))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).sort(([one], [other]) => compareTexts(one, other))
  return Object.fromEntries(fields.map(([name, field]) => [name, sorted(field)]))
}
