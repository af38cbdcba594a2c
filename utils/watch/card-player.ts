import type { Handlers, Remote } from '@/utils/port-calls'
import type { CardLine } from './card-line'
import { findVideo } from './find-video'
import type { CardOrder, WatchWishes } from './orders'
import { type PlayerCalls, playerCallNames, watchPlayer } from './player'
import { boxOfFrame, remotePlayer } from './remote-player'

/** The player that a card stands beside: the page's own, or one in a frame; another one when the background says so. */
export interface CardPlayer {
  calls: Handlers<PlayerCalls>
  /** Follows the player of an order, unless it is the one followed already. @returns whether it is another one. */
  follow(order: CardOrder): boolean
  /** Where it stands in the window. */
  findBox(): DOMRect | undefined
}

interface CardPlayerOptions {
  document: Document
  background: Remote<WatchWishes>
  line: Pick<CardLine, 'tell'>
  /** The player has another size now. */
  onResize(): void
  signal: AbortSignal
}

export function createCardPlayer(options: CardPlayerOptions, first: CardOrder): CardPlayer {
  const { document, background, signal } = options
  let order = first
  let ending = new AbortController()
  const start = () => startPlayer(options, order, AbortSignal.any([signal, ending.signal]))
  let player = start()
  const leave = () => {
    const { playerFrameId: frameId } = order
    if (frameId !== undefined) background.leavePlayer({ frameId }).catch(() => undefined)
  }
  signal.addEventListener('abort', leave, { once: true })

  const call = (name: keyof PlayerCalls) => (input: unknown) => (player[name] as (input: unknown) => unknown)(input)
  return {
    calls: Object.fromEntries(playerCallNames.map((name) => [name, call(name)])) as unknown as Handlers<PlayerCalls>,
    follow(wanted) {
      if (nameOf(order) === nameOf(wanted)) return false
      ending.abort()
      ending = new AbortController()
      order = wanted
      player = start()
      return true
    },
    findBox: () =>
      order.playerFrameId === undefined
        ? findVideo(document, order.facts)?.getBoundingClientRect()
        : boxOfFrame(document),
  }
}

function nameOf({ facts, needsOffset, playerFrameId }: CardOrder): string {
  return JSON.stringify([facts, needsOffset, playerFrameId])
}

function startPlayer(
  { document, background, line, onResize }: CardPlayerOptions,
  { facts, needsOffset, playerFrameId }: CardOrder,
  signal: AbortSignal,
): Handlers<PlayerCalls> {
  if (playerFrameId !== undefined) return remotePlayer(background, playerFrameId, document)
  const resizing = new ResizeObserver(onResize)
  const video = findVideo(document, facts)
  if (video) resizing.observe(video)
  signal.addEventListener('abort', () => resizing.disconnect(), { once: true })
  // The player may come later, in a frame.
  const look = ({ target }: Event) => {
    if (!(target instanceof HTMLIFrameElement) || findVideo(document, facts)) return
    background.findPlayer().catch(() => undefined)
  }
  document.addEventListener('load', look, { capture: true, signal })
  return watchPlayer({
    document,
    facts,
    needsOffset,
    news: {
      playerChanged: async (state) => line.tell('playerChanged', state),
      captionShown: async (caption) => line.tell('captionShown', caption),
    },
    askOffset: () => background.askOffset(),
    signal,
  })
}
