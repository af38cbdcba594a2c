import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlayerState } from '@/utils/player'
import { watchPlayer } from '@/utils/watch/player'

interface Media {
  currentTime: number
  paused: boolean
  playbackRate: number
  readyState: number
  seeking: boolean
  ended: boolean
  currentSrc: string
  duration: number
}

let ending = new AbortController()
let media: Media
let video: HTMLVideoElement

beforeEach(() => {
  ending = new AbortController()
  media = {
    currentTime: 83,
    paused: false,
    playbackRate: 2,
    readyState: 4,
    seeking: false,
    ended: false,
    currentSrc: 'blob:1',
    duration: 600,
  }
  video = document.createElement('video')
  for (const name of Object.keys(media) as (keyof Media)[]) {
    Object.defineProperty(video, name, {
      get: () => media[name],
      set: (value) => Object.assign(media, { [name]: value }),
    })
  }
  document.body.append(video)
})
afterEach(() => {
  ending.abort()
  document.body.replaceChildren()
})

function watch(askOffset?: () => Promise<number | undefined>) {
  const told: PlayerState[] = []
  const facts = { advertisement: '.ad-showing', chapter: '.chapter' }
  const player = watchPlayer({
    document,
    facts,
    needsOffset: askOffset !== undefined,
    askOffset: askOffset ?? (async () => undefined),
    news: { playerChanged: async (state) => void told.push(state) as undefined, captionShown: async () => undefined },
    signal: ending.signal,
  })
  return { player, told }
}
const happens = (type: string) => video.dispatchEvent(new Event(type))

describe('a watched player', () => {
  it('tells its state at once and at every change', () => {
    const { told } = watch()
    media.currentTime = 84
    happens('timeupdate')
    media.paused = true
    happens('pause')
    expect(told.map(({ seconds, isPaused }) => [seconds, isPaused])).toEqual([
      [83, false],
      [84, false],
      [84, true],
    ])
    expect(told[0]).toEqual({
      url: location.href,
      seconds: 83,
      isApproximate: false,
      rate: 2,
      isPaused: false,
      durationSeconds: 600,
      atMilliseconds: expect.any(Number),
    })
  })

  it('stands still while it waits for the network or seeks', async () => {
    const { player } = watch()
    media.readyState = 2
    expect(await player.readPlayer(undefined)).toMatchObject({ isPaused: true, isApproximate: false })
    media.seeking = true
    media.readyState = 1
    expect(await player.readPlayer(undefined)).toMatchObject({ isPaused: true, isApproximate: false })
  })

  it('tells no time and no length of an advertisement', async () => {
    const { player } = watch()
    document.body.classList.add('ad-showing')
    Object.assign(media, { currentTime: 3, duration: 12, currentSrc: 'blob:ad' })
    const state = await player.readPlayer(undefined)
    document.body.classList.remove('ad-showing')
    expect(state).toMatchObject({ seconds: 83, isApproximate: true })
    expect(state).not.toHaveProperty('durationSeconds')
  })

  it('tells the chapter that the page shows', async () => {
    const { player } = watch()
    const chapter = Object.assign(document.createElement('b'), { className: 'chapter', textContent: ' Two \n' })
    document.body.append(chapter)
    expect(await player.readPlayer(undefined)).toMatchObject({ chapter: 'Two' })
    chapter.textContent = '   '
    expect(await player.readPlayer(undefined)).not.toHaveProperty('chapter')
  })

  it('asks for its offset, one question at a time, and jumps by content time', async () => {
    const answers: ((seconds: number) => void)[] = []
    const ask = vi.fn(() => new Promise<number>((resolve) => answers.push(resolve)))
    const { player } = watch(ask)
    for (const type of ['seeked', 'playing', 'seeked']) happens(type)
    expect(ask).toHaveBeenCalledTimes(1)
    expect(await player.readPlayer(undefined)).toMatchObject({ seconds: 83, isApproximate: true })
    answers[0]?.(0)
    await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(2))
    answers[1]?.(-15)
    await vi.waitFor(async () => expect(await player.readPlayer(undefined)).toMatchObject({ seconds: 68 }))
    await player.seek({ seconds: 100 })
    expect(media.currentTime).toBe(115)
    await player.skip({ seconds: -5 })
    expect(media.currentTime).toBe(110)
  })

  it('does not believe an offset that was asked of what played before', async () => {
    let answer: (seconds: number) => void = () => undefined
    const { player } = watch(() => new Promise((resolve) => (answer = resolve)))
    media.currentSrc = 'blob:2'
    answer(-15)
    await Promise.resolve()
    expect(await player.readPlayer(undefined)).toMatchObject({ seconds: 83 })
  })

  it('keeps its speed within what players take', async () => {
    const { player } = watch()
    expect(await player.changeRate({ by: 0.25 })).toBe(2.25)
    expect(await player.changeRate({ by: 9 })).toBe(4)
    expect(await player.changeRate({ by: -9 })).toBe(0.25)
  })

  it('is left alone at the end', () => {
    const { told } = watch(async () => 0)
    ending.abort()
    told.length = 0
    for (const type of ['timeupdate', 'seeked', 'play']) happens(type)
    expect(told).toEqual([])
  })

  it('is not there on a page without one', async () => {
    document.body.replaceChildren()
    const { player } = watch()
    expect(await player.readPlayer(undefined)).toEqual({
      url: location.href,
      isApproximate: true,
      rate: 1,
      isPaused: true,
    })
    expect(await player.takeFrame({ maxWidthPixels: 100, quality: 0.8 })).toEqual({ refusal: 'nothing' })
    expect(await player.changeRate({ by: 1 })).toBe(1)
  })
})
