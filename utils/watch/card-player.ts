import type { Handlers, Remote } from '@/utils/port-calls'
import type { CardLine } from './card-line'
import { findVideo } from './find-video'
import type { CardOrder, WatchWishes } from './orders'
import { type PlayerCalls, playerCallsBy, watchPlayer } from './player'
import { boxOfFrame, remotePlayer } from './remote-player'

/** The player that a card stands beside: the page's own, or one in a frame; another one when the background says so. */
export interface CardPlayer {
  calls: Handlers<PlayerCalls>
  /** Follows the player of an order, unless it is the one followed already. @returns whether it is another one. */
  follow(order: CardOrder): boolean
  /** Leaves the player alone, until one is followed again. */
  leave(): void
  /** Where it stands in the window. */
  findBox(): DOMRect | undefined
}

interface CardPlayerOptions {
  document: Document
  background: Remote<WatchWishes>
  line: Pick<CardLine, 'tell'>
  /** The player has another size now. */
  onResize(): void
}

export function createCardPlayer(options: CardPlayerOptions): CardPlayer {
  const { document, background } = options
  let order: CardOrder | undefined
  let ending = new AbortController()
  let player: Handlers<PlayerCalls> | undefined

  const leave = (next?: CardOrder) => {
    ending.abort()
    player = undefined
    const frameId = order?.playerFrameId
    // A frame that is followed on has been told so already.
    if (frameId !== undefined && frameId !== next?.playerFrameId) {
      background.leavePlayer({ frameId }).catch(() => undefined)
    }
    order = next
  }
  return {
    calls: playerCallsBy((name) => (input) => {
      if (!player) throw new Error('The card is closed.')
      return (player[name] as (input: unknown) => unknown)(input)
    }),
    follow(wanted) {
      if (order && nameOf(order) === nameOf(wanted)) return false
      leave(wanted)
      ending = new AbortController()
      player = startPlayer(options, wanted, ending.signal)
      return true
    },
    leave: () => leave(),
    findBox: () =>
      order?.playerFrameId === undefined
        ? findVideo(document, order?.facts ?? {})?.getBoundingClientRect()
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
