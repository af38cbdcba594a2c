import { sentenceOf } from './sentence'

/** The part of a `MessagePort` that calls need. */
interface CallPort {
  postMessage(message: unknown, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void, options?: AddEventListenerOptions): void
  start(): void
}

// biome-ignore lint/suspicious/noExplicitAny: any function fits here; each call is typed by its own interface.
type Calls = Record<string, (input: any) => unknown>
/** What answers the calls of an interface. */
export type Handlers<C> = {
  [N in keyof C]: C[N] extends (input: infer I) => infer O ? (input: I) => O | Promise<O> : never
}
/** An interface's calls as made from the other side. */
export type Remote<C> = {
  [N in keyof C]: C[N] extends (input: infer I) => infer O
    ? (...input: I extends undefined ? [] : [I]) => Promise<O>
    : never
}

type Message = { call: string; number: number; input: unknown } | { answer: number; value?: unknown; error?: string }

/** No answer for so long means that the other side is gone: the page was left, or the extension updated. */
const answerTimeoutMs = 5000

/**
 * Both sides of a port call each other by name: `handlers` answers the other side's calls, and what comes back makes
 * calls there. A refusal throws its sentence. Ends with the signal.
 */
export function callOver<Theirs, Ours>(port: CallPort, handlers: Handlers<Ours>, signal: AbortSignal): Remote<Theirs> {
  const waiting = new Map<number, (message: { value?: unknown; error?: string }) => void>()
  let last = 0

  const answer = async ({ call, number, input }: Extract<Message, { call: string }>) => {
    try {
      const handler = (handlers as Calls)[call]
      if (!handler) throw new Error(`Nobody answers “${call}”.`)
      const value = await handler(input)
      port.postMessage({ answer: number, value }, transferableOf(value))
    } catch (error) {
      port.postMessage({ answer: number, error: sentenceOf(error) })
    }
  }
  const listen = ({ data }: MessageEvent<Message>) => {
    if ('call' in data) void answer(data)
    else waiting.get(data.answer)?.(data)
  }
  const ask = (call: string, input: unknown) =>
    new Promise((resolve, reject) => {
      const number = ++last
      const settle = (finish: () => void) => {
        clearTimeout(timer)
        waiting.delete(number)
        finish()
      }
      const timer = setTimeout(() => settle(() => reject(new Error(lostSentence))), answerTimeoutMs)
      waiting.set(number, ({ value, error }) =>
        settle(() => (error === undefined ? resolve(value) : reject(new Error(error)))),
      )
      port.postMessage({ call, number, input })
    })

  port.addEventListener('message', listen, { signal })
  port.start()
  return new Proxy({} as Remote<Theirs>, { get: (_, call: string) => (input?: unknown) => ask(call, input) })
}

const lostSentence = 'The page does not answer any more. Reload it; what you typed is kept.'

/** Large bytes change hands instead of being copied. */
function transferableOf(value: unknown): Transferable[] {
  const { bytes } = Object(value)
  return bytes instanceof ArrayBuffer ? [bytes] : []
}
