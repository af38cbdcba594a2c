import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countAside,
  hideClock,
  idleMinutes,
  isIdle,
  leaveAside,
  type ReadingClock,
  secondsOn,
  showClock,
  startClock,
  touchClock,
} from '@/utils/reading-clock'

const minute = 60_000

describe('the reading clock', () => {
  it('counts while it is used', () => {
    const clock = touchClock(touchClock(startClock(0), 2 * minute), 5 * minute)
    expect(secondsOn(clock, 6 * minute)).toBe(6 * 60)
  })

  it('puts aside what passes while it is hidden, for the learner to count or not', () => {
    const back = showClock(hideClock(startClock(0), 3 * minute), 23 * minute)
    expect(secondsOn(back, 24 * minute)).toBe(4 * 60)
    expect(back.asideMilliseconds).toBe(20 * minute)
    expect(secondsOn(countAside(back), 23 * minute)).toBe(23 * 60)
    expect(leaveAside(back).asideMilliseconds).toBe(0)
  })

  it('puts aside what passes without a sign of use', () => {
    const start = startClock(0)
    const limit = idleMinutes * minute
    expect(isIdle(start, limit)).toBe(false)
    expect(isIdle(start, limit + 1)).toBe(true)
    expect(secondsOn(start, limit + 1)).toBe(0)
    const later = touchClock(start, limit + minute)
    expect(later.asideMilliseconds).toBe(limit + minute)
    expect(secondsOn(later, limit + 2 * minute)).toBe(60)
  })

  it('goes on from what was kept; the time since is put aside', () => {
    const clock = startClock(10 * minute, { seconds: 90, keptAt: 4 * minute })
    expect(secondsOn(clock, 11 * minute)).toBe(150)
    expect(clock.asideMilliseconds).toBe(6 * minute)
  })

  it('never counts more than has passed, nor loses any of it', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('use', 'hide', 'show'), fc.nat(20 * minute)), { maxLength: 30 })
    fc.assert(
      fc.property(steps, (acts) => {
        let now = 0
        let hidden = 0
        let hiddenAt: number | undefined
        let clock: ReadingClock = startClock(0)
        for (const [act, after] of acts) {
          now += after
          if (act === 'use') clock = touchClock(clock, now)
          if (act === 'hide') {
            hiddenAt ??= now
            clock = hideClock(clock, now)
          }
          if (act === 'show') {
            hidden += now - (hiddenAt ?? now)
            hiddenAt = undefined
            clock = showClock(clock, now)
          }
        }
        const open = hiddenAt === undefined ? showClock(clock, now) : showClock(clock, hiddenAt)
        const ended = touchClock(open, hiddenAt ?? now)
        expect(ended.countedMilliseconds + ended.asideMilliseconds).toBe(hiddenAt ?? now)
        expect(ended.asideMilliseconds).toBeGreaterThanOrEqual(hidden)
      }),
    )
  })

  it('is not turned back by a machine’s clock that is', () => {
    expect(secondsOn(touchClock(startClock(10 * minute), 5 * minute), 6 * minute)).toBe(60)
  })
})
