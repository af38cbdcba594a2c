import { deflateSync, strToU8, Zip, ZipPassThrough } from 'fflate'
import { pause } from './pause'
import type { ExportControl, Sink } from './sink'

/** Every file carries this time, in every zone, so that equal contents give equal bytes. */
const fileTime = new Date(1980, 0, 1)
/** More files need the zip64 form, which this writer does not have. */
const mostFiles = 65_535
const mostBytes = 0xffff_ffff
/** A page stays alive when it gets its turn within a frame. */
const longestTurnMilliseconds = 12

export interface ZipWriter {
  add(path: string, content: string | Uint8Array): Promise<void>
  end(): Promise<{ fileCount: number; byteCount: number }>
}

/** A file of a zip, deflated in one go: far cheaper for many small files than a stream for each. */
class DeflatedFile extends ZipPassThrough {
  override compression = 8
  override mtime = fileTime

  protected override process(chunk: Uint8Array<ArrayBuffer>): void {
    this.ondata(null, deflateSync(chunk), true)
  }
}

/** Writes a zip file by file: what is written is not kept. It gives up its turn, tells its progress and can be stopped. */
export function createZipWriter(sink: Sink, { onProgress, signal }: ExportControl = {}): ZipWriter {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let fileCount = 0
  let byteCount = 0
  let turnStart = performance.now()
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk as Uint8Array<ArrayBuffer>)
  })
  const drain = async () => {
    for (const chunk of chunks.splice(0)) {
      byteCount += chunk.length
      await sink(chunk)
    }
    if (byteCount > mostBytes)
      throw new Error('The export is larger than 4 GB. Export a part of the library at a time.')
  }
  const takeTurns = async () => {
    signal?.throwIfAborted()
    if (performance.now() - turnStart < longestTurnMilliseconds) return
    await drain()
    onProgress?.({ fileCount, byteCount })
    await pause()
    signal?.throwIfAborted()
    turnStart = performance.now()
  }
  return {
    add: async (path, content) => {
      if (++fileCount > mostFiles)
        throw new Error(`One zip holds ${mostFiles} files. Export a part of the library at a time.`)
      const file = new DeflatedFile(path)
      zip.add(file)
      file.push(typeof content === 'string' ? strToU8(content) : content, true)
      await takeTurns()
    },
    end: async () => {
      zip.end()
      await drain()
      onProgress?.({ fileCount, byteCount })
      return { fileCount, byteCount }
    },
  }
}
