import { describe, expect, it } from 'vitest'
import { createPlayerClock } from '@/components/capture/player-clock'
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

  it.each<[string, number | undefined, number]>([
    ['counts from when it was so, however long the news was on its way', 99_600, 12.9],
    ['counts from when it is heard where nobody dated it', undefined, 12.5],
    ['does not believe a date to come', 100_400, 12.5],
    ['does not believe a date of long ago', 10_000, 12.5],
  ])('%s', (_, atMilliseconds, seconds) => {
    let now = 1000
    const clock = createPlayerClock(
      () => now,
      () => 100_000,
    )
    clock.hear(atMilliseconds === undefined ? playing : { ...playing, atMilliseconds })
    now += 2500
    expect(clock.now()?.seconds).toBe(seconds)
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

describe('a jump that the card asks for', () => {
  const paused = { ...playing, isPaused: true, durationSeconds: 100 }

  /** A clock at 10 seconds, and a page that answers a jump when told to. */
  function open(state: PlayerState = paused) {
    const clock = createPlayerClock(() => 0)
    clock.hear(state)
    const answer = { give: () => undefined as unknown, refuse: (_: Error) => undefined as unknown }
    const jump = (seconds: number) =>
      clock.jump(
        seconds,
        () => new Promise((resolve, reject) => Object.assign(answer, { give: resolve, refuse: reject })),
      )
    return { clock, answer, jump }
  }

  it('counts before the page has answered, whatever it tells meanwhile', async () => {
    const { clock, answer, jump } = open()
    const jumping = jump(40)
    expect(clock.now()?.seconds).toBe(40)
    clock.hear(paused)
    expect(clock.now()?.seconds).toBe(40)
    answer.give()
    await jumping
    expect(clock.now()?.seconds).toBe(40)
    clock.hear({ ...paused, seconds: 40.2 })
    expect(clock.now()?.seconds).toBe(40.2)
  })

  it.each([
    [-5, 0],
    [500, 100],
  ])('to %d ends at %d', (to, seconds) => {
    const { clock, jump } = open()
    void jump(to)
    expect(clock.now()?.seconds).toBe(seconds)
  })

  it('is forgotten when the page refuses it', async () => {
    const { clock, answer, jump } = open()
    const jumping = jump(40)
    answer.refuse(new Error('No.'))
    await expect(jumping).rejects.toThrow('No.')
    expect(clock.now()?.seconds).toBe(10)
  })

  it('counts for nothing during an advertisement, or on another page', () => {
    const { clock, jump } = open({ ...paused, isApproximate: true })
    void jump(40)
    expect(clock.now()?.seconds).toBe(10)
    const other = open()
    void other.jump(40)
    other.clock.hear({ ...paused, url: 'https://video.example/b' })
    expect(other.clock.now()?.seconds).toBe(10)
  })

  it('leaves the chapter before behind', async () => {
    const { clock, answer, jump } = open({ ...paused, chapter: 'One' })
    const jumping = jump(40)
    answer.give()
    await jumping
    clock.hear({ ...paused, seconds: 40.2, chapter: 'Two' })
    expect(clock.chapterAt(39)).not.toBe('One')
  })
})
