import type { Pictures } from '@/components/capture/pictures'
import { isHeldBack, type Subject } from '@/components/capture/subject'
import type { FrameRefusal, PlayerState } from '@/utils/player'
import { packShot } from '@/utils/shot'
import type { CardEdge, CardSignals, Cutting } from './signals'

const refusals: Record<FrameRefusal, string> = {
  tainted:
    'The browser gives no frame of this video, for it comes from another host. The shortcut for a picture (Alt+Shift+U unless you changed it) keeps a part of the tab instead.',
  protected: 'This video is protected: its pictures can’t be kept.',
  nothing: 'There is no frame to keep: no video was found, or it has not begun to play.',
}
const advertisement = 'An advertisement plays, so no frame was kept. Take it when the talk goes on.'

interface FramingOptions {
  card: CardSignals
  edge: CardEdge
  pictures: Pictures
  playerOf(subject: Subject): PlayerState | undefined
}

/** A frame that was kept. */
export interface KeptFrame {
  name: string
  /** The content time that it shows, where that is known. */
  seconds: number | undefined
}

/** How pictures of the video, and of the tab that it is in, are taken. What is refused throws its sentence. */
export interface Framing {
  /** Keeps the frame that the video shows; undefined where only the tab can be pictured. */
  keepFrame(subject: Subject): Promise<KeptFrame | undefined>
  /** `keepFrame` where nobody can be asked which part of the tab it is. */
  needFrame(subject: Subject): Promise<KeptFrame>
  /** Pictures the tab and has the learner cut the part to keep; see `cutting`. */
  beginCut(subject: Subject): Promise<void>
  /** Keeps what was cut, and answers its name. */
  endCut(cutting: Cutting, shot: Cutting['shot']): Promise<string>
}

export function createFraming({ card, edge, pictures, playerOf }: FramingOptions): Framing {
  const { page, background, tabId } = edge

  const keepFrame = async (subject: Subject): Promise<KeptFrame | undefined> => {
    const { frameWidthPixels, frameQualityPercent } = card.settings.value
    const state = playerOf(subject)
    if (!state) throw new Error('The page plays another video than the one you note on, so no frame was kept.')
    if (state.isApproximate && state.seconds !== undefined) throw new Error(advertisement)
    const frame = await page.takeFrame({ maxWidthPixels: frameWidthPixels, quality: frameQualityPercent / 100 })
    if ('refusal' in frame && frame.refusal === 'tainted') return undefined
    if ('refusal' in frame) throw new Error(refusals[frame.refusal])
    const seconds = frame.seconds ?? state.seconds
    return { name: await pictures.keep(packShot(new Uint8Array(frame.bytes), seconds), isHeldBack(subject)), seconds }
  }

  const pictureTab = async (): Promise<Cutting['shot']> => {
    // The card is no part of the picture.
    await page.setVisible({ isVisible: false })
    try {
      return await background.captureTab({ tabId })
    } finally {
      await page.setVisible({ isVisible: true })
    }
  }

  return {
    keepFrame,
    async needFrame(subject) {
      const frame = await keepFrame(subject)
      if (!frame) throw new Error(refusals.tainted)
      return frame
    },
    async beginCut(subject) {
      const state = playerOf(subject)
      const [place, shot] = [await page.placeOfVideo(), await pictureTab()]
      const seconds = place && !state?.isApproximate ? state?.seconds : undefined
      card.cutting.value = {
        subject,
        shot: { ...shot, ...(seconds !== undefined && { seconds }) },
        ...(place && { place: scaled(place) }),
      }
    },
    async endCut({ subject }, shot) {
      card.cutting.value = undefined
      return pictures.keep(shot, isHeldBack(subject))
    },
  }
}

/** Pixels of the page as pixels of its picture. */
function scaled({
  x,
  y,
  width,
  height,
  scale,
}: {
  x: number
  y: number
  width: number
  height: number
  scale: number
}) {
  return { x: x * scale, y: y * scale, width: width * scale, height: height * scale }
}
