import type { CardPlacement } from '@/utils/card-channel'
import type { CardFrame } from './card-frame'
import {
  type Box,
  boxOf,
  compactHeight,
  dockCard,
  dockLine,
  type Edges,
  growingEdges,
  isNarrow,
  isRoomScarce,
  moveBox,
  placementOf,
  pullEdges,
  type Size,
} from './placement'

/** A card is placed anew for each: on the page, in a narrow window, over a video that fills the screen, as one line. */
export type PlaceMode = 'page' | 'narrow' | 'fullscreen' | 'line'
export type Placements = Partial<Record<PlaceMode, CardPlacement>>

interface CardPlaceOptions {
  card: Pick<CardFrame, 'setBox' | 'standIn'>
  window: Window
  /** Where the video stands now. */
  findVideoBox(): Box | undefined
  remember(placements: Placements): void
  /** There is no room any more for the whole card, which becomes one line, or there is again. */
  onRoom(isScarce: boolean): void
}

export interface CardPlace {
  /** Stands where the window and the player let it, and keeps there, until the signal. */
  stand(signal: AbortSignal): void
  drag(input: { what: 'move' | 'resize'; x: number; y: number; isEnd: boolean }): void
  pull(edges: Edges, x: number, y: number, isEnd: boolean): void
  setCompact(isCompact: boolean): void
  /** Gives the card the whole window, and its place again. */
  setEnlarged(isEnlarged: boolean): void
  /** Whether the card began as one line. */
  isScarce(): boolean
  /** Where the learner has put it on this site; known only after it had to stand somewhere. */
  recall(placements: Placements): void
  /** The video may stand elsewhere now. */
  update(): void
}

/** Keeps the card where it belongs, whatever the window and the player do. */
export function placeCard(options: CardPlaceOptions): CardPlace {
  const { card, window } = options
  const { document } = window
  let placements: Placements = {}
  let isCompact = false
  let room: 'fullscreen' | 'narrow' | 'ample' = 'ample'
  let isEnlarged = false

  const modeNow = (): PlaceMode => {
    if (isCompact) return 'line'
    if (document.fullscreenElement) return 'fullscreen'
    return isNarrow(sizeNow()) ? 'narrow' : 'page'
  }
  const sizeNow = (): Size => {
    // Without the page's scrollbars, which would stand over the card.
    const { clientWidth = 0, clientHeight = 0 } = document.scrollingElement ?? {}
    return { width: clientWidth || window.innerWidth, height: clientHeight || window.innerHeight }
  }
  const placementNow = (): CardPlacement => {
    const mode = modeNow()
    const dock = isCompact ? dockLine : dockCard
    const placed = placements[mode] ?? dock(sizeNow(), options.findVideoBox())
    return isCompact ? { ...placed, height: compactHeight } : placed
  }
  const look = () => {
    const isLow = placements.narrow === undefined && isRoomScarce(sizeNow(), options.findVideoBox())
    const found = document.fullscreenElement ? 'fullscreen' : isLow ? 'narrow' : 'ample'
    if (found === room) return
    room = found
    isCompact = room !== 'ample'
    options.onRoom(isCompact)
  }
  const boxNow = (): Box => boxOf(placementNow(), sizeNow())
  const update = () => {
    look()
    card.setBox(isEnlarged ? { x: 0, y: 0, ...sizeNow() } : boxNow())
  }
  const place = (box: Box, isEnd: boolean) => {
    const placement = placementOf(box, sizeNow())
    const height = isCompact ? (placements[modeNow()] ?? placementNow()).height : placement.height
    placements = { ...placements, [modeNow()]: { ...placement, height } }
    update()
    if (isEnd) options.remember(placements)
  }
  const pull = (edges: Edges, x: number, y: number, isEnd: boolean) =>
    isEnlarged || place(pullEdges(boxNow(), edges, x, y, sizeNow()), isEnd)

  const changeScreen = () => {
    card.standIn(document.fullscreenElement)
    update()
  }

  return {
    stand(signal) {
      document.addEventListener('fullscreenchange', changeScreen, { signal })
      window.addEventListener('resize', update, { signal })
      room = 'ample'
      isCompact = false
      isEnlarged = false
      changeScreen()
    },
    drag({ what, x, y, isEnd }) {
      if (what === 'move') return place(moveBox(boxNow(), x, y, sizeNow()), isEnd)
      const edges = growingEdges(placementNow())
      pull(edges, edges.left ? -x : x, edges.top ? -y : y, isEnd)
    },
    pull,
    setCompact(compact) {
      isCompact = compact
      update()
    },
    setEnlarged(enlarged) {
      isEnlarged = enlarged
      update()
    },
    isScarce: () => room !== 'ample',
    recall(recalled) {
      placements = recalled
      update()
    },
    update,
  }
}
