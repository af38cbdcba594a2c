import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  commonRegion,
  fitRegion,
  moveRegion,
  type Region,
  regionBetween,
  regionHandles,
  resizeRegion,
  type Size,
} from '@/utils/region'

const picture = { width: 1000, height: 500 }
const region = { x: 100, y: 50, width: 300, height: 200 }

describe('a region', () => {
  it.each([
    [moveRegion(region, 10, -20, picture), { ...region, x: 110, y: 30 }],
    [moveRegion(region, -500, 9999, picture), { ...region, x: 0, y: 300 }],
    [resizeRegion(region, 'se', 50, 60, picture), { ...region, width: 350, height: 260 }],
    [resizeRegion(region, 'nw', 50, 60, picture), { x: 150, y: 110, width: 250, height: 140 }],
    [resizeRegion(region, 'w', -500, 60, picture), { ...region, x: 0, width: 400 }],
    [resizeRegion(region, 'e', -9999, 0, picture), { ...region, width: 8 }],
    [resizeRegion(region, 'n', 0, 9999, picture), { ...region, y: 242, height: 8 }],
    [regionBetween({ x: 300, y: 10 }, { x: 20.4, y: 90 }, picture), { x: 20, y: 10, width: 280, height: 80 }],
    [regionBetween({ x: -5, y: 490 }, { x: 2000, y: 900 }, picture), { x: 0, y: 490, width: 1000, height: 10 }],
    [fitRegion({ x: 0, y: 0, width: 9, height: 9 }, { width: 3, height: 2 }), { x: 0, y: 0, width: 3, height: 2 }],
  ])('is moved and sized as one drags it (%#)', (result, wanted) => expect(result).toEqual(wanted))

  it('is what two have in common, if one can see it', () => {
    const all = { x: 0, y: 0, ...picture }
    expect(commonRegion({ x: -50, y: 40, width: 100, height: 1000 }, all)).toEqual({
      x: 0,
      y: 40,
      width: 50,
      height: 460,
    })
    expect(commonRegion({ x: 995, y: 0, width: 100, height: 100 }, all)).toBeUndefined()
  })

  it('never leaves the picture', () => {
    const length = fc.integer({ min: 8, max: 4000 })
    const size: fc.Arbitrary<Size> = fc.record({ width: length, height: length })
    const by = fc.double({ min: -5000, max: 5000, noNaN: true })
    const within = ({ x, y, width, height }: Region, whole: Size) => {
      expect([x, y, width, height].every(Number.isInteger)).toBe(true)
      expect(Math.min(x, y, width - 8, height - 8)).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(whole.width)
      expect(y + height).toBeLessThanOrEqual(whole.height)
    }
    fc.assert(
      fc.property(size, by, by, by, by, fc.constantFrom(...regionHandles), (whole, x, y, byX, byY, handle) => {
        const start = regionBetween({ x, y }, { x: byX, y: byY }, whole)
        within(start, whole)
        within(moveRegion(start, byX, byY, whole), whole)
        within(resizeRegion(start, handle, byX, byY, whole), whole)
      }),
    )
  })
})
