import { describe, expect, it, vi } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { readTranscript } from '@/entrypoints/background/read-transcript'

const url = 'https://talks.example/1'
const transcript = {
  language: 'en',
  complete: true,
  from: 'text track',
  lines: [{ startSeconds: 1, text: 'words' }],
}

/** A browser whose tab has frames that answer so. */
function browserOf(frames: { frameId: number; result: unknown }[] | Error, tabUrl: string | undefined = url) {
  const executeScript = vi.fn(async (injection: { files?: string[] }) => {
    if (frames instanceof Error) throw frames
    return injection.files ? frames : [{ result: undefined }]
  })
  const tabs = { get: async () => ({ url: tabUrl }) }
  return { tabs, scripting: { executeScript } } as unknown as Pick<Browser, 'tabs' | 'scripting'>
}

describe('readTranscript', () => {
  it('answers the page’s address with the words of whatever frame has them', async () => {
    const frames = [
      { frameId: 0, result: { url: `${url}#now` } },
      { frameId: 7, result: { url: 'https://player.example/', transcript } },
    ]
    expect(await readTranscript(browserOf(frames), 1)).toEqual({ url: `${url}#now`, transcript })
  })

  it('says what to do when there is none', async () => {
    const view = await readTranscript(browserOf([{ frameId: 0, result: { url } }]), 1)
    expect(view.problem).toMatch(/Open the transcript on the page/)
    expect(view.transcript).toBeUndefined()
  })

  it.each([
    ['nothing', null],
    ['another shape', { url, transcript: { lines: 'x' } }],
    ['lines that are none', { url, transcript: { ...transcript, lines: [{ startSeconds: -1, text: ' ' }] } }],
  ])('takes %s for no transcript', async (_, result) => {
    expect(await readTranscript(browserOf([{ frameId: 0, result }]), 1)).toMatchObject({
      url,
      problem: expect.any(String),
    })
  })

  it('bounds what a page says', async () => {
    const lines = [{ startSeconds: 1, text: `a\u202e\n${'b'.repeat(5000)}` }]
    const result = { url, transcript: { ...transcript, language: '<b>', lines } }
    const { transcript: read } = await readTranscript(browserOf([{ frameId: 0, result }]), 1)
    expect(read?.language).toBe('und')
    expect(read?.lines[0]?.text).toMatch(/^a b+$/)
    expect(read?.lines[0]?.text.length).toBeLessThanOrEqual(2000)
  })

  it('says that the browser refuses', async () => {
    const refused = new Error('Cannot access contents of the page.')
    expect((await readTranscript(browserOf(refused), 1)).problem).toMatch(/does not let/)
  })
})
