import { describe, expect, it } from 'vitest'
import { cardCommands, openCard, openingWish, serveWatchScripts, tieCard } from '@/entrypoints/background/card'
import type { WatchMessage } from '@/utils/watch/orders'

const watchUrl = 'https://www.youtube.com/watch?v=LecternVid1'

interface Frames {
  [frameId: number]: { url: string; area: number; isPlaying: boolean }
}

/** A browser with one tab, and what was sent to its frames. */
function makeBrowser(frames: Frames, url: string | undefined = frames[0]?.url) {
  const sent: { frameId: number; message: WatchMessage }[] = []
  const said: string[] = []
  let listener: ((message: unknown, sender: object, answer: (result: unknown) => void) => unknown) | undefined
  const browser = {
    runtime: { id: 'lectern', onMessage: { addListener: (added: typeof listener) => (listener = added) } },
    action: { setBadgeText: async () => undefined, setTitle: async ({ title }: { title: string }) => said.push(title) },
    tabs: {
      get: async () => ({ id: 7, url }),
      async sendMessage(_tabId: number, message: WatchMessage, { frameId }: { frameId: number }) {
        sent.push({ frameId, message })
        return { ok: true, value: message.watch === 'tieCard' ? 'nonce' : undefined }
      },
    },
    scripting: {
      async executeScript({ target, func }: { target: { frameIds?: number[] }; func?: () => unknown }) {
        if (!frames[0]) throw new Error('Cannot access contents of the page.')
        if (func) return [{ frameId: 0, result: 'not a number' }]
        const ids = target.frameIds ?? Object.keys(frames).map(Number)
        return ids.map((frameId) => ({ frameId, result: frames[frameId] }))
      },
    },
  }
  const ask = (message: unknown, sender: object) =>
    new Promise((resolve) => {
      if (listener?.(message, sender, resolve) === undefined) resolve('nobody')
    })
  return { browser: browser as unknown as Parameters<typeof openCard>[0], sent, said, ask }
}

const here = { url: watchUrl, area: 640 * 360, isPlaying: false }

describe('opening a card', () => {
  it('tells the page what its site’s player is known by', async () => {
    const { browser, sent } = makeBrowser({ 0: here })
    await openCard(browser, 7, { takesFocus: true })
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      frameId: 0,
      message: { watch: 'openCard', input: { takesFocus: true, needsOffset: true } },
    })
    expect(sent[0]?.message.input).toHaveProperty('facts.advertisement')
    expect(sent[0]?.message.input).not.toHaveProperty('playerFrameId')
  })

  it('closes it again by the browser’s shortcut alone', () => {
    expect(cardCommands['open-card']).toEqual({ takesFocus: true, isToggle: true })
    expect(openingWish.isToggle).toBeUndefined()
  })

  it('finds the player in a frame, and gives its facts to both', async () => {
    const page = { url: 'https://conference.example/talk', area: 0, isPlaying: false }
    const { browser, sent } = makeBrowser({
      0: page,
      3: { url: 'https://ads.example/', area: 300 * 250, isPlaying: false },
      5: { url: 'https://www.youtube-nocookie.com/embed/LecternVid1', area: 640 * 360, isPlaying: false },
    })
    await openCard(browser, 7, { takesFocus: false, action: 'moment' })
    expect(sent.map(({ frameId, message }) => [frameId, message.watch])).toEqual([
      [5, 'watchPlayer'],
      [0, 'openCard'],
    ])
    expect(sent[1]?.message.input).toMatchObject({ playerFrameId: 5, needsOffset: true, action: 'moment' })
  })

  it('prefers the frame that plays', async () => {
    const page = { url: 'https://conference.example/talk', area: 0, isPlaying: false }
    const small = { url: 'https://player.vimeo.com/video/1', area: 200 * 200, isPlaying: true }
    const { browser, sent } = makeBrowser({ 0: page, 3: here, 5: small })
    await openCard(browser, 7, { takesFocus: true })
    expect(sent[0]?.frameId).toBe(5)
  })

  it.each([
    [undefined, /Press Alt\+N/],
    ['about:config', /can’t stand on this page/],
    ['https://accounts.example/', /Cannot access contents/],
  ])('says on the badge why it can’t: %s', async (url, sentence) => {
    const { browser, said } = makeBrowser({}, url)
    await openCard(browser, 7, { takesFocus: true })
    expect(said.join(' ')).toMatch(sentence)
  })
})

describe('what watch scripts ask', () => {
  const sender = { id: 'lectern', tab: { id: 7 }, frameId: 0, url: watchUrl }

  it('is answered for their own tab', async () => {
    const { browser, ask, sent } = makeBrowser({ 0: here })
    serveWatchScripts(browser)
    const wish = { watch: 'callPlayer', input: { frameId: 5, call: 'pause', tabId: 9 } }
    expect(await ask(wish, sender)).toMatchObject({ ok: true })
    expect(sent).toEqual([{ frameId: 5, message: { watch: 'callPlayer', input: { call: 'pause' } } }])
  })

  it('is no number when the page’s player says anything else', async () => {
    const { browser, ask } = makeBrowser({ 0: here })
    serveWatchScripts(browser)
    expect(await ask({ watch: 'askOffset' }, sender)).toEqual({ ok: true, value: undefined })
  })

  it.each([
    [{ watch: 'openCard', input: { takesFocus: 'yes' } }],
    [{ watch: 'openCard', input: { takesFocus: true, action: 'delete' } }],
    [{ watch: 'callPlayer', input: { frameId: 5, call: 'constructor' } }],
    [{ watch: 'tellPlayer', input: { news: 'close', input: {} } }],
    [{ watch: 'toString' }],
  ])('is refused in another shape: %j', async (wish) => {
    const { browser, ask, sent } = makeBrowser({ 0: here })
    serveWatchScripts(browser)
    expect(await ask(wish, sender)).toMatchObject({ ok: false })
    expect(sent).toEqual([])
  })

  it.each([[{ ...sender, id: 'other' }], [{ ...sender, tab: undefined }], [{ ...sender, frameId: undefined }]])(
    'is not heard from %j',
    async (other) => {
      const { browser, ask } = makeBrowser({ 0: here })
      serveWatchScripts(browser)
      expect(await ask({ watch: 'openCard', input: { takesFocus: true } }, other)).toBe('nobody')
    },
  )
})

describe('a card’s page', () => {
  it('is tied to the tab that its frame stands in', async () => {
    const { browser } = makeBrowser({ 0: here })
    expect(await tieCard(browser, { tabId: 7, frameId: 4, url: 'chrome-extension://lectern/card.html' })).toEqual({
      tabId: 7,
      nonce: 'nonce',
    })
  })

  it.each([{ tabId: 7, frameId: 0 }, { frameId: 4 }, {}])('is not tied anywhere else: %j', async (caller) => {
    const { browser, sent } = makeBrowser({ 0: here })
    await expect(tieCard(browser, { url: 'chrome-extension://lectern/card.html', ...caller })).rejects.toThrow()
    expect(sent).toEqual([])
  })
})
