import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { PlayerState } from '@/utils/player'
import { type PlayerHost, refusalOf } from '@/utils/player-hosts'
import type { CardEdge } from './signals'

/** A player in a frame that Lectern may not look into yet. */
export interface FramedPlayer {
  host: ReadonlySignal<PlayerHost | undefined>
  /**
   * Asks the browser for the host, which it grants only to a click or key, and looks at the player.
   * @throws what a refusal means, as a sentence
   */
  allow(): Promise<void>
  stop(): void
}

/** Looks once on each page that tells of no player of its own. */
export function createFramedPlayer(
  { background, tabId, requestOrigins }: Pick<CardEdge, 'background' | 'tabId' | 'requestOrigins'>,
  told: ReadonlySignal<PlayerState | undefined>,
  complain: (error: unknown) => void,
): FramedPlayer {
  const host = signal<PlayerHost>()
  let lookedAt: string | undefined

  const look = async (url: string): Promise<void> => {
    lookedAt = url
    const found = await background.findPlayerHost({ tabId })
    if (told.peek()?.url === url && told.peek()?.seconds === undefined) host.value = found
  }
  const stop = effect(() => {
    const state = told.value
    if (!state) return
    if (state.seconds !== undefined || state.url !== lookedAt) host.value = undefined
    if (state.seconds === undefined && state.url !== lookedAt) look(state.url).catch(complain)
  })
  return {
    host,
    stop,
    async allow() {
      const wanted = host.peek()
      if (!wanted) return
      // Asked for at once, while the browser still counts the click.
      const isAllowed = await requestOrigins(wanted.origins)
      if (isAllowed === undefined) return
      if (!isAllowed) throw new Error(refusalOf(wanted))
      host.value = undefined
      await background.lookForPlayer({ tabId })
    },
  }
}
