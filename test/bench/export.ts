import { unzipSync, zipSync } from 'fflate'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { entryLine } from '@/utils/entry-line'
import { exportVault } from '@/utils/formats/vault'
import { makeLibrary } from './made-library'

export interface ExportFigures {
  /** Milliseconds of each export of the whole library as a vault. */
  exports: number[]
  /** Milliseconds of zipping the same files alone, each measured right after an export. */
  zips: number[]
  fileCount: number
  contentBytes: number
  zipBytes: number
  /** The longest that the page waited for its turn during an export. */
  longestTurnMilliseconds: number
}

/**
 * Exports a made library and zips the same bytes alone, in turns, so that both meet the same machine. It runs in a
 * page or in Node; the first round warms up and is not counted.
 */
export async function measureExport(entryCount: number, rounds = 5): Promise<ExportFigures> {
  const entries = makeLibrary(entryCount).map(withChapters)
  const documents = topicsOf(entries)
  const exports: number[] = []
  const zips: number[] = []
  const turns = watchTurns()
  const figures = { fileCount: 0, contentBytes: 0, zipBytes: 0 }
  for (let round = 0; round <= rounds; round++) {
    const chunks: Uint8Array<ArrayBuffer>[] = []
    turns.start()
    const exportedAt = performance.now()
    await exportVault({ entries, documents, timeLink }, (bytes) => void chunks.push(bytes))
    if (round > 0) exports.push(performance.now() - exportedAt)
    turns.stop()
    const files = unzipSync(new Uint8Array(await new Blob(chunks).arrayBuffer()))
    const zippedAt = performance.now()
    figures.zipBytes = zipSync(files, { level: 6 }).length
    if (round > 0) zips.push(performance.now() - zippedAt)
    figures.fileCount = Object.keys(files).length
    figures.contentBytes = Object.values(files).reduce((sum, { length }) => sum + length, 0)
  }
  return { exports, zips, ...figures, longestTurnMilliseconds: turns.longestMilliseconds() }
}

const timeLink = ({ url }: Pick<Entry, 'url'>, seconds: number) => url && `${url}?t=${Math.floor(seconds)}`

function withChapters(entry: Entry): Entry {
  if (entry.kind !== 'video') return entry
  const chapters = Array.from({ length: 8 }, (_, n) => ({ startSeconds: n * 300, title: `Part ${n + 1}` }))
  return { ...entry, chapters, durationSeconds: 2400 }
}

/** One topic for every fifty entries. */
function topicsOf(entries: readonly Entry[]): LecternDocument[] {
  const at = '2026-11-20T10:00:00.000Z'
  return Array.from({ length: Math.ceil(entries.length / 50) }, (_, n) => {
    const placed = entries.slice(n * 50, n * 50 + 50).map(({ id }) => entryLine(id))
    const id = `01900000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`
    const body = `# Topic ${n}\n\n${placed.join('\n\n')}\n`
    return { id, revision: 1, kind: 'topic', title: `Topic ${n}`, properties: [], body, createdAt: at, updatedAt: at }
  })
}

/** Watches how long a timer waits for its turn. */
function watchTurns() {
  let longest = 0
  let last = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const look = () => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }
  return {
    start: () => {
      last = performance.now()
      timer = setInterval(look)
    },
    stop: () => clearInterval(timer),
    longestMilliseconds: () => longest,
  }
}
