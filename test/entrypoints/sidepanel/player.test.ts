import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
import { findEntryByIds } from '@/utils/library/entries'
import type { PlayerState } from '@/utils/player'
import { addressOf, backgroundFor, keyOf, openPanel, PracticeWindow, pageOf, things } from './practice'

const paper = things[0]
const video = things[3]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

/** A panel beside a video, whose player is there or comes later. */
async function open({ hasPlayer = true, first = video as (typeof things)[number] } = {}) {
  const library = await openTestLibrary()
  const window = new PracticeWindow(first)
  const state: PlayerState = { url: addressOf(video), seconds: 60, isApproximate: false, rate: 1, isPaused: true }
  const page = { state: hasPlayer ? state : undefined }
  const calls = {
    watchPlayer: vi.fn(async () => page.state),
    callPlayer: vi.fn(async () => undefined),
    leavePlayer: vi.fn(async () => undefined),
    openCard: vi.fn(async () => undefined),
  }
  const opened = await openPanel(library, window, { background: { ...backgroundFor(library, window), ...calls } })
  await time.pass(10)
  const { panel } = opened
  const seconds = () => panel.subject.value && panel.player.stateOf(panel.subject.value)?.seconds
  return { library, window, page, state, calls, seconds, ...opened }
}

describe('the time for a stamp', () => {
  it('is the page’s, and goes on between two messages', async () => {
    const { panel, seconds, state, window } = await open()
    expect(seconds()).toBe(60)
    panel.player.hear(window.frontId, { ...state, seconds: 100, rate: 2, isPaused: false })
    await time.pass(1500)
    expect(seconds()).toBe(103)
  })

  it('is none of another tab’s player', async () => {
    const { panel, seconds, state } = await open()
    panel.player.hear(99, { ...state, seconds: 5 })
    expect(seconds()).toBe(60)
  })

  it('is none while the page plays another video than is typed about', async () => {
    const { panel, type, window, look, state, seconds } = await open()
    type('- about it')
    window.go({ ...pageOf(video), url: 'https://www.youtube.com/watch?v=eeeeeeeeeee' })
    panel.player.hear(window.frontId, { ...state, url: 'https://www.youtube.com/watch?v=eeeeeeeeeee' })
    expect(seconds()).toBeUndefined()
    await look()
    expect(seconds()).toBeUndefined()
  })

  it('comes when the player does', async () => {
    const { panel, page, state, seconds, calls } = await open({ hasPlayer: false })
    expect(panel.player.told.value).toBeUndefined()
    page.state = state
    calls.watchPlayer.mockClear()
    panel.lookAround()
    await time.pass(10)
    expect(seconds()).toBe(60)
    panel.lookAround()
    await time.pass(10)
    expect(calls.watchPlayer).toHaveBeenCalledOnce()
  })

  it('is looked for some seconds by itself, and then when the learner comes back', async () => {
    const { panel, page, state, calls, seconds } = await open({ hasPlayer: false })
    calls.watchPlayer.mockClear()
    for (let second = 0; second < 60; second++) {
      panel.lookAround()
      await time.pass(4)
    }
    expect(calls.watchPlayer).toHaveBeenCalledTimes(20)
    page.state = state
    panel.enter()
    await time.pass(10)
    expect(seconds()).toBe(60)
  })

  it('is looked at again while it is only about right', async () => {
    const { panel, page, state } = await open({ hasPlayer: false })
    page.state = { ...state, isApproximate: true }
    panel.lookAround()
    await time.pass(10)
    expect(panel.player.told.value?.isApproximate).toBe(true)
    page.state = state
    panel.lookAround()
    await time.pass(10)
    expect(panel.player.told.value?.isApproximate).toBe(false)
  })

  it('is none from a page that is loaded anew, until it has a player', async () => {
    const { panel, page, look, seconds, state } = await open()
    page.state = undefined
    await look()
    await time.pass(10)
    expect(seconds()).toBeUndefined()
    page.state = { ...state, seconds: 0 }
    panel.lookAround()
    await time.pass(10)
    expect(seconds()).toBe(0)
  })
})

describe('the player', () => {
  it('is looked for beside no paper', async () => {
    const { calls } = await open({ first: paper })
    expect(calls.watchPlayer).not.toHaveBeenCalled()
  })

  it.each([
    ['another tab comes to the front', 'turn'],
    ['the panel goes', 'leave'],
    ['the page becomes one that may not be read', 'away'],
  ])('is left alone when %s', async (_, what) => {
    const { calls, window, look, panel } = await open()
    const tabId = window.frontId
    if (what === 'turn') window.open(pageOf(paper))
    if (what === 'away') window.go({ url: 'about:blank' })
    if (what === 'leave') panel.leave()
    else await look()
    expect(calls.leavePlayer).toHaveBeenCalledExactlyOnceWith({ tabId })
    expect(panel.player.told.value).toBeUndefined()
  })

  it.each([
    ['play', 'togglePlay', undefined],
    ['back', 'skip', { seconds: -5 }],
    ['forward', 'skip', { seconds: 5 }],
    ['slower', 'changeRate', { by: -0.25 }],
    ['faster', 'changeRate', { by: 0.25 }],
    ['to-player', 'focusPlayer', undefined],
  ] as const)('does what the key for %s asks', async (action, call, input) => {
    const { panel, calls, window } = await open()
    await panel.actOnPlayer(action)
    expect(calls.callPlayer).toHaveBeenCalledExactlyOnceWith({ tabId: window.frontId, call, input })
  })

  it('is known by its own news, not by an older answer that comes after it', async () => {
    const { panel, page, state, seconds, window } = await open({ hasPlayer: false })
    const at = Date.now()
    page.state = { ...state, isApproximate: true, atMilliseconds: at - 50 }
    panel.lookAround()
    panel.player.hear(window.frontId, { ...state, seconds: 61, atMilliseconds: at })
    await time.pass(10)
    expect(panel.player.told.value).toMatchObject({ seconds: 61, isApproximate: false })
    expect(seconds()).toBe(61)
  })

  it('is handed to the card with what was typed', async () => {
    const { panel, type, calls, library } = await open()
    type('- just now')
    calls.openCard.mockImplementation(async () => {
      expect((await findEntryByIds(library, [keyOf(video)]))?.notes).toBe('- just now')
    })
    await panel.actOnPlayer('card')
    expect(calls.openCard).toHaveBeenCalledOnce()
    expect(panel.said.value).toBeUndefined()
  })

  it.each([
    ['card', undefined],
    ['moment', 'moment'],
    ['moment-with-frame', 'moment-with-frame'],
    ['frame', 'frame'],
  ] as const)('has the card do what it alone can: %s', async (wish, action) => {
    const { panel, calls, window } = await open()
    await panel.actOnPlayer(wish)
    expect(calls.openCard).toHaveBeenCalledExactlyOnceWith({ tabId: window.frontId, action })
  })

  it('jumps, and the time is there before the page tells so', async () => {
    const { panel, calls, seconds, window } = await open()
    const jumping = panel.seek(12)
    expect(seconds()).toBe(12)
    await jumping
    expect(calls.callPlayer).toHaveBeenCalledWith({ tabId: window.frontId, call: 'seek', input: { seconds: 12 } })
  })

  it('says what goes wrong', async () => {
    const { panel, calls } = await open()
    calls.callPlayer.mockRejectedValueOnce(new Error('The player has gone.'))
    await panel.actOnPlayer('play')
    expect(panel.said.value).toBe('The player has gone.')
  })
})
