import type { Region } from '@/utils/region'

interface CutWish {
  maxWidthPixels: number
  /** From 0 to 1. */
  quality: number
}

/** A part of a picture as a picture of its own, no wider than wished. */
export async function cutPicture(picture: Blob, region: Region, { maxWidthPixels, quality }: CutWish): Promise<Blob> {
  const width = Math.min(maxWidthPixels, region.width)
  const height = Math.max(1, Math.round((region.height * width) / region.width))
  const part = await createImageBitmap(picture, region.x, region.y, region.width, region.height)
  try {
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('The browser gives no room to cut the picture. Close some tabs and try again.')
    context.imageSmoothingQuality = 'high'
    context.drawImage(part, 0, 0, width, height)
    return await canvas.convertToBlob({ type: 'image/webp', quality })
  } finally {
    part.close()
  }
}
