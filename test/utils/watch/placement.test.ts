import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardPlacement } from '@/utils/card-channel'
import {
  type Box,
  boxOf,
  dockCard,
  dockLine,
  growingEdges,
  isRoomScarce,
  moveBox,
  placementOf,
  pullEdges,
  readPlacement,
} from '@/utils/watch/placement'

const wide = { width: 1280, height: 800 }
const overlaps = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

/** The lower part of a video, where captions and controls stand. */
const bandOf = ({ x, y, width, height }: Box): Box => ({ x, y: y + height * 0.7, width, height: height * 0.3 })

describe('a card that nobody has moved', () => {
  it.each([
    ['beside the video', { x: 16, y: 56, width: 900, height: 506 }],
    ['at its left', { x: 500, y: 56, width: 770, height: 433 }],
    ['below it', { x: 0, y: 0, width: 1280, height: 560 }],
  ])('stands %s', (_, video) => {
    expect(overlaps(boxOf(dockCard(wide, video), wide), video)).toBe(false)
  })

  it.each([
    [wide, { x: 0, y: 0, width: 1280, height: 720 }],
    [wide, { x: 0, y: 0, width: 1280, height: 800 }],
    [
      { width: 1920, height: 1080 },
      { x: 0, y: 0, width: 1920, height: 1080 },
    ],
    [
      { width: 720, height: 900 },
      { x: 0, y: 0, width: 720, height: 860 },
    ],
  ])('leaves captions and controls free over a video that fills the window: %j', (window, video) => {
    expect(overlaps(boxOf(dockCard(window, video), window), bandOf(video))).toBe(false)
  })

  it('stands at the right without a video', () => {
    expect(boxOf(dockCard(wide, undefined), wide)).toMatchObject({ x: 888, y: 12 })
  })

  it('is a line at the top, in the middle', () => {
    expect(boxOf(dockLine(wide, undefined), wide)).toEqual({ x: 320, y: 12, width: 640, height: 52 })
  })

  it.each([
    ['below the video', { x: 0, y: 56, width: 720, height: 405 }, 736],
    ['at the top of its picture', { x: 0, y: 56, width: 720, height: 740 }, 68],
    ['in sight over a picture that is scrolled away', { x: 0, y: -300, width: 720, height: 1100 }, 12],
  ])('is, as a line, %s', (_, video, y) => {
    const window = { width: 720, height: 800 }
    expect(boxOf(dockLine(window, video), window)).toEqual({ x: 40, y, width: 640, height: 52 })
  })
})

describe('a card in a narrow window', () => {
  const narrow = { width: 720, height: 800 }
  const video = { x: 0, y: 56, width: 720, height: 405 }

  it.each([narrow, { width: 420, height: 700 }])('stands low below the video, as wide as the window: %j', (window) => {
    const ofWindow = { ...video, width: window.width, height: window.width * 0.5625 }
    const box = boxOf(dockCard(window, ofWindow), window)
    expect(overlaps(box, ofWindow)).toBe(false)
    expect(box).toMatchObject({ x: 12, width: window.width - 24 })
    expect(box.height).toBeLessThanOrEqual(320)
    expect(isRoomScarce(window, ofWindow)).toBe(false)
  })

  it('stands beside a video that leaves room', () => {
    const small = { x: 0, y: 0, width: 400, height: 780 }
    expect(boxOf(dockCard(narrow, small), narrow)).toMatchObject({ x: 412, width: 296 })
    expect(isRoomScarce(narrow, small)).toBe(false)
  })

  it('stands at the bottom without a video', () => {
    expect(boxOf(dockCard(narrow, undefined), narrow)).toEqual({ x: 12, y: 468, width: 696, height: 320 })
  })

  it.each([
    [{ width: 720, height: 600 }, true],
    [{ width: 801, height: 600 }, false],
    [{ width: 720, height: 706 }, false],
  ])('begins as one line where it would be of little use: %j %s', (window, isScarce) => {
    expect(isRoomScarce(window, video)).toBe(isScarce)
  })

  it('covers captions and controls in no window, whole where there is room for it, else as one line', () => {
    const sizes = fc.record({ width: fc.integer({ min: 420, max: 800 }), height: fc.integer({ min: 400, max: 1400 }) })
    const property = (window: { width: number; height: number }, y: number) => {
      const filling = { x: 0, y, width: window.width, height: window.width * 0.5625 }
      const dock = isRoomScarce(window, filling) ? dockLine : dockCard
      return !overlaps(boxOf(dock(window, filling), window), bandOf(filling))
    }
    fc.assert(fc.property(sizes, fc.integer({ min: 0, max: 80 }), property))
  })
})

