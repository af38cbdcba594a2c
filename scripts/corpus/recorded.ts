import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import * as v from 'valibot'

const manifestSchema = v.array(v.object({ file: v.string(), url: v.string(), kind: v.string() }))
const expectedSchema = v.object({
  unreadable: v.optional(v.boolean()),
  expected: v.nullish(v.record(v.string(), v.unknown())),
})

/** One recorded page: its file, the URL to serve it under, and what kind of thing it is about. */
export type RecordedPage = v.InferOutput<typeof manifestSchema>[number]

/** What is known of a page: parts of its entry, or that it can't be read. */
export interface Expected {
  isUnreadable: boolean
  fields: Readonly<Record<string, unknown>>
}

/** @throws when the folder has no manifest of pages. */
export async function readManifest(folder: string): Promise<RecordedPage[]> {
  return v.parse(manifestSchema, JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
}

/** What is known of a page, or undefined where nothing is. */
export async function readExpected(folder: string, page: RecordedPage): Promise<Expected | undefined> {
  const path = join(folder, 'expected', `${basename(page.file, extname(page.file))}.json`)
  if (!existsSync(path)) return undefined
  const { unreadable, expected } = v.parse(expectedSchema, JSON.parse(await readFile(path, 'utf8')))
  return { isUnreadable: unreadable === true || expected?.unreadable === true, fields: expected ?? {} }
}
