import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { type Activity, activitySchema } from '@/utils/activity'
import { documentSchema, type LecternDocument } from '@/utils/document'
import { type Entry, entrySchema } from '@/utils/entry'
import type { Shot } from '@/utils/formats/backup'
import {
  type BackupCounts,
  type BackupManifest,
  manifestName,
  manifestSchema,
  type RecordFile,
  recordPath,
  shotsFolder,
} from '@/utils/formats/backup-manifest'
import { type BackupMigration, backupMigrations } from './backup-migrations'
import { readRecords } from './backup-records'
import { readZip } from './zip'

/** What a backup brings back, for the library to take in whole: by merging, or in place of what it has. */
export interface BackupContent {
  entries: Entry[]
  documents: LecternDocument[]
  activity: Activity[]
  shots: Shot[]
}

/** A backup as the user is shown it before anything is stored. */
export interface BackupReading {
  /** What could be read. */
  counts: BackupCounts
  /** Sentences for the user: what is wrong, and what to do. Empty for a backup that is as it was written. */
  problems: string[]
  /** What could be read; absent when that is nothing. */
  content?: BackupContent
}

export interface ReadBackupOptions {
  migrations?: readonly BackupMigration[]
  /** How much the zip may hold in all when unpacked. */
  mostBytes?: number
}

/** Reads a backup and checks it: sums, counts, and the shape of every record. It stores nothing and never throws. */
export async function readBackup(
  file: Blob | Uint8Array,
  { migrations = backupMigrations, mostBytes }: ReadBackupOptions = {},
): Promise<BackupReading> {
  const problems: string[] = []
  const files = await readZip(file, isBackupPath, problems, mostBytes)
  const manifest = files && readManifest(files.get(manifestName), migrations.length + 1, problems)
  if (!manifest) return { counts: { entries: 0, documents: 0, activity: 0, shots: 0 }, problems }
  checkSums(files, manifest.sums, problems)
  const read = <T extends object>(name: RecordFile, schema: v.GenericSchema<unknown, T>) => {
    const lifts = migrations.slice(manifest.schemaVersion - 1).map((migration) => migration[name])
    return readRecords({ file: recordPath(name), bytes: files.get(recordPath(name)), schema, lifts, problems })
  }
  const content: BackupContent = {
    entries: await read('entries', entrySchema),
    documents: await read('documents', documentSchema),
    activity: await read('activity', activitySchema),
    shots: shotsOf(files),
  }
  const counts = countsOf(content)
  checkCounts(counts, manifest.counts, problems)
  return { counts, problems, content }
}

const recordPaths = new Set<string>([manifestName, ...(['entries', 'documents', 'activity'] as const).map(recordPath)])
const shotPath = new RegExp(`^${shotsFolder}(?!\\.)[^/\\\\\\p{Cc}]+$`, 'u')

function isBackupPath(path: string): boolean {
  return recordPaths.has(path) || shotPath.test(path)
}

function readManifest(bytes: Uint8Array | undefined, newest: number, problems: string[]): BackupManifest | undefined {
  const manifest =
    bytes && v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), new TextDecoder().decode(bytes))
  if (!manifest?.success) {
    const fault = bytes ? 'a manifest.json that Lectern did not write' : 'no manifest.json'
    problems.push(`The zip holds ${fault}, so it is no Lectern backup. Choose the zip that Lectern saved.`)
    return undefined
  }
  const { schemaVersion } = manifest.output
  if (schemaVersion > newest) {
    problems.push(
      `A newer Lectern made this backup (version ${schemaVersion}; this one reads up to ${newest}). ` +
        'Update Lectern, then restore it.',
    )
    return undefined
  }
  return manifest.output
}

function checkSums(files: ReadonlyMap<string, Uint8Array>, sums: BackupManifest['sums'], problems: string[]): void {
  for (const [path, sum] of Object.entries(sums)) {
    const bytes = files.get(path)
    if (!bytes) problems.push(`${path} is missing from the zip. Look for another copy of the backup.`)
    else if (bytesToHex(sha256(bytes)) !== sum) {
      problems.push(`${path} is not as it was saved: its sum differs. Look for another copy of the backup.`)
    }
  }
  for (const path of files.keys()) {
    if (path !== manifestName && sums[path] === undefined) problems.push(`${path} is not in the manifest.`)
  }
}

function checkCounts(found: BackupCounts, named: BackupCounts, problems: string[]): void {
  for (const name of ['entries', 'documents', 'activity', 'shots'] as const) {
    if (found[name] === named[name]) continue
    problems.push(`The backup names ${named[name]} ${name}, and ${found[name]} of them can be read.`)
  }
}

function countsOf({ entries, documents, activity, shots }: BackupContent): BackupCounts {
  return { entries: entries.length, documents: documents.length, activity: activity.length, shots: shots.length }
}

function shotsOf(files: ReadonlyMap<string, Uint8Array>): Shot[] {
  const shots = [...files].filter(([path]) => path.startsWith(shotsFolder))
  return shots.map(([path, bytes]) => ({ name: path.slice(shotsFolder.length), bytes }))
}
