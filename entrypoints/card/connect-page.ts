import type { CardCalls, WatchCalls } from '@/utils/card-channel'
import type { Background } from '@/utils/messages'
import { callOver, type Handlers, type Remote } from '@/utils/port-calls'

/** The page that a card stands in. */
export interface ConnectedPage {
  tabId: number
  /** The page's watch script. */
  watch: Remote<WatchCalls>
}

/**
 * Ties the card to its tab and takes the port that the watch script of the page sends. Whatever else posts messages to
 * this frame does not know the nonce. Ends with the signal.
 * @throws the background's sentence when this page was opened anywhere but in a card's frame.
 */
export async function connectPage(
  background: Pick<Background, 'tieCard'>,
  handlers: Handlers<CardCalls>,
  signal: AbortSignal,
): Promise<ConnectedPage> {
  const posts = listenForPosts(signal)
  const { tabId, nonce } = await background.tieCard()
  const port = await posts.portWith(nonce)
  return { tabId, watch: callOver<WatchCalls, CardCalls>(port, handlers, signal) }
}

/** Keeps what is posted until it is known which nonce is right: the port may be here before the answer is. */
function listenForPosts(signal: AbortSignal) {
  const posts: MessageEvent[] = []
  let look: (() => void) | undefined
  const hear = (event: MessageEvent) => {
    posts.push(event)
    look?.()
  }
  addEventListener('message', hear, { signal })
  const portWith = (nonce: string) =>
    new Promise<MessagePort>((resolve) => {
      look = () => {
        const port = posts.find(({ data }) => Object(data).nonce === nonce)?.ports[0]
        if (!port) return
        removeEventListener('message', hear)
        resolve(port)
      }
      look()
    })
  return { portWith }
}
