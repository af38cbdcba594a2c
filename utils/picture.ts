/** What a picture's own bytes say of it. */
export interface PictureFacts {
  type: 'image/webp' | 'image/png' | 'image/jpeg' | 'image/gif'
  widthPixels: number
  heightPixels: number
}

/** A picture that is larger fills the memory of whoever looks at it. */
const mostBytes = 20_000_000
const mostPixels = 50_000_000

/** A picture that is not kept. Its sentence is for the user. */
export class PictureError extends Error {
  override name = 'PictureError'
}

/**
 * Looks at a picture that a page or a clipboard gave: what it calls itself is not believed, only its first bytes are.
 * Vector pictures are documents with scripts and links in them, and are none of the types.
 * @throws PictureError
 */
export function checkPicture(bytes: Uint8Array): PictureFacts {
  checkPictureSize(bytes.length)
  const facts = readPicture(bytes)
  if (!facts) {
    throw new PictureError('This is no picture that Lectern keeps: it must be a WebP, PNG, JPEG or GIF file.')
  }
  if (facts.widthPixels * facts.heightPixels > mostPixels) {
    throw new PictureError('This picture has more than 50 million pixels. Make it smaller, or keep a part of it.')
  }
  return facts
}

/** @throws PictureError when a picture of so many bytes is not even looked at. */
export function checkPictureSize(sizeBytes: number): void {
  if (sizeBytes <= mostBytes) return
  throw new PictureError('This picture is larger than 20 MB. Make it smaller, or keep a part of it.')
}

/** The type and size of a picture, or undefined when the bytes begin none. */
export function readPicture(bytes: Uint8Array): PictureFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const facts = readPng(view) ?? readGif(view) ?? readWebp(view) ?? readJpeg(view)
    return facts && facts.widthPixels > 0 && facts.heightPixels > 0 ? facts : undefined
  } catch (error) {
    // It ends before its size is told.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function startsWith(view: DataView, offset: number, text: string): boolean {
  if (view.byteLength < offset + text.length) return false
  return [...text].every((character, index) => view.getUint8(offset + index) === character.charCodeAt(0))
}

/** https://www.w3.org/TR/png-3/#11IHDR */
function readPng(view: DataView): PictureFacts | undefined {
  if (!startsWith(view, 0, '\x89PNG\r\n\x1a\n') || !startsWith(view, 12, 'IHDR')) return undefined
  return { type: 'image/png', widthPixels: view.getUint32(16), heightPixels: view.getUint32(20) }
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
function readGif(view: DataView): PictureFacts | undefined {
  if (!startsWith(view, 0, 'GIF87a') && !startsWith(view, 0, 'GIF89a')) return undefined
  return { type: 'image/gif', widthPixels: view.getUint16(6, true), heightPixels: view.getUint16(8, true) }
}

/** https://developers.google.com/speed/webp/docs/riff_container: lossy, lossless, or with further parts. */
function readWebp(view: DataView): PictureFacts | undefined {
  if (!startsWith(view, 0, 'RIFF') || !startsWith(view, 8, 'WEBP')) return undefined
  const type = 'image/webp'
  if (startsWith(view, 12, 'VP8 ') && startsWith(view, 23, '\x9d\x01\x2a')) {
    const [width, height] = [view.getUint16(26, true), view.getUint16(28, true)]
    return { type, widthPixels: width & 0x3fff, heightPixels: height & 0x3fff }
  }
  if (startsWith(view, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const sizes = view.getUint32(21, true)
    return { type, widthPixels: (sizes & 0x3fff) + 1, heightPixels: ((sizes >>> 14) & 0x3fff) + 1 }
  }
  if (!startsWith(view, 12, 'VP8X')) return undefined
  const size = (offset: number) => view.getUint16(offset, true) + view.getUint8(offset + 2) * 0x10000 + 1
  return { type, widthPixels: size(24), heightPixels: size(27) }
}

/** The segments up to the one with the frame's size: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1. */
function readJpeg(view: DataView): PictureFacts | undefined {
  if (!startsWith(view, 0, '\xff\xd8\xff')) return undefined
  let at = 2
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      return { type: 'image/jpeg', widthPixels: view.getUint16(at + 7), heightPixels: view.getUint16(at + 5) }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}
