import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { type Activity, activitySchema } from '@/utils/activity'
import { documentSchema, type LecternDocument } from '@/utils/document'
import { type Entry, entrySchema } from '@/utils/entry'
import {
  type BackupCounts,
  type BackupManifest,
  manifestName,
  manifestSchema,
  type RecordFile,
  recordFiles,
  recordPath,
  shotsFolder,
} from '@/utils/formats/backup-manifest'
import { isShotName, type Shot } from '@/utils/shot'
import { type LecternText, textSchema } from '@/utils/text'
import { type BackupMigration, backupMigrations } from './backup-migrations'
import { readRecords } from './backup-records'
import { readShots, shotRecordSchema } from './backup-shots'
import { readZip, type ZippedFile } from './zip'

/** What a backup brings back, for the library to take in whole: by merging, or in place of what it has. */
export interface BackupContent {
  entries: Entry[]
  documents: LecternDocument[]
  activity: Activity[]
  texts: LecternText[]
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
  const zip = await readZip(file, isBackupPath, problems, mostBytes)
  const manifestBytes = zip && (await readFile(zip, manifestName, problems))
  const manifest = zip && readManifest(manifestBytes, migrations.length + 1, problems)
  if (!manifest) return { counts: { entries: 0, documents: 0, activity: 0, shots: 0, texts: 0 }, problems }
  const files = checkedFiles(zip, manifest, problems)
  const read = async <T extends object>(name: RecordFile, schema: v.GenericSchema<unknown, T>) => {
    const lifts = migrations.slice(manifest.schemaVersion - 1).map((migration) => migration[name])
    const path = recordPath(name)
    // A version that did not have the file yet names none in its sums.
    const bytes = path in manifest.sums ? await files.read(path) : undefined
    return readRecords({ file: path, bytes, schema, lifts, problems })
  }
  const content: BackupContent = {
    entries: await read('entries', entrySchema),
    documents: await read('documents', documentSchema),
    activity: await read('activity', activitySchema),
    texts: await read('texts', textSchema),
    shots: await readShots(files, await read('shots', shotRecordSchema), problems),
  }
  files.nameOthers()
  const counts = countsOf(content)
  checkCounts(counts, manifest.counts, problems)
  return { counts, problems, content }
}

const recordPaths = new Set<string>([manifestName, ...recordFiles.map(recordPath)])

function isBackupPath(path: string): boolean {
  return recordPaths.has(path) || (path.startsWith(shotsFolder) && isShotName(path.slice(shotsFolder.length)))
}

type Files = ReadonlyMap<string, ZippedFile>

/** A file's bytes, or undefined when they can't be read, which is a problem. */
async function readFile(files: Files, path: string, problems: string[]) {
  try {
    return await files.get(path)?.read()
  } catch {
    // What the zip's reader says of it helps nobody.
    problems.push(`${path} is damaged. Look for another copy of the backup.`)
    return undefined
  }
}

export interface CheckedFiles {
  paths: readonly string[]
  /** A file's bytes; that it is missing, or not as it was saved, is a problem. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** To be called when all is read: names what should have been there as well. */
  nameOthers(): void
}

function checkedFiles(files: Files, { sums }: BackupManifest, problems: string[]): CheckedFiles {
  const asked = new Set<string>()
  const sayMissing = (path: string) =>
    problems.push(`${path} is missing from the zip. Look for another copy of the backup.`)
  return {
    paths: [...files.keys()],
    async read(path) {
      asked.add(path)
      if (!files.has(path)) sayMissing(path)
      const bytes = await readFile(files, path, problems)
      const sum = sums[path]
      if (bytes && sum === undefined) problems.push(`${path} is not in the manifest.`)
      else if (bytes && bytesToHex(sha256(bytes)) !== sum) {
        problems.push(`${path} is not as it was saved: its sum differs. Look for another copy of the backup.`)
      }
      return bytes
    },
    nameOthers() {
      for (const path of Object.keys(sums)) if (!asked.has(path) && !files.has(path)) sayMissing(path)
    },
  }
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

function checkCounts(found: BackupCounts, named: BackupCounts, problems: string[]): void {
  for (const name of recordFiles) {
    if (found[name] === named[name]) continue
    problems.push(`The backup names ${named[name]} ${name}, and ${found[name]} of them can be read.`)
  }
}

function countsOf({ entries, documents, activity, shots, texts }: BackupContent): BackupCounts {
  return {
    entries: entries.length,
    documents: documents.length,
    activity: activity.length,
    shots: shots.length,
    texts: texts.length,
  }
}
