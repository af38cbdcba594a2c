import type { CardCalls, WatchCalls } from '@/utils/card-channel'
import { callOver, type Handlers, type Remote } from '@/utils/port-calls'
import { createCardFrame } from './card-frame'
import { placeCard } from './card-place'
import { findVideo } from './find-video'
import { followNavigation } from './navigation'
import type { CardAction, CardOrder, PlayerNewsItem, WatchApi, WatchWishes } from './orders'
import { readPlacements, rememberPlacements } from './placements'
import { type PlayerCalls, playerCallNames, watchPlayer } from './player'
import { boxOfFrame, passOn, remotePlayer } from './remote-player'

/** The note card on a page. */
export interface Card {
  /** What the background knows of the page's player, and what the learner wants. */
  take(order: CardOrder): void
  /** The card's page has loaded: it gets its port. @returns the nonce by which it knows the port. */
  tie(): string
  focus(): void
  act(action: CardAction): void
  hear(item: PlayerNewsItem): void
  close(): void
}

interface CardOptions {
  api: WatchApi
  window: Window
  background: Remote<WatchWishes>
  /** The card has closed, by whatever. */
  onClose(): void
  /** Ends the card when the script ends. */
  signal: AbortSignal
}

/** Puts a card on the page. It loads while the background is still asked what there is to know about the player. */
export function createCard({ api, window, background, onClose, signal: outer }: CardOptions): Card {
  const { document } = window
  const ending = new AbortController()
  const signal = AbortSignal.any([outer, ending.signal])
  const nonce = crypto.randomUUID()
  let calls: Remote<CardCalls> | undefined
  let port: AbortController | undefined
  let order: CardOrder | undefined
  let watching: AbortController | undefined
  const first = Promise.withResolvers<Handlers<PlayerCalls>>()
  let player = first.promise
  let waiting: (() => void)[] = []

  /** Does it once the card's page is there. */
  const whenTied = (act: () => void) => {
    if (calls) act()
    else waiting.push(act)
  }
  const untie = () => {
    port?.abort()
    calls = undefined
  }
  /** What the card's page does not hear any more is nobody's business. */
  const tell = <N extends keyof CardCalls>(name: N, input: Parameters<CardCalls[N]>[0]): undefined => {
    if (calls) (calls[name] as (input: unknown) => Promise<unknown>)(input).catch(() => undefined)
  }
  const card = createCardFrame({
    document,
    src: api.runtime.getURL('card.html'),
    onPull: (edges, x, y, isEnd) => place.pull(edges, x, y, isEnd),
    onReload: untie,
    signal,
  })
  const findVideoBox = () =>
    order?.playerFrameId === undefined
      ? findVideo(document, order?.facts ?? {})?.getBoundingClientRect()
      : boxOfFrame(document)
  const place = placeCard({
    card,
    window,
    placements: {},
    findVideoBox,
    remember: (placements) => void rememberPlacements(api, window.location.hostname, placements),
    onFullscreen: (isFullscreen) => tell('fullscreenChanged', { isFullscreen }),
    signal,
  })
  void readPlacements(api, window.location.hostname).then(place.recall)

  const told =
    <N extends keyof CardCalls>(name: N) =>
    (input: Parameters<CardCalls[N]>[0]) =>
      Promise.resolve(tell(name, input))
  const close = () => {
    if (ending.signal.aborted) return
    const { playerFrameId } = order ?? {}
    if (playerFrameId !== undefined) background.leavePlayer({ frameId: playerFrameId }).catch(() => undefined)
    ending.abort()
    untie()
    card.remove()
    onClose()
  }
  const watch = (wanted: CardOrder, until: AbortSignal): Handlers<PlayerCalls> => {
    const { playerFrameId } = wanted
    if (playerFrameId !== undefined) return remotePlayer(background, playerFrameId, document)
    const resizing = new ResizeObserver(place.update)
    const video = findVideo(document, wanted.facts)
    if (video) resizing.observe(video)
    until.addEventListener('abort', () => resizing.disconnect(), { once: true })
    const look = ({ target }: Event) => {
      if (!(target instanceof HTMLIFrameElement) || findVideo(document, wanted.facts)) return
      background.findPlayer().catch(() => undefined)
    }
    document.addEventListener('load', look, { capture: true, signal: until })
    return watchPlayer({
      ...wanted,
      document,
      news: { playerChanged: told('playerChanged'), captionShown: told('captionShown') },
      askOffset: () => background.askOffset(),
      signal: until,
    })
  }
  const startWatching = (wanted: CardOrder) => {
    watching?.abort()
    watching = new AbortController()
    const until = AbortSignal.any([signal, watching.signal])
    order = wanted
    const watched = watch(wanted, until)
    first.resolve(watched)
    player = Promise.resolve(watched)
    followNavigation(window, wanted.facts.navigationEvents ?? [], (url) => tell('pageChanged', { url }), until)
    place.update()
  }
  const focus = () => {
    card.frame.focus()
    tell('focusText', undefined)
  }
  const handlers: Handlers<WatchCalls> = {
    ...callLater(() => player),
    async setVisible({ isVisible }) {
      card.setVisible(isVisible)
      // Drawn so after the next frame.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return undefined
    },
    drag: (input) => place.drag(input) as undefined,
    setCompact: ({ isCompact }) => place.setCompact(isCompact) as undefined,
    close: () => close() as undefined,
  }
  return {
    take(wanted) {
      if (!order || JSON.stringify(playerOf(order)) !== JSON.stringify(playerOf(wanted))) startWatching(wanted)
      const { takesFocus, action } = wanted
      if (takesFocus) whenTied(focus)
      if (action) whenTied(() => tell('keyPressed', { action }))
    },
    tie() {
      if (calls) throw new Error('The card has its port already.')
      const { port1, port2 } = new MessageChannel()
      port = new AbortController()
      port.signal.addEventListener('abort', () => port1.close(), { once: true })
      calls = callOver<CardCalls, WatchCalls>(port1, handlers, port.signal)
      card.frame.contentWindow?.postMessage({ nonce }, api.runtime.getURL('').replace(/\/$/, ''), [port2])
      if (document.fullscreenElement) tell('fullscreenChanged', { isFullscreen: true })
      for (const act of waiting) act()
      waiting = []
      return nonce
    },
    focus: () => whenTied(focus),
    act: (action) => whenTied(() => tell('keyPressed', { action })),
    hear: (item) => calls && passOn(calls, item, document.location.href),
    close,
  }
}

function playerOf({ facts, needsOffset, playerFrameId }: CardOrder) {
  return { facts, needsOffset, playerFrameId }
}

/** The calls to a player that is still being looked for, or may be another one by now. */
function callLater(player: () => Promise<Handlers<PlayerCalls>>): Handlers<PlayerCalls> {
  const call = (name: keyof PlayerCalls) => async (input: unknown) =>
    ((await player())[name] as (input: unknown) => unknown)(input)
  return Object.fromEntries(playerCallNames.map((name) => [name, call(name)])) as unknown as Handlers<PlayerCalls>
}
