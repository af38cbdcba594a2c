/** A part of a picture, in its own pixels. */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

export interface Size {
  width: number
  height: number
}

/** The edges that a handle takes along: `'nw'` is the corner at the upper left. */
export const regionHandles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type RegionHandle = (typeof regionHandles)[number]

/** A smaller part shows nothing, and can't be taken hold of. */
const leastSide = 8

/** The nearest region of whole pixels that lies in the picture. */
export function fitRegion(region: Region, picture: Size): Region {
  const along = (start: number, length: number, whole: number): [number, number] => {
    const least = Math.min(leastSide, whole)
    const size = clamp(Math.round(length), least, whole)
    return [clamp(Math.round(start), 0, whole - size), size]
  }
  const [x, width] = along(region.x, region.width, picture.width)
  const [y, height] = along(region.y, region.height, picture.height)
  return { x, y, width, height }
}

/** What two regions have in common, or undefined when that is too little to see. */
export function commonRegion(one: Region, other: Region): Region | undefined {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)]
  const width = Math.min(one.x + one.width, other.x + other.width) - x
  const height = Math.min(one.y + one.height, other.y + other.height) - y
  return width >= leastSide && height >= leastSide ? { x, y, width, height } : undefined
}

export function moveRegion(region: Region, byX: number, byY: number, picture: Size): Region {
  return fitRegion({ ...region, x: region.x + byX, y: region.y + byY }, picture)
}

/** The region with some of its edges moved; the others stay where they are. */
export function resizeRegion(region: Region, handle: RegionHandle, byX: number, byY: number, picture: Size): Region {
  let [left, top, right, bottom] = [region.x, region.y, region.x + region.width, region.y + region.height]
  if (handle.includes('w')) left = clamp(left + byX, 0, right - leastSide)
  if (handle.includes('e')) right = clamp(right + byX, left + leastSide, picture.width)
  if (handle.includes('n')) top = clamp(top + byY, 0, bottom - leastSide)
  if (handle.includes('s')) bottom = clamp(bottom + byY, top + leastSide, picture.height)
  return fitRegion({ x: left, y: top, width: right - left, height: bottom - top }, picture)
}

/** The region between two points, whichever comes first. */
export function regionBetween(from: { x: number; y: number }, to: { x: number; y: number }, picture: Size): Region {
  const [left, right] = [from.x, to.x].map((x) => clamp(x, 0, picture.width)).sort((a, b) => a - b)
  const [top, bottom] = [from.y, to.y].map((y) => clamp(y, 0, picture.height)).sort((a, b) => a - b)
  const corner = { x: left ?? 0, y: top ?? 0 }
  return fitRegion({ ...corner, width: (right ?? 0) - corner.x, height: (bottom ?? 0) - corner.y }, picture)
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
