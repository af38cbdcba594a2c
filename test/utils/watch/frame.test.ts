import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeFrame } from '@/utils/watch/frame'

// What the browsers really draw is tested in them; here stand the rules.

const wish = { maxWidthPixels: 1280, quality: 0.8 }
let pixels = [9, 9, 9, 255]
let refusal: Error | undefined
const encode = vi.fn(async () => new Blob(['picture'], { type: 'image/webp' }))

class Canvas {
  convertToBlob = encode
  constructor(
    readonly width: number,
    readonly height: number,
  ) {}
  getContext() {
    const getImageData = () => {
      if (refusal) throw refusal
      return { data: Uint8ClampedArray.from(pixels) }
    }
    return { drawImage: () => undefined, getImageData }
  }
}

function videoOf(fields: object = {}): HTMLVideoElement {
  const video = document.createElement('video')
  for (const [name, value] of Object.entries({ readyState: 4, videoWidth: 1920, videoHeight: 1080, ...fields })) {
    Object.defineProperty(video, name, { value })
  }
  return video
}

beforeEach(() => {
  pixels = [9, 9, 9, 255]
  refusal = undefined
  vi.stubGlobal('OffscreenCanvas', Canvas)
})
afterEach(() => vi.unstubAllGlobals())

describe('takeFrame', () => {
  it.each([
    [{}, 1280, 720],
    [{ videoWidth: 640, videoHeight: 360 }, 640, 360],
    [{ videoWidth: 1080, videoHeight: 1920 }, 1080, 1920],
    [{ videoWidth: 4000, videoHeight: 1 }, 1280, 1],
  ])('makes %j no wider than wished and than it is', async (fields, widthPixels, heightPixels) => {
    expect(await takeFrame(videoOf(fields), wish)).toMatchObject({ type: 'image/webp', widthPixels, heightPixels })
    expect(encode).toHaveBeenLastCalledWith({ type: 'image/webp', quality: 0.8 })
  })

  it.each([
    ['there is no video', undefined],
    ['there is no picture yet', videoOf({ readyState: 1 })],
    ['it has only sound', videoOf({ videoWidth: 0 })],
  ])('says that there is nothing when %s', async (_, video) => {
    expect(await takeFrame(video, wish)).toEqual({ refusal: 'nothing' })
  })

  it('says that a video is protected by its keys, and by its being black all over', async () => {
    expect(await takeFrame(videoOf({ mediaKeys: {} }), wish)).toEqual({ refusal: 'protected' })
    for (const alpha of [0, 255]) {
      pixels = [0, 0, 0, alpha, 0, 0, 0, alpha]
      expect(await takeFrame(videoOf(), wish)).toEqual({ refusal: 'protected' })
    }
    pixels = [0, 0, 0, 255, 0, 0, 1, 255]
    expect(await takeFrame(videoOf(), wish)).toHaveProperty('bytes')
  })

  it('says that a video of another host is tainted, and hides no other failure', async () => {
    refusal = new DOMException('tainted', 'SecurityError')
    expect(await takeFrame(videoOf(), wish)).toEqual({ refusal: 'tainted' })
    refusal = new Error('out of memory')
    await expect(takeFrame(videoOf(), wish)).rejects.toThrow('out of memory')
  })

  it('waits for the picture that the video seeks', async () => {
    const video = videoOf({ seeking: true })
    const taken = takeFrame(video, wish)
    encode.mockClear()
    await Promise.resolve()
    expect(encode).not.toHaveBeenCalled()
    video.dispatchEvent(new Event('seeked'))
    expect(await taken).toHaveProperty('bytes')
  })
})
