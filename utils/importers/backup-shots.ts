import * as v from 'valibot'
import { shotsFolder } from '@/utils/formats/backup-manifest'
import { readPicture } from '@/utils/picture'
import { namesForShot, type Shot } from '@/utils/shot'
import type { CheckedFiles } from './backup'

/** What a backup's line knows of a shot; type and size are read from the picture itself. */
export const shotRecordSchema = v.object({
  name: v.string(),
  seconds: v.optional(v.number()),
  createdAt: v.string(),
})
type ShotRecord = v.InferOutput<typeof shotRecordSchema>

/** The pictures of a backup, each with its line. What is no picture, or not named after its content, is left out. */
export async function readShots(
  files: CheckedFiles,
  records: readonly ShotRecord[],
  problems: string[],
): Promise<Shot[]> {
  const known = new Map(records.map((record) => [record.name, record]))
  const inFolder = files.paths
    .filter((path) => path.startsWith(shotsFolder))
    .map((path) => path.slice(shotsFolder.length))
  const shots: Shot[] = []
  for (const name of new Set([...known.keys(), ...inFolder])) {
    const bytes = await files.read(shotsFolder + name)
    if (!bytes) continue
    const facts = readPicture(bytes)
    if (!facts || !(await namesForShot(bytes, facts.type)).includes(name)) {
      problems.push(`${shotsFolder}${name} is not the picture that it is named after, and is left out.`)
      continue
    }
    // A picture without a line has lost when it was taken, and nothing else.
    const record = known.get(name) ?? { name, createdAt: new Date(0).toISOString() }
    shots.push({ ...record, ...facts, blob: new Blob([bytes], { type: facts.type }) })
  }
  return shots
}
