import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fetchDetails } from '@/entrypoints/details/fetch-details'
import details from '@/entrypoints/details/index'

const address = 'https://arxiv.org/abs/2403.10704v2'
const { url: pageAddress } = JSON.parse(readFileSync('test/pages/arxiv-abs/page.json', 'utf8'))
const markup = readFileSync('test/pages/arxiv-abs/page.html', 'utf8')
/** The script that reads is here already, so that the one which is loaded has nothing to do. */
const runtime = { getURL: () => 'data:text/javascript,' }

function answer(response: Response | Error) {
  void details.main()
  const fetched = vi.fn(async () => {
    if (response instanceof Error) throw response
    return response
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

/** An answer that comes in parts, and how many of them have been asked for. */
function streamOf(...parts: Uint8Array[]) {
  const given = { count: 0 }
  const stream = new ReadableStream({
    pull(controller) {
      const part = parts[given.count++]
      if (part) controller.enqueue(part)
      else controller.close()
    },
  })
  return { stream, given }
}

function signalOf(fetched: ReturnType<typeof answer>): AbortSignal {
  const [, options] = fetched.mock.calls[0] as unknown as [string, RequestInit]
  if (!options.signal) throw new Error('It can’t be stopped.')
  return options.signal
}

afterEach(() => vi.unstubAllGlobals())

describe('fetchDetails', () => {
  it('asks once, says nothing of itself, and reads the paper', async () => {
    const fetched = answer(new Response(markup))
    const clip = await fetchDetails(runtime, pageAddress, Promise.resolve(true))
    const { ids, title, people } = JSON.parse(readFileSync('test/pages/arxiv-abs/clip.json', 'utf8'))
    expect(clip).toMatchObject({ complete: true, kind: 'paper', ids, title, people })
    expect(fetched.mock.calls).toEqual([
      [
        pageAddress,
        { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error', signal: expect.any(AbortSignal) },
      ],
    ])
  })

  it('asks nothing without being allowed to', async () => {
    const fetched = answer(new Response(markup))
    await expect(fetchDetails(runtime, address, Promise.resolve(false))).rejects.toThrow('may not ask arxiv.org')
    expect(fetched).not.toHaveBeenCalled()
  })

  it('reads a page that comes in parts, cut through a letter', async () => {
    const bytes = new TextEncoder().encode(markup.replace('</title>', ' – ü</title>'))
    const cut = bytes.indexOf(0xc3) + 1
    const { stream } = streamOf(bytes.subarray(0, cut), bytes.subarray(cut))
    answer(new Response(stream))
    expect((await fetchDetails(runtime, pageAddress, Promise.resolve(true))).complete).toBe(true)
  })

  it('stops reading what has no end', async () => {
    const part = new TextEncoder().encode('x'.repeat(1_000_000))
    const { stream, given } = streamOf(...Array.from({ length: 50 }, () => part))
    const fetched = answer(new Response(stream))
    await expect(fetchDetails(runtime, address, Promise.resolve(true))).rejects.toThrow('more than 5 MB')
    expect(given.count).toBeLessThan(10)
    expect(signalOf(fetched).aborted).toBe(true)
  })

  it('does not wait longer than 20 seconds, neither for the answer nor for its end', async () => {
    const waits = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timedOut)
    const timedOut = AbortSignal.abort(new DOMException('The operation timed out.', 'TimeoutError'))
    for (const sent of [
      timedOut.reason,
      new Response(new ReadableStream({ pull: () => Promise.reject(timedOut.reason) })),
    ]) {
      answer(sent)
      await expect(fetchDetails(runtime, address, Promise.resolve(true))).rejects.toThrow('longer than 20 seconds')
    }
    expect(waits).toHaveBeenCalledWith(20_000)
    waits.mockRestore()
  })

  it.each([
    ['nothing answers', new TypeError('Failed to fetch'), 'could not be reached'],
    ['it is too busy', new Response('Rate exceeded.', { status: 429 }), 'could not be reached'],
    ['there is no such paper', new Response('', { status: 404 }), 'no such paper'],
    ['another paper is shown', new Response(markup.replaceAll('2403.10704', '2403.99999')), 'something else'],
    ['it is another page', new Response('<title>Just a moment…</title>'), 'something else'],
  ])('says so when %s', async (_, response, sentence) => {
    answer(response)
    await expect(fetchDetails(runtime, address, Promise.resolve(true))).rejects.toThrow(sentence)
  })
})
