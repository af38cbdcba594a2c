import type { Noting } from '@/components/capture/noting'
import type { CardEdge, CardSignals } from './signals'
import type { Words } from './words'

/** What the card does when it is put out of sight, and when it is seen again. */
export interface Resting {
  /** What waits is sent at once. */
  flush(): void
  close(): Promise<void>
  /** The card is opened again, on the page at an address. */
  wake(url: string): void
}

interface RestingOptions {
  card: CardSignals
  edge: Pick<CardEdge, 'page' | 'tabId'>
  noting: Noting
  words: Words
  /** Says what went wrong. */
  complain(error: unknown): void
}

/** While it is out of sight the card hears nothing and asks nothing; only what failed to be stored is tried again. */
export function createResting({ card, edge, noting, words, complain }: RestingOptions): Resting {
  const { following } = noting
  const flush = (): void => {
    noting.actions.flush()
    words.flush()
  }
  return {
    flush,
    async close() {
      flush()
      card.cutting.value = undefined
      card.areKeysShown.value = false
      following.rest()
      card.isClosed.value = true
      await edge.page.close()
      // The page's last words leave the screen with the card.
      words.flush()
    },
    wake(url) {
      card.isClosed.value = false
      card.isCompact.value = false
      card.said.value = undefined
      following.wake({ tabId: edge.tabId, url }).catch(complain)
      noting.learnCompletions()
    },
  }
}