const length = fc.integer({ min: 0, max: 3000 })
const windows = fc.record({ width: fc.integer({ min: 320, max: 3000 }), height: fc.integer({ min: 200, max: 2000 }) })
const placements: fc.Arbitrary<CardPlacement> = fc.record({
  corner: fc.constantFrom('top-left', 'top-right', 'bottom-left', 'bottom-right'),
  insetX: fc.integer({ min: -500, max: 3000 }),
  insetY: fc.integer({ min: -500, max: 3000 }),
  width: length,
  height: length,
})
const isInside = ({ x, y, width, height }: Box, window: { width: number; height: number }) =>
  x >= 0 && y >= 0 && x + width <= window.width && y + height <= window.height && width > 0 && height > 0

describe('a placed card', () => {
  it('is inside every window', () => {
    fc.assert(fc.property(placements, windows, (placed, window) => isInside(boxOf(placed, window), window)))
  })

  it('is found again where it was', () => {
    fc.assert(
      fc.property(placements, windows, (placed, window) => {
        const box = boxOf(placed, window)
        expect(boxOf(placementOf(box, window), window)).toEqual(box)
      }),
    )
  })

  it('stays inside, with a size, however it is pulled and moved', () => {
    const pulls = fc.record({ x: fc.integer({ min: -4000, max: 4000 }), y: fc.integer({ min: -4000, max: 4000 }) })
    const edges = fc.record({ left: fc.boolean(), top: fc.boolean(), right: fc.boolean(), bottom: fc.boolean() })
    fc.assert(
      fc.property(placements, windows, edges, pulls, (placed, window, pulled, { x, y }) => {
        const box = boxOf(placed, window)
        return isInside(pullEdges(box, pulled, x, y, window), window) && isInside(moveBox(box, x, y, window), window)
      }),
    )
  })

  it('keeps its distance from its corner when the window grows', () => {
    const box = { x: 880, y: 20, width: 380, height: 500 }
    expect(boxOf(placementOf(box, wide), { width: 1600, height: 900 })).toEqual({ ...box, x: 1200 })
  })

  it('grows away from its corner', () => {
    const placed: CardPlacement = { corner: 'top-right', insetX: 20, insetY: 20, width: 380, height: 500 }
    const grown = pullEdges(boxOf(placed, wide), growingEdges(placed), -40, 30, wide)
    expect(placementOf(grown, wide)).toEqual({ ...placed, width: 420, height: 530 })
  })
})

describe('a stored placement', () => {
  it.each([
    undefined,
    null,
    'top-left',
    {},
    { corner: 'middle', insetX: 0, insetY: 0, width: 1, height: 1 },
    { corner: 'top-left', insetX: '0', insetY: 0, width: 1, height: 1 },
    { corner: 'top-left', insetX: Number.NaN, insetY: 0, width: 1, height: 1 },
  ])('is none: %j', (stored) => {
    expect(readPlacement(stored)).toBeUndefined()
  })

  it('is read', () => {
    const placed = { corner: 'top-left', insetX: 1, insetY: 2, width: 3, height: 4 }
    expect(readPlacement(placed)).toEqual(placed)
  })
})
