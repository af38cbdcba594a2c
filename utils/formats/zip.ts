import { deflateSync, strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { pause } from './pause'
import type { ExportControl, Sink } from './sink'

/** Every file carries this time, in every zone, so that equal contents give equal bytes. */
const fileTime = new Date(1980, 0, 1)
/** More files, or more bytes, need the zip64 form, which this writer does not have. */
const mostFiles = 65_535
const mostBytes = 0xffff_ffff
/** A page stays alive when it gets its turn within a frame. */
const longestTurnMilliseconds = 12

/** A file of a zip that is written piece by piece. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>
  close(): Promise<void>
}

export interface ZipWriter {
  /** Adds a whole file. */
  add(path: string, content: string | Uint8Array): Promise<void>
  /** Adds a file of a kind that has been compressed already, such as a picture. */
  addCompressed(path: string, content: Uint8Array): Promise<void>
  /** Begins a file that is too large to hold whole; the next one begins when this one is closed. */
  open(path: string): OpenFile
  end(): Promise<{ fileCount: number; byteCount: number }>
}

/** A file that is deflated in one go: far cheaper for many small files than a stream for each. */
class DeflatedFile extends ZipPassThrough {
  override compression = 8

  protected override process(chunk: Uint8Array<ArrayBuffer>): void {
    this.ondata(null, deflateSync(chunk), true)
  }
}

/**
 * Writes a zip file by file; what is written is not kept. It gives up its turn, tells its progress and can be stopped:
 * then it throws the signal's reason.
 */
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
      if (byteCount > mostBytes) throw new Error('The zip is larger than 4 GB. Export a part of the library at a time.')
      await sink(chunk)
    }
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
  const countFile = () => {
    fileCount += 1
    if (fileCount > mostFiles)
      throw new Error(`A zip holds ${mostFiles} files. Export a part of the library at a time.`)
  }
  const addWhole = async (file: ZipPassThrough, content: Uint8Array) => {
    countFile()
    file.mtime = fileTime
    zip.add(file)
    file.push(content, true)
    await takeTurns()
  }
  return {
    add: (path, content) => addWhole(new DeflatedFile(path), typeof content === 'string' ? strToU8(content) : content),
    addCompressed: (path, content) => addWhole(new ZipPassThrough(path), content),
    open: (path) => {
      countFile()
      const file = new ZipDeflate(path)
      file.mtime = fileTime
      zip.add(file)
      const push = (bytes: Uint8Array, isLast: boolean) => {
        file.push(bytes, isLast)
        return takeTurns()
      }
      return { write: (bytes) => push(bytes, false), close: () => push(new Uint8Array(), true) }
    },
    end: async () => {
      zip.end()
      await drain()
      onProgress?.({ fileCount, byteCount })
      return { fileCount, byteCount }
    },
  }
}
