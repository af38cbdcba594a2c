import { expect, it, vi } from 'vitest'
import type { PlayerState } from '@/utils/player'
import { listenToPlayers, type NewsApi } from '@/utils/player-news'

const state: PlayerState = { url: 'https://a.example/', seconds: 5, isApproximate: false, rate: 1, isPaused: true }
const news = (input: unknown = state) => ({ watch: 'tellPlayer', input: { news: 'playerChanged', input } })
const sender = { id: 'lectern', tab: { id: 7 }, frameId: 0 }

function listen() {
  const listeners = new Set<(message: unknown, from: object) => undefined>()
  const onMessage = {
    addListener: (listener: () => undefined) => listeners.add(listener),
    removeListener: (listener: () => undefined) => listeners.delete(listener),
  }
  const onState = vi.fn()
  const ending = new AbortController()
  const api = { runtime: { id: 'lectern', onMessage } } as unknown as NewsApi
  listenToPlayers(api, onState, ending.signal)
  const tell = (message: unknown, from: object = sender) => [...listeners].map((listener) => listener(message, from))
  return { tell, onState, ending, listeners }
}

it('hears what the page’s own player tells, and leaves the answer to others', () => {
  const { tell, onState } = listen()
  expect(tell(news())).toEqual([undefined])
  expect(onState.mock.calls).toEqual([[7, state]])
})

it.each([
  ['another extension', news(), { ...sender, id: 'other' }],
  ['no tab', news(), { id: 'lectern' }],
  ['a frame, whose player is the card’s', news(), { ...sender, frameId: 3 }],
  ['another message', { watch: 'openCard', input: { takesFocus: true } }, sender],
  ['other news', { watch: 'tellPlayer', input: { news: 'captionShown', input: {} } }, sender],
  ['a state of another shape', news({ ...state, seconds: '5' }), sender],
  ['no state', news(null), sender],
  ['nothing', undefined, sender],
])('is deaf to %s', (_, message, from) => {
  const { tell, onState } = listen()
  tell(message, from)
  expect(onState).not.toHaveBeenCalled()
})

it('ends with the signal', () => {
  const { ending, listeners } = listen()
  ending.abort()
  expect(listeners.size).toBe(0)
})
