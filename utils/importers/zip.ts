import { unzipSync } from 'fflate'

/** More than any library unpacks to, and less than a page can hold. */
const mostUnpackedBytes = 1_000_000_000
/** Text deflates to a twentieth or so; a file that unpacks to far more than its zip was made to fill the memory. */
const mostUnpackedPerByte = 200
const leastLimitBytes = 50_000_000

/**
 * The files of a zip whose paths are wanted, or undefined when it can't be read; `problems` then says why. No more is
 * unpacked than the zip says that its files hold, and no more than a limit in all.
 */
export async function readZip(
  file: Blob | Uint8Array,
  isWanted: (path: string) => boolean,
  problems: string[],
  mostBytes = mostUnpackedBytes,
): Promise<Map<string, Uint8Array> | undefined> {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(await file.arrayBuffer())
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    problems.push('This file is no zip, so it is no Lectern backup. Choose the zip that Lectern saved.')
    return undefined
  }
  const limit = Math.min(mostBytes, Math.max(leastLimitBytes, bytes.length * mostUnpackedPerByte))
  let unpackedBytes = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isWanted(name)) return false
        unpackedBytes += originalSize
        if (unpackedBytes > limit) throw new TooLarge()
        return true
      },
    })
    return new Map(Object.entries(files))
  } catch (error) {
    problems.push(
      error instanceof TooLarge
        ? 'The zip would unpack to more than any backup holds, so it is not read. Choose the zip that Lectern saved.'
        : 'The zip is damaged or not whole. Copy it again from where it was saved, or choose another backup.',
    )
    return undefined
  }
}

class TooLarge extends Error {}
