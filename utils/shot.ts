/** A picture kept in the library: a frame, a picture of a tab, or one that was pasted. */
export interface Shot {
  /** The file's name, which notes embed as `![[name]]`: made from the content, so equal pictures are one. */
  name: string
  /** `image/webp`, `image/png`, `image/jpeg` or `image/gif`. */
  type: string
  blob: Blob
  widthPixels: number
  heightPixels: number
  /** Content time in the video that it is a frame of. */
  seconds?: number
  createdAt: string
}

/** A picture as a message carries it: every browser takes text, and only some take Blobs. */
export interface PackedShot {
  type: string
  /** The file's bytes in Base64. */
  base64: string
  widthPixels: number
  heightPixels: number
  seconds?: number
}
