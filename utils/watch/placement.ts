import type { CardPlacement } from '@/utils/card-channel'

export interface Size {
  width: number
  height: number
}
export interface Box extends Size {
  x: number
  y: number
}
/** Which edges of the card a pull moves. */
export interface Edges {
  left?: boolean
  top?: boolean
  right?: boolean
  bottom?: boolean
}

const margin = 12
const usual: Size = { width: 380, height: 540 }
const least: Size = { width: 260, height: 140 }
/** The lower part of a video, where captions and controls stand. */
const bandShare = 0.32
/** One line: the current bullet. */
export const compactHeight = 52
const compactWidth = 640
/** Up to this width of the window a card beside its middle would take half of it. */
const narrowWidth = 800
/** A card over the whole width needs no more height, and is of little use with less. */
const lowHeight = { most: 320, least: 220 }

export function isNarrow({ width }: Size): boolean {
  return width <= narrowWidth
}

/**
 * Where a card stands that nobody has moved: beside the video where there is room, else below it, else over the upper
 * right of its picture, above captions and controls. In a narrow window it is low and as wide as that, at the bottom.
 */
export function dockCard(window: Size, video: Box | undefined): CardPlacement {
  const below = roomBelow(window, video)
  const bottom = { corner: 'bottom-right', insetX: margin, insetY: margin } as const
  const low = { ...bottom, width: window.width - 2 * margin, height: Math.min(lowHeight.most, below) }
  if (isNarrow(window) && below >= lowHeight.least) return low
  if (!video) {
    const height = Math.min(usual.height, window.height - 2 * margin)
    return { corner: 'top-right', insetX: margin, insetY: margin, width: usual.width, height }
  }
  const beside = dockBeside(window, video)
  if (beside) return beside
  if (below < least.height) return overPicture(window, video)
  return isNarrow(window) ? low : { ...bottom, width: usual.width, height: below }
}

/** Whether the whole card would cover the video or be of little use, so that it begins as one line. */
export function isRoomScarce(window: Size, video: Box | undefined): boolean {
  const isLow = roomBelow(window, video) < lowHeight.least
  return isNarrow(window) && isLow && !(video && dockBeside(window, video))
}

function dockBeside(window: Size, video: Box): CardPlacement | undefined {
  const top = clamp(video.y, margin, Math.max(margin, window.height - least.height - margin))
  const height = Math.min(usual.height, window.height - top - margin)
  const beside = (corner: CardPlacement['corner'], room: number): CardPlacement | undefined => {
    const width = Math.min(usual.width, room - 2 * margin)
    return width < least.width ? undefined : { corner, insetX: margin, insetY: top, width, height }
  }
  return beside('top-right', window.width - video.x - video.width) ?? beside('top-left', video.x)
}

/** How high a card may be that stands under the video. */
function roomBelow(window: Size, video: Box | undefined): number {
  return window.height - (video ? video.y + video.height : 0) - 2 * margin
}

function overPicture(window: Size, video: Box): CardPlacement {
  const top = Math.max(margin, video.y + margin)
  const bandTop = Math.min(video.y + video.height, window.height) - video.height * bandShare
  const right = Math.max(margin, window.width - (video.x + video.width) + margin)
  const width = Math.min(usual.width, video.width * 0.45)
  return { corner: 'top-right', insetX: right, insetY: top, width, height: Math.min(usual.height, bandTop - top) }
}

/**
 * Where the card's one line stands that nobody has moved, in the middle: below the video where there is room, else at
 * the top of its picture, or of the window when the video fills that.
 */
export function dockLine(window: Size, video: Box | undefined): CardPlacement {
  const width = Math.min(compactWidth, window.width - 2 * margin)
  const isBelow = video !== undefined && roomBelow(window, video) >= compactHeight
  return {
    corner: isBelow ? 'bottom-left' : 'top-left',
    insetX: Math.round((window.width - width) / 2),
    insetY: isBelow ? margin : Math.max(0, video?.y ?? 0) + margin,
    width,
    height: compactHeight,
  }
}

/** The card's box in a window, wholly inside it. */
export function boxOf({ corner, insetX, insetY, ...size }: CardPlacement, window: Size): Box {
  const width = clamp(size.width, Math.min(least.width, window.width), window.width)
  const height = clamp(size.height, Math.min(compactHeight, window.height), window.height)
  const x = corner.endsWith('right') ? window.width - insetX - width : insetX
  const y = corner.startsWith('bottom') ? window.height - insetY - height : insetY
  return { x: clamp(x, 0, window.width - width), y: clamp(y, 0, window.height - height), width, height }
}

/** How a box is remembered: by its distance from the corner of the window that is nearest. */
export function placementOf({ x, y, width, height }: Box, window: Size): CardPlacement {
  const right = window.width - x - width
  const bottom = window.height - y - height
  const isRight = right < x
  const isBottom = bottom < y
  return {
    corner: `${isBottom ? 'bottom' : 'top'}-${isRight ? 'right' : 'left'}`,
    insetX: isRight ? right : x,
    insetY: isBottom ? bottom : y,
    width,
    height,
  }
}

export function moveBox(box: Box, x: number, y: number, window: Size): Box {
  return {
    ...box,
    x: clamp(box.x + x, 0, Math.max(0, window.width - box.width)),
    y: clamp(box.y + y, 0, Math.max(0, window.height - box.height)),
  }
}

/** Pulls some edges of the card; the others stay where they are, and it stays in the window. */
export function pullEdges(box: Box, edges: Edges, x: number, y: number, window: Size): Box {
  const [left, right] = pull([box.x, box.x + box.width], [edges.left, edges.right], x, window.width, least.width)
  const [top, bottom] = pull([box.y, box.y + box.height], [edges.top, edges.bottom], y, window.height, least.height)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

type Span = [from: number, to: number]

function pull([from, to]: Span, moves: (boolean | undefined)[], by: number, end: number, atLeast: number): Span {
  if (moves[0]) return [clamp(from + by, 0, Math.max(0, to - atLeast)), to]
  if (moves[1]) return [from, clamp(to + by, Math.min(end, from + atLeast), end)]
  return [from, to]
}

/** The edges that a card grows by which has no pointer on it: those away from its corner. */
export function growingEdges({ corner }: CardPlacement): Edges {
  const left = corner.endsWith('right')
  const top = corner.startsWith('bottom')
  return { left, right: !left, top, bottom: !top }
}

/** A placement as stored, or undefined when what is stored is none. */
export function readPlacement(stored: unknown): CardPlacement | undefined {
  const { corner, insetX, insetY, width, height } = Object(stored) as Record<string, unknown>
  const isCorner = typeof corner === 'string' && /^(top|bottom)-(left|right)$/.test(corner)
  return isCorner && [insetX, insetY, width, height].every(Number.isFinite) ? (stored as CardPlacement) : undefined
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}
