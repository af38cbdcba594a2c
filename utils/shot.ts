import * as v from 'valibot'
import { fromBase64, toBase64 } from './base64'
import { checkPicture, checkPictureSize, PictureError, type PictureFacts } from './picture'

/** A picture kept in the library: a frame, a picture of a tab, or one that was pasted. */
export interface Shot {
  /** The file's name, which notes embed as `![[name]]`: made from the content, so equal pictures are one. */
  name: string
  type: PictureFacts['type']
  blob: Blob
  widthPixels: number
  heightPixels: number
  /** Content time in the video that it is a frame of. */
  seconds?: number | undefined
  createdAt: string
}

export const packedShotSchema = v.object({
  type: v.string(),
  /** The file's bytes in Base64. */
  base64: v.string(),
  widthPixels: v.number(),
  heightPixels: v.number(),
  /** Content time in the video that it is a frame of. */
  seconds: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
})
/** A picture as a message carries it: every browser takes text, and only some take Blobs. */
export type PackedShot = v.InferOutput<typeof packedShotSchema>

const extensions: Record<PictureFacts['type'], string> = {
  'image/webp': 'webp',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
}

/** In a shot's name: the beginning of its SHA-256, or all of it where two pictures begin alike. */
const namePattern = String.raw`(?:[\da-f]{64}|[\da-f]{16})\.(?:webp|png|jpg|gif)`
const wholeNamePattern = new RegExp(`^${namePattern}$`)
/** As part of a larger pattern: the first group is the name, the second the caption. */
export const shotEmbedSource = String.raw`!\[\[(${namePattern})(?:\|([^\[\]\n]*))?\]\]`
const embedPattern = new RegExp(shotEmbedSource, 'g')
const embedHerePattern = new RegExp(shotEmbedSource, 'y')

export function isShotName(name: string): boolean {
  return wholeNamePattern.test(name)
}

/** The names that a picture may get, the shorter one first. */
export async function namesForShot(bytes: Uint8Array<ArrayBuffer>, type: PictureFacts['type']): Promise<string[]> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 16), hex].map((stem) => `${stem}.${extensions[type]}`)
}

/** The text that shows a shot in notes. */
export function shotEmbed(name: string): string {
  return `![[${name}]]`
}

/** A shot that a text embeds. */
export interface ShotEmbed {
  name: string
  /** What stands behind the bar: a width, or words. */
  caption?: string
  /** Behind its `]]`. */
  end: number
}

/** The shot that a text embeds at an index. */
export function shotEmbedAt(text: string, at: number): ShotEmbed | undefined {
  embedHerePattern.lastIndex = at
  const [, name, caption] = embedHerePattern.exec(text) ?? []
  return name === undefined
    ? undefined
    : { name, end: embedHerePattern.lastIndex, ...(caption !== undefined && { caption }) }
}

/** A text in parts: what embeds a shot, and what stands around it. */
export function splitAtShots(text: string): { text: string; isShot: boolean }[] {
  const parts: { text: string; isShot: boolean }[] = []
  let behind = 0
  for (const { 0: embed, index } of text.matchAll(embedPattern)) {
    parts.push({ text: text.slice(behind, index), isShot: false }, { text: embed, isShot: true })
    behind = index + embed.length
  }
  parts.push({ text: text.slice(behind), isShot: false })
  return parts.filter((part) => part.text !== '')
}

/** The names of the shots that a text embeds, each once, in order. What stands in code counts too: it may move. */
export function shotNamesIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(embedPattern), ([, name = '']) => name))]
}

/**
 * A picture as a message carries it.
 * @throws PictureError when it is no picture that can be kept.
 */
export function packShot(bytes: Uint8Array, seconds?: number): PackedShot {
  return { ...checkPicture(bytes), base64: toBase64(bytes), ...(seconds !== undefined && { seconds }) }
}

/**
 * The bytes of a picture that came in a message, with what they themselves say of it.
 * @throws PictureError
 */
export function unpackShot({ base64 }: PackedShot): PictureFacts & { bytes: Uint8Array<ArrayBuffer> } {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = fromBase64(base64)
  } catch (cause) {
    throw new PictureError('This picture did not arrive whole. Try again.', { cause })
  }
  return { ...checkPicture(bytes), bytes }
}

/**
 * A picture that was pasted, dropped or cut, as a message carries it.
 * @throws PictureError when it is no picture that can be kept.
 */
export async function packPicture(file: Blob, seconds?: number): Promise<PackedShot> {
  checkPictureSize(file.size)
  return packShot(new Uint8Array(await file.arrayBuffer()), seconds)
}

/**
 * A picture that came in a message, as a file.
 * @throws PictureError
 */
export function unpackPicture(shot: PackedShot): Blob {
  const { bytes, type } = unpackShot(shot)
  return new Blob([bytes], { type })
}
