import type { Following } from '@/components/capture/following'
import type { PlayerClock } from '@/components/capture/player-clock'
import type { EditorHandle } from '@/components/NotesEditor'
import type { CardCalls } from '@/utils/card-channel'
import type { PlayerState } from '@/utils/player'
import type { CardAction } from './acting'
import type { CardSignals } from './signals'
import type { Words } from './words'

/** What the page tells the card. */
export type Heard = { [N in keyof CardCalls]: (input: Parameters<CardCalls[N]>[0]) => undefined }

interface HearingOptions {
  card: CardSignals
  tabId: number
  clock: PlayerClock
  following: Following
  words: Words
  editor: { current: EditorHandle | null }
  /** The card was closed, and is opened again at an address. */
  wake(url: string): void
  setCompact(isCompact: boolean): Promise<void>
  attempt(action: () => Promise<unknown>): Promise<void>
  act(action: CardAction): Promise<void>
}

export function createHearing({ card, tabId, clock, following, words, editor, ...options }: HearingOptions): Heard {
  return {
    shown: ({ url }) => void options.wake(url),
    pageChanged: ({ url }) => void following.follow({ tabId, url }),
    playerChanged(state) {
      // What was said of the player may be so no more: an advertisement has ended, a video has begun.
      if (isOther(clock.told.value, state)) card.said.value = undefined
      clock.hear(state)
      // An address that the page changed without telling is told here.
      return void following.follow({ tabId, url: state.url })
    },
    captionShown({ url, line }) {
      const subject = card.subject.value
      if (subject && following.isAt(subject, url)) words.hear(subject, line)
      return undefined
    },
    roomChanged: ({ isScarce }) => void options.setCompact(isScarce),
    focusText: () => void editor.current?.focus(),
    keyPressed: ({ action }) =>
      void options.attempt(async () => {
        await untilShown(card)
        await options.act(action)
      }),
  }
}

/** Whether a player's state is of another sort: of another video, of an advertisement, with a time. */
function isOther(before: PlayerState | undefined, now: PlayerState): boolean {
  if (!before || before.url !== now.url || before.isApproximate !== now.isApproximate) return before !== undefined
  return (before.seconds === undefined) !== (now.seconds === undefined)
}

/** A key of the page may have opened the card: then the page is still being read. */
function untilShown({ subject }: CardSignals): Promise<void> {
  return new Promise((resolve) => {
    const stop = subject.subscribe((shown) => {
      if (!shown) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}
