import type { CardCalls, WatchCalls } from '@/utils/card-channel'
import { callOver, type Handlers, type Remote } from '@/utils/port-calls'

/** The way to the card's page. */
export interface CardLine {
  /** Tells it something. What it does not hear, not yet or not any more, is nobody's business. */
  tell<N extends keyof CardCalls>(name: N, input: Parameters<CardCalls[N]>[0]): undefined
  /** Tells it something and waits until it is done. @throws when nobody answers */
  ask<N extends keyof CardCalls>(name: N, input: Parameters<CardCalls[N]>[0]): Promise<unknown>
  /** Does something once the page is there. */
  whenTied(act: () => void): void
  /** Posts the port to the page that has loaded. @returns the nonce by which the page knows it. */
  tie(frame: HTMLIFrameElement, handlers: Handlers<WatchCalls>): string
  /** The page is gone, or has to load again. */
  untie(): void
}

/** @param cardOrigin the only origin that the port is posted to: the page may have put another one into the frame */
export function createCardLine(cardOrigin: string): CardLine {
  const nonce = crypto.randomUUID()
  let calls: Remote<CardCalls> | undefined
  let ending: AbortController | undefined
  let waiting: (() => void)[] = []
  const whenTied = (act: () => void) => {
    if (calls) act()
    else waiting.push(act)
  }
  const ask = async (name: keyof CardCalls, input: unknown) => {
    if (!calls) throw new Error('The card is not there.')
    return (calls[name] as (input: unknown) => Promise<unknown>)(input)
  }
  return {
    tell: (name, input) => void ask(name, input).catch(() => undefined),
    ask,
    whenTied,
    tie(frame, handlers) {
      if (calls) throw new Error('The card has its port already.')
      const { port1, port2 } = new MessageChannel()
      ending = new AbortController()
      ending.signal.addEventListener('abort', () => port1.close(), { once: true })
      calls = callOver<CardCalls, WatchCalls>(port1, handlers, ending.signal)
      frame.contentWindow?.postMessage({ nonce }, cardOrigin, [port2])
      const acts = waiting
      waiting = []
      for (const act of acts) act()
      return nonce
    },
    untie() {
      ending?.abort()
      calls = undefined
    },
  }
}
