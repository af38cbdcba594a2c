import { describe, expect, it } from 'vitest'
import { createPlayerClock } from '@/entrypoints/card/player-clock'
import type { PlayerState } from '@/utils/player'

const playing: PlayerState = {
  url: 'https://video.example/a',
  seconds: 10,
  isApproximate: false,
  rate: 1,
  isPaused: false,
}

describe('the content time some seconds after it was told', () => {
  it.each<[string, Partial<PlayerState>, number | undefined]>([
    ['goes on while it plays', {}, 12.5],
    ['goes on at its speed', { rate: 2 }, 15],
    ['stands while it is paused', { isPaused: true }, 10],
    ['is the last one known during an advertisement', { isApproximate: true }, 10],
    ['ends with the video', { durationSeconds: 11 }, 11],
  ])('%s', (_, state, seconds) => {
    let now = 1000
    const clock = createPlayerClock(() => now)
    clock.hear({ ...playing, ...state })
    now += 2500
    expect(clock.now()?.seconds).toBe(seconds)
    expect(clock.told.value?.seconds).toBe(10)
  })

  it('has the chapter of its time, also right after playing came into the next', () => {
    const clock = createPlayerClock(() => 0)
    for (const [seconds, chapter] of [
      [98, 'First'],
      [99, 'First'],
      [100, 'Second'],
      [101, 'Second'],
    ] as const) {
      clock.hear({ ...playing, seconds, chapter })
    }
    expect([98, 99.9, 100, 101].map(clock.chapterAt)).toEqual(['First', 'First', 'Second', 'Second'])
    clock.hear({ ...playing, seconds: 300, chapter: 'Fourth' })
    expect(clock.chapterAt(297)).toBe('Fourth')
    clock.hear({ ...playing, url: 'https://video.example/b', seconds: 301 })
    expect(clock.chapterAt(298)).toBeUndefined()
  })

  it('is not known when the player does not tell it, or nothing was told', () => {
    const clock = createPlayerClock(() => 0)
    expect(clock.now()).toBeUndefined()
    clock.hear({ url: 'https://video.example/a', isApproximate: true, rate: 1, isPaused: false })
    expect(clock.now()).not.toHaveProperty('seconds')
  })
})
