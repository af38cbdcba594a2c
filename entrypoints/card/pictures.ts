import type { Background } from '@/utils/messages'
import { namesForShot, type PackedShot, packShot, unpackShot } from '@/utils/shot'

/** The shots of the notes: kept, and shown again. */
export interface Pictures {
  /**
   * Keeps a picture and answers its name. What a private window holds back is kept by `store`.
   * @throws PictureError when it is no picture that can be kept.
   */
  keep(bytes: Uint8Array, options: { seconds?: number | undefined; isHeldBack: boolean }): Promise<string>
  /** An object URL of a shot; undefined when there is none of that name. */
  load(name: string): Promise<string | undefined>
  /** Keeps what was held back. */
  store(): Promise<void>
  /** Gives the object URLs back. */
  release(): void
}

export function createPictures(background: Pick<Background, 'keepShot' | 'getShot'>): Pictures {
  const held = new Map<string, PackedShot>()
  const urls = new Map<string, Promise<string | undefined>>()

  const makeUrl = async (name: string): Promise<string | undefined> => {
    const shot = held.get(name) ?? (await background.getShot({ name }))
    if (!shot) return undefined
    const { bytes, type } = unpackShot(shot)
    return URL.createObjectURL(new Blob([bytes], { type }))
  }

  return {
    async keep(bytes, { seconds, isHeldBack }) {
      const shot = packShot(bytes, seconds)
      if (!isHeldBack) return (await background.keepShot({ shot })).name
      const { bytes: own, type } = unpackShot(shot)
      const [name = ''] = await namesForShot(own, type)
      held.set(name, shot)
      return name
    },
    async load(name) {
      const known = urls.get(name) ?? makeUrl(name)
      urls.set(name, known)
      const url = await known
      // It may be there later: another surface stores it.
      if (url === undefined) urls.delete(name)
      return url
    },
    async store() {
      for (const [name, shot] of held) {
        await background.keepShot({ shot })
        held.delete(name)
      }
    },
    release() {
      for (const url of urls.values()) void url.then((known) => known !== undefined && URL.revokeObjectURL(known))
      urls.clear()
    },
  }
}
