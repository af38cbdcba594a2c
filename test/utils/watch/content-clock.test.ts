import { describe, expect, it } from 'vitest'
import { type ClockSample, createContentClock } from '@/utils/watch/content-clock'

const first = 'https://www.youtube.com/watch?v=LecternVid1'
const second = 'https://www.youtube.com/watch?v=LecternVid2'

function makeClock(needsOffset = false) {
  let milliseconds = 0
  const clock = createContentClock({ needsOffset, nowMilliseconds: () => milliseconds })
  const read = (seconds: number, sample: Partial<ClockSample> = {}) =>
    clock.read({ url: first, source: 'blob:1', seconds, hasPicture: true, isAdvertisement: false, ...sample })
  const pass = (seconds: number) => {
    milliseconds += seconds * 1000
  }
  return { clock, read, pass }
}

describe('content time', () => {
  it('is the element’s own where nothing else is known', () => {
    expect(makeClock().read(83.4)).toEqual({ seconds: 83.4, isApproximate: false })
  })

  it('stands still during an advertisement, and goes on where it was', () => {
    const { read } = makeClock()
    read(83)
    expect(read(2, { isAdvertisement: true, source: 'blob:ad' })).toEqual({ seconds: 83, isApproximate: true })
    expect(read(0, { hasPicture: false, source: 'blob:3' })).toEqual({ seconds: 83, isApproximate: true })
    expect(read(83, { source: 'blob:3' })).toEqual({ seconds: 83, isApproximate: false })
  })

  it('is not known during an advertisement before the video', () => {
    expect(makeClock().read(2, { isAdvertisement: true })).toEqual({ isApproximate: true })
  })

  it('is where it will begin before anything is loaded', () => {
    expect(makeClock().read(0, { hasPicture: false })).toEqual({ seconds: 0, isApproximate: true })
  })

  it('is not that of the video before, when the address changes first', () => {
    const { read, pass } = makeClock()
    read(300)
    expect(read(301, { url: second })).toEqual({ isApproximate: true })
    expect(read(0, { url: second, source: 'blob:2' })).toEqual({ seconds: 0, isApproximate: false })
    expect(read(5, { url: second, source: 'blob:2', isAdvertisement: true }).seconds).toBe(0)
    pass(1)
    expect(read(301)).toEqual({ seconds: 301, isApproximate: false })
  })

  it('is believed when the page keeps playing the same under another address', () => {
    const { read, pass } = makeClock()
    read(300)
    read(301, { url: second })
    pass(2.5)
    expect(read(303, { url: second })).toEqual({ seconds: 303, isApproximate: false })
  })

  it('goes on through a jump that only the address tells', () => {
    const { read } = makeClock()
    read(300)
    expect(read(60, { url: `${first}&t=60s#comments` })).toEqual({ seconds: 60, isApproximate: false })
  })

  it('is moved by what is stitched into the stream, and is approximate until that is known', () => {
    const { clock, read } = makeClock(true)
    expect(read(115)).toEqual({ seconds: 115, isApproximate: true })
    clock.setOffset(-15, 'blob:1')
    expect(read(115)).toEqual({ seconds: 100, isApproximate: false })
    expect(read(10, { source: 'blob:2' }).isApproximate).toBe(true)
    expect(clock.elementSeconds(100, 'blob:1')).toBe(115)
    expect(clock.elementSeconds(100, 'blob:2')).toBe(100)
    expect(read(3).seconds).toBe(0)
  })
})
