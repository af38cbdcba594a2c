import { inflateSync, strFromU8 } from 'fflate'

/** More than any library's records unpack to, and less than a page can hold. */
const mostUnpackedBytes = 1_000_000_000
/** Text deflates to a twentieth or so; a file that unpacks to far more than its zip was made to fill the memory. */
const mostUnpackedPerByte = 200
const leastLimitBytes = 50_000_000

/** A file of a zip; its bytes stay where the zip is until they are read. */
export interface ZippedFile {
  /** @throws when the zip is damaged there. */
  read(): Promise<Uint8Array<ArrayBuffer>>
}

/**
 * The files of a zip whose paths are wanted, or undefined when it can't be read; `problems` then says why. What is
 * deflated may not unpack to more than a limit in all; what is stored as it is, such as pictures, is read in place.
 */
export async function readZip(
  file: Blob | Uint8Array,
  isWanted: (path: string) => boolean,
  problems: string[],
  mostBytes = mostUnpackedBytes,
): Promise<Map<string, ZippedFile> | undefined> {
  const zip = file instanceof Uint8Array ? new Blob([file.slice()]) : file
  const beginning = await bytesOf(zip, 0, 2)
  if (beginning[0] !== 0x50 || beginning[1] !== 0x4b) {
    problems.push('This file is no zip, so it is no Lectern backup. Choose the zip that Lectern saved.')
    return undefined
  }
  try {
    const entries = (await readDirectory(zip)).filter(({ path }) => isWanted(path))
    const limit = Math.min(mostBytes, Math.max(leastLimitBytes, zip.size * mostUnpackedPerByte))
    const unpackedBytes = entries.reduce((sum, { isDeflated, sizeBytes }) => sum + (isDeflated ? sizeBytes : 0), 0)
    if (unpackedBytes > limit) {
      problems.push(
        'The zip would unpack to more than any backup holds, so it is not read. Choose the zip that Lectern saved.',
      )
      return undefined
    }
    return new Map(entries.map((entry) => [entry.path, { read: () => unpack(zip, entry) }]))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    problems.push('The zip is damaged or not whole. Copy it again from where it was saved, or choose another backup.')
    return undefined
  }
}

interface ZipEntry {
  path: string
  isDeflated: boolean
  packedBytes: number
  sizeBytes: number
  /** Of the file's own header. */
  offset: number
}

/** Of the record at the end, and how far from the end it may begin: behind it stands a comment at most. */
const [endSignature, endBytes, longestComment] = [0x06054b50, 22, 0xffff]
const [entrySignature, entryBytes] = [0x02014b50, 46]
const [headerSignature, headerBytes] = [0x04034b50, 30]

/**
 * What the directory at a zip's end names. Zips of more than 4 GB or 65,535 files have another form, which Lectern
 * does not write. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3
 * @throws RangeError when it is damaged.
 */
async function readDirectory(zip: Blob): Promise<ZipEntry[]> {
  const tail = viewOf(await bytesOf(zip, Math.max(0, zip.size - endBytes - longestComment), zip.size))
  let end = tail.byteLength - endBytes
  while (end >= 0 && tail.getUint32(end, true) !== endSignature) end--
  if (end < 0) throw new RangeError('The zip has no directory.')
  const count = tail.getUint16(end + 10, true)
  const start = tail.getUint32(end + 16, true)
  const bytes = await bytesOf(zip, start, start + tail.getUint32(end + 12, true))
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  for (let at = 0; entries.length < count; ) {
    if (view.getUint32(at, true) !== entrySignature) throw new RangeError('The zip’s directory is damaged.')
    const pathEnd = at + entryBytes + view.getUint16(at + 28, true)
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0
    entries.push({
      path: strFromU8(bytes.subarray(at + entryBytes, pathEnd), !isUtf8),
      isDeflated: view.getUint16(at + 10, true) !== 0,
      packedBytes: view.getUint32(at + 20, true),
      sizeBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = pathEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

async function unpack(zip: Blob, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  const header = viewOf(await bytesOf(zip, entry.offset, entry.offset + headerBytes))
  if (header.getUint32(0, true) !== headerSignature) throw new RangeError(`${entry.path} is damaged.`)
  const start = entry.offset + headerBytes + header.getUint16(26, true) + header.getUint16(28, true)
  const packed = await bytesOf(zip, start, start + entry.packedBytes)
  if (!entry.isDeflated) return packed
  return inflateSync(packed, { out: new Uint8Array(entry.sizeBytes) }) as Uint8Array<ArrayBuffer>
}

async function bytesOf(zip: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await zip.slice(start, end).arrayBuffer())
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
