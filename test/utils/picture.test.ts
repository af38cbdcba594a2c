import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pictures } from '@/test/pictures'
import { checkPicture, readPicture } from '@/utils/picture'

const size = { widthPixels: 7, heightPixels: 5 }
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A WebP with further parts, such as transparency: its canvas is told first. */
function extendedWebp(width: number, height: number): Uint8Array {
  const header = new Uint8Array(30)
  header.set(bytesOf('RIFF\0\0\0\0WEBPVP8X'))
  const view = new DataView(header.buffer)
  view.setUint8(16, 10)
  for (const [offset, value] of [
    [24, width - 1],
    [27, height - 1],
  ] as const) {
    view.setUint16(offset, value & 0xffff, true)
    view.setUint8(offset + 2, value >>> 16)
  }
  return header
}

/** A PNG that says it is so large. */
function pngOf(width: number, height: number): Uint8Array {
  const bytes = pictures.png.slice()
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

describe('readPicture', () => {
  it.each([
    ['png', pictures.png, { type: 'image/png', ...size }],
    ['a wide png', pictures.widePng, { type: 'image/png', widthPixels: 9, heightPixels: 4 }],
    ['lossy webp', pictures.lossyWebp, { type: 'image/webp', ...size }],
    ['lossless webp', pictures.losslessWebp, { type: 'image/webp', ...size }],
    ['extended webp', extendedWebp(70_001, 5), { type: 'image/webp', widthPixels: 70_001, heightPixels: 5 }],
    ['jpeg', pictures.jpeg, { type: 'image/jpeg', ...size }],
    ['gif', pictures.gif, { type: 'image/gif', ...size }],
  ])('tells the type and size of %s', (_, bytes, facts) => {
    expect(readPicture(bytes)).toEqual(facts)
  })

  it('reads bytes that stand somewhere in a larger buffer', () => {
    const buffer = new Uint8Array(pictures.jpeg.length + 3)
    buffer.set(pictures.jpeg, 3)
    expect(readPicture(buffer.subarray(3))).toMatchObject(size)
  })

  it.each([
    ['nothing', ''],
    ['a vector picture', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a vector picture behind a declaration', '<?xml version="1.0"?><svg/>'],
    ['a page', '<!doctype html><img src=x onerror=alert(1)>'],
    ['a document', '%PDF-1.7'],
    ['a sound in the same wrapping', 'RIFF\0\0\0\0WAVEfmt '],
    ['an icon', '\0\0\u0001\0'],
  ])('is not taken in by %s', (_, text) => {
    expect(readPicture(bytesOf(text))).toBeUndefined()
  })

  it.each(Object.entries(pictures))('asks for more than the beginning of a %s', (_, bytes) => {
    for (let end = 0; end < 10; end++) expect(readPicture(bytes.subarray(0, end))).toBeUndefined()
  })

  it('never throws, whatever follows a known beginning', () => {
    const beginnings = Object.values(pictures).map((bytes) => bytes.subarray(0, 20))
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.nat(20), fc.uint8Array({ maxLength: 80 }), (bytes, end, rest) => {
        const facts = readPicture(new Uint8Array([...bytes.subarray(0, end), ...rest]))
        if (facts) expect(Math.min(facts.widthPixels, facts.heightPixels)).toBeGreaterThan(0)
      }),
    )
  })
})

describe('checkPicture', () => {
  it.each([
    [pngOf(60_000, 60_000), /50 million pixels/],
    [pngOf(0, 5), /no picture/],
    [new Uint8Array(20_000_001), /larger than 20 MB/],
    [bytesOf('<svg/>'), /no picture/],
  ])('says what is wrong (%#)', (bytes, sentence) => {
    expect(() => checkPicture(bytes)).toThrow(sentence)
  })
})
