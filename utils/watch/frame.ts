import type { FrameRefusal, TakenFrame } from '@/utils/player'

interface FrameWish {
  maxWidthPixels: number
  /** From 0 to 1. */
  quality: number
}

/** Of `readyState`: there is a picture of the present moment. */
const haveCurrentData = 2
/** A seek that takes longer waits for the network. */
const longestSeekMs = 2000

/**
 * The picture that a video shows now, no larger than the video's own. It is drawn before this answers anything, so the
 * time read beside the call is the picture's; only while the video seeks is the picture waited for.
 */
export async function takeFrame(
  video: HTMLVideoElement | undefined,
  { maxWidthPixels, quality }: FrameWish,
): Promise<Omit<TakenFrame, 'seconds'> | { refusal: FrameRefusal }> {
  if (video?.seeking) await endOfSeek(video)
  if (!video?.videoWidth || video.readyState < haveCurrentData) return { refusal: 'nothing' }
  // Whether such a video can be drawn depends on the machine; that it is not meant to be is what its page says.
  if (video.mediaKeys) return { refusal: 'protected' }
  const widthPixels = Math.min(Math.round(maxWidthPixels), video.videoWidth)
  const heightPixels = Math.max(1, Math.round((video.videoHeight * widthPixels) / video.videoWidth))
  const canvas = new OffscreenCanvas(widthPixels, heightPixels)
  const context = canvas.getContext('2d')
  if (!context) return { refusal: 'nothing' }
  try {
    context.drawImage(video, 0, 0, widthPixels, heightPixels)
    if (isBlack(context.getImageData(0, 0, widthPixels, heightPixels))) return { refusal: 'protected' }
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality })
    return { bytes: await blob.arrayBuffer(), type: blob.type, widthPixels, heightPixels }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return { refusal: 'tainted' }
    throw error
  }
}

/** A protected video is drawn as black as can be, or not at all. */
function isBlack({ data }: ImageData): boolean {
  const colours = 0x00ffffff
  return new Uint32Array(data.buffer).every((pixel) => (pixel & colours) === 0)
}

function endOfSeek(video: HTMLVideoElement): Promise<unknown> {
  return new Promise((resolve) => {
    video.addEventListener('seeked', resolve, { once: true })
    setTimeout(resolve, longestSeekMs)
  })
}
