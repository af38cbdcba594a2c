import { afterEach, describe, expect, it, vi } from 'vitest'
import { callOver } from '@/utils/port-calls'

interface Clock {
  add(input: { seconds: number }): number
  read(input: undefined): number
}
interface Listener {
  told(input: { text: string }): undefined
}

function connectBoth() {
  const { port1, port2 } = new MessageChannel()
  const ending = new AbortController()
  const told: string[] = []
  const listener = callOver<Listener, Clock>(
    port1 as never,
    {
      add: ({ seconds }) => seconds + 1,
      read: () => {
        throw new Error('The clock stands still.')
      },
    },
    ending.signal,
  )
  const clock = callOver<Clock, Listener>(port2 as never, { told: ({ text }) => void told.push(text) }, ending.signal)
  return { clock, listener, told, ending, close: () => [port1, port2].forEach((port) => void port.close()) }
}

afterEach(() => vi.useRealTimers())

describe('calls over a port', () => {
  it('go both ways and answer', async () => {
    const { clock, listener, told, close } = connectBoth()
    expect(await Promise.all([clock.add({ seconds: 1 }), clock.add({ seconds: 5 })])).toEqual([2, 6])
    await listener.told({ text: 'twelve' })
    expect(told).toEqual(['twelve'])
    close()
  })

  it('throw the other side’s sentence', async () => {
    const { clock, close } = connectBoth()
    await expect(clock.read()).rejects.toThrow('The clock stands still.')
    close()
  })

  it('end with the signal, and say that nobody answers', async () => {
    vi.useFakeTimers()
    const { clock, ending, close } = connectBoth()
    ending.abort()
    const asked = expect(clock.add({ seconds: 1 })).rejects.toThrow(/does not answer/)
    await vi.advanceTimersByTimeAsync(6000)
    await asked
    close()
  })
})
