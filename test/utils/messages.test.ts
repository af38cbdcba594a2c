import { describe, expect, it, vi } from 'vitest'
import { connect } from '@/utils/connect'
import { type Background, type Caller, type Handlers, type MessagingApi, serve } from '@/utils/messages'

const ownUrl = 'chrome-extension://lectern/popup.html'

type Listener = Parameters<MessagingApi['runtime']['onMessage']['addListener']>[0]

type Sender = Parameters<Listener>[1]

/** A background and a page that calls it: messages are JSON on the way, as in the browsers. */
function connectTo(handlers: Partial<Handlers>, sender: Sender = { id: 'lectern', url: ownUrl }): Background {
  let listener: Listener | undefined
  const getURL = (path: string) => `chrome-extension://lectern/${path}`
  const sendMessage = (message: unknown) =>
    new Promise<unknown>((resolve) => {
      const sent: unknown = JSON.parse(JSON.stringify(message))
      const answer = (response: unknown) => resolve(JSON.parse(JSON.stringify(response)))
      if (!listener?.(sent, sender, answer)) resolve(undefined)
    })
  const addListener = (added: Listener) => {
    listener = added
  }
  const api: MessagingApi = { runtime: { id: 'lectern', getURL, sendMessage, onMessage: { addListener } } }
  serve(api, handlers as Handlers)
  return connect(api)
}

describe('messages', () => {
  it('carry a call and its answer', async () => {
    const getEntry = vi.fn(() => undefined)
    await connectTo({ getEntry }).getEntry({ id: 'a' })
    expect(getEntry).toHaveBeenCalledWith({ id: 'a' }, { url: ownUrl })
  })

  it('carry a call that takes nothing', async () => {
    const completions = { tags: [], topics: [] }
    expect(await connectTo({ listCompletions: () => completions }).listCompletions()).toEqual(completions)
    expect(await connectTo({ takeQueued: () => undefined }).takeQueued()).toBeUndefined()
  })

  it('carry a refusal with its sentence', async () => {
    const background = connectTo({ getEntry: () => Promise.reject(new Error('Try again.')) })
    await expect(background.getEntry({ id: 'a' })).rejects.toThrow('Try again.')
  })

  it('tell which tab and frame called', async () => {
    const tieCard = vi.fn((_: undefined, { tabId = -1 }: Caller) => ({ tabId, nonce: 'n' }))
    const sender = { id: 'lectern', url: ownUrl, tab: { id: 7 }, frameId: 3 }
    expect(await connectTo({ tieCard }, sender).tieCard()).toEqual({ tabId: 7, nonce: 'n' })
    expect(tieCard).toHaveBeenCalledWith(undefined, { tabId: 7, frameId: 3, url: ownUrl })
  })

  it('are refused in another shape', async () => {
    const getEntry = vi.fn()
    await expect(connectTo({ getEntry }).getEntry({ id: 7 } as never)).rejects.toThrow()
    expect(getEntry).not.toHaveBeenCalled()
  })

  it.each([
    { id: 'other', url: ownUrl },
    { id: 'lectern', url: 'https://evil.example/' },
    { id: 'lectern', url: 'https://evil.example/?chrome-extension://lectern/popup.html' },
  ])('are not heard from %j', async (sender) => {
    const getEntry = vi.fn()
    await expect(connectTo({ getEntry }, sender).getEntry({ id: 'a' })).rejects.toThrow(/did not answer/)
    expect(getEntry).not.toHaveBeenCalled()
  })
})
