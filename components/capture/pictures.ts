import { createShotUrls } from '@/components/shot-urls'
import type { Background } from '@/utils/messages'
import { namesForShot, type PackedShot, unpackPicture, unpackShot } from '@/utils/shot'

/** The shots of the notes: kept, and shown again. */
export interface Pictures {
  /** Keeps a picture and answers its name. What is held back, as in a private window, is kept by `store`. */
  keep(shot: PackedShot, options: { isHeldBack: boolean }): Promise<string>
  /** An object URL of a shot; undefined when there is none of that name. */
  load(name: string): Promise<string | undefined>
  /** Keeps what was held back. */
  store(): Promise<void>
}

export function createPictures(background: Pick<Background, 'keepShot' | 'getShot'>): Pictures {
  const held = new Map<string, PackedShot>()
  return {
    async keep(shot, { isHeldBack }) {
      if (!isHeldBack) return (await background.keepShot({ shot })).name
      const { bytes, type } = unpackShot(shot)
      const [name = ''] = await namesForShot(bytes, type)
      held.set(name, shot)
      return name
    },
    load: createShotUrls(async (name) => {
      const shot = held.get(name) ?? (await background.getShot({ name }))
      return shot && unpackPicture(shot)
    }),
    async store() {
      for (const [name, shot] of held) {
        await background.keepShot({ shot })
        held.delete(name)
      }
    },
  }
}
