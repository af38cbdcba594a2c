import * as v from 'valibot'
import type { PlayerState } from './player'

const newsSchema = v.object({
  watch: v.literal('tellPlayer'),
  input: v.object({
    news: v.literal('playerChanged'),
    input: v.object({
      url: v.string(),
      seconds: v.exactOptional(v.number()),
      isApproximate: v.boolean(),
      rate: v.number(),
      isPaused: v.boolean(),
      durationSeconds: v.exactOptional(v.number()),
      chapter: v.exactOptional(v.string()),
      atMilliseconds: v.exactOptional(v.number()),
    }),
  }),
})

interface Sender {
  id?: string | undefined
  tab?: { id?: number | undefined } | undefined
  frameId?: number | undefined
}

type Listener = (message: unknown, sender: Sender) => undefined

/** The part of the browser's API that it takes; the polyfilled one fits. */
export interface NewsApi {
  runtime: {
    id: string
    onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void }
  }
}

/** Hears what the players of pages tell that are watched for a side panel, until the signal. Answers nothing. */
export function listenToPlayers(
  { runtime }: NewsApi,
  onState: (tabId: number, state: PlayerState) => void,
  signal: AbortSignal,
): void {
  const hear: Listener = (message, { id, tab, frameId }) => {
    if (id !== runtime.id || tab?.id === undefined || frameId !== 0) return undefined
    const news = v.safeParse(newsSchema, message)
    if (news.success) onState(tab.id, news.output.input.input)
    return undefined
  }
  runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(hear), { once: true })
}
