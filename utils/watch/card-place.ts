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
  moveBox,
  placementOf,
  pullEdges,
  type Size,
} from './placement'

/** A card is placed anew for each: on the page, over a video that fills the screen, and as one line there. */
export type PlaceMode = 'page' | 'fullscreen' | 'line'
export type Placements = Partial<Record<PlaceMode, CardPlacement>>

interface CardPlaceOptions {
  card: Pick<CardFrame, 'setBox' | 'standIn'>
  window: Window
  /** Where the video stands now. */
  findVideoBox(): Box | undefined
  remember(placements: Placements): void
  onFullscreen(isFullscreen: boolean): void
  signal: AbortSignal
}

export interface CardPlace {
  drag(input: { what: 'move' | 'resize'; x: number; y: number; isEnd: boolean }): void
  pull(edges: Edges, x: number, y: number, isEnd: boolean): void
  setCompact(isCompact: boolean): void
  /** Where the learner has put it on this site; known only after it had to stand somewhere. */
  recall(placements: Placements): void
  /** The video may stand elsewhere now. */
  update(): void
}

/** Keeps the card where it belongs, whatever the window and the player do. Ends with the signal. */
export function placeCard(options: CardPlaceOptions): CardPlace {
  const { card, window, signal } = options
  const { document } = window
  let placements: Placements = {}
  let isCompact = false

  const modeNow = (): PlaceMode => (!document.fullscreenElement ? 'page' : isCompact ? 'line' : 'fullscreen')
  const sizeNow = (): Size => ({ width: window.innerWidth, height: window.innerHeight })
  const placementNow = (): CardPlacement => {
    const mode = modeNow()
    const placed =
      placements[mode] ?? (mode === 'line' ? dockLine(sizeNow()) : dockCard(sizeNow(), options.findVideoBox()))
    return isCompact ? { ...placed, height: compactHeight } : placed
  }
  const update = () => card.setBox(boxOf(placementNow(), sizeNow()))
  const place = (box: Box, isEnd: boolean) => {
    const placement = placementOf(box, sizeNow())
    const height = isCompact ? (placements[modeNow()] ?? placementNow()).height : placement.height
    placements = { ...placements, [modeNow()]: { ...placement, height } }
    update()
    if (isEnd) options.remember(placements)
  }
  const pull = (edges: Edges, x: number, y: number, isEnd: boolean) =>
    place(pullEdges(boxOf(placementNow(), sizeNow()), edges, x, y, sizeNow()), isEnd)

  const changeScreen = () => {
    card.standIn(document.fullscreenElement)
    isCompact = document.fullscreenElement !== null
    update()
    options.onFullscreen(document.fullscreenElement !== null)
  }
  document.addEventListener('fullscreenchange', changeScreen, { signal })
  window.addEventListener('resize', update, { signal })
  if (document.fullscreenElement) changeScreen()
  else update()

  return {
    drag({ what, x, y, isEnd }) {
      const placement = placementNow()
      const box = boxOf(placement, sizeNow())
      if (what === 'move') return place(moveBox(box, x, y, sizeNow()), isEnd)
      const edges = growingEdges(placement)
      pull(edges, edges.left ? -x : x, edges.top ? -y : y, isEnd)
    },
    pull,
    setCompact(compact) {
      isCompact = compact
      update()
    },
    recall(recalled) {
      placements = recalled
      update()
    },
    update,
  }
}
