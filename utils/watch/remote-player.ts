import type { PlayerState, TakenFrame } from '@/utils/player'
import type { Handlers, Remote } from '@/utils/port-calls'
import { largest } from './find-video'
import type { PlayerCall, WatchWishes } from './orders'
import { type PlayerCalls, playerCallsBy } from './player'

/** Pictures travel as text: messages between frames go through the background, which takes no bytes everywhere. */
type PackedFrame = Omit<TakenFrame, 'bytes'> & { base64: string }

/**
 * The player in another frame of the tab, as the card calls it. Its time belongs to the page around it, which knows
 * the talk.
 */
export function remotePlayer(
  background: Pick<Remote<WatchWishes>, 'callPlayer'>,
  frameId: number,
  document: Document,
): Handlers<PlayerCalls> {
  const ask = <R>(call: keyof PlayerCalls, input?: unknown) =>
    background.callPlayer({ frameId, call, input }) as Promise<R>
  return {
    ...playerCallsBy((call) => (input) => ask(call, input)),
    readPlayer: async () => ({ ...(await ask<PlayerState>('readPlayer')), url: document.location.href }),
    async takeFrame(wish) {
      const frame = await ask<PackedFrame | Awaited<ReturnType<PlayerCalls['takeFrame']>>>('takeFrame', wish)
      if (!('base64' in frame)) return frame
      const { base64, ...rest } = frame
      return { ...rest, bytes: Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)).buffer }
    },
    async placeOfVideo() {
      const place = await ask<ReturnType<PlayerCalls['placeOfVideo']>>('placeOfVideo')
      const corner = cornerOf(frameOfPlayer(document))
      return place && corner && { ...place, x: place.x + corner.x, y: place.y + corner.y }
    },
  }
}

/** The box of the frame that the player most likely stands in. */
export function boxOfFrame(document: Document): DOMRect | undefined {
  return frameOfPlayer(document)?.getBoundingClientRect()
}

/** The largest frame in sight. */
function frameOfPlayer(document: Document): HTMLIFrameElement | undefined {
  const areaOf = (frame: HTMLIFrameElement) => {
    const { width, height } = frame.getBoundingClientRect()
    return width * height
  }
  return largest([...document.querySelectorAll('iframe')].filter(areaOf), areaOf)
}

/** Where the page that a frame shows begins: within its border and padding. */
function cornerOf(frame: HTMLIFrameElement | undefined): { x: number; y: number } | undefined {
  if (!frame) return undefined
  const { x, y } = frame.getBoundingClientRect()
  const { paddingLeft, paddingTop } = getComputedStyle(frame)
  return {
    x: x + frame.clientLeft + Number.parseFloat(paddingLeft),
    y: y + frame.clientTop + Number.parseFloat(paddingTop),
  }
}

/** Runs a call of the card's in the frame that the player stands in. */
export async function callPlayer(player: Handlers<PlayerCalls>, { call, input }: PlayerCall): Promise<unknown> {
  const answer = await (player[call] as (input: unknown) => unknown)(input)
  if (!(Object(answer).bytes instanceof ArrayBuffer)) return answer
  const { bytes, ...rest } = answer as TakenFrame
  return { ...rest, base64: toBase64(new Uint8Array(bytes)) } satisfies PackedFrame
}

function toBase64(bytes: Uint8Array): string {
  // In parts: a call takes no more than some ten thousand arguments.
  const parts = Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, part) =>
    String.fromCharCode(...bytes.subarray(part * partBytes, (part + 1) * partBytes)),
  )
  return btoa(parts.join(''))
}

const partBytes = 8192
