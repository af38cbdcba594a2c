import * as v from 'valibot'
import { pause } from '@/utils/formats/pause'

interface RecordLines<T> {
  /** Named in the problems. */
  file: string
  bytes: Uint8Array | undefined
  schema: v.GenericSchema<unknown, T>
  /** What brings a record of an older version up to date, one after the other. */
  lifts: readonly (((record: unknown) => unknown) | undefined)[]
  problems: string[]
}

/** A file that is broken throughout need not say so on every line. */
const mostProblems = 10
const linesPerTurn = 200

/** The records of a file with one a line. A line that can't be read is named as a problem, and the others are read. */
export async function readRecords<T extends object>(source: RecordLines<T>): Promise<T[]> {
  const { file, bytes, problems } = source
  const records: T[] = []
  const ids = new Set<string>()
  let badCount = 0
  const lines = linesOf(bytes)
  for (const [index, line] of lines.entries()) {
    if (index % linesPerTurn === 0) await pause()
    const record = readRecord(line, source, ids)
    if (typeof record !== 'string') {
      records.push(record)
      continue
    }
    badCount += 1
    if (badCount <= mostProblems)
      problems.push(`Line ${index + 1} of ${file} can't be read and is left out: ${record}.`)
  }
  if (badCount > mostProblems) problems.push(`So are ${badCount - mostProblems} more lines of ${file}.`)
  return records
}

function linesOf(bytes: Uint8Array | undefined): string[] {
  const text = new TextDecoder().decode(bytes)
  if (text === '') return []
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** The record of a line, or what is wrong with it. */
function readRecord<T extends object>(line: string, { schema, lifts }: RecordLines<T>, ids: Set<string>): T | string {
  try {
    const stored: unknown = JSON.parse(line)
    const record = v.safeParse(
      schema,
      lifts.reduce((lifted, lift) => (lift ? lift(lifted) : lifted), stored),
    )
    if (!record.success) return describe(record.issues[0])
    const id = 'id' in record.output ? String(record.output.id) : undefined
    if (id !== undefined && ids.has(id)) return `another line has its id (${id})`
    if (id !== undefined) ids.add(id)
    return record.output
  } catch (error) {
    return error instanceof SyntaxError ? 'it is no JSON' : error instanceof Error ? error.message : String(error)
  }
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return `${path ?? 'it'} should be ${issue.expected ?? 'something else'}`
}
