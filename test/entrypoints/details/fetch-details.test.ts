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

afterEach(() => vi.unstubAllGlobals())

describe('fetchDetails', () => {
  it('asks once, says nothing of itself, and reads the paper', async () => {
    const fetched = answer(new Response(markup))
    const clip = await fetchDetails(runtime, pageAddress, Promise.resolve(true))
    const { ids, title, people } = JSON.parse(readFileSync('test/pages/arxiv-abs/clip.json', 'utf8'))
    expect(clip).toMatchObject({ complete: true, kind: 'paper', ids, title, people })
    expect(fetched.mock.calls).toEqual([
      [pageAddress, { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' }],
    ])
  })

  it('asks nothing without being allowed to', async () => {
    const fetched = answer(new Response(markup))
    await expect(fetchDetails(runtime, address, Promise.resolve(false))).rejects.toThrow('may not ask arxiv.org')
    expect(fetched).not.toHaveBeenCalled()
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
