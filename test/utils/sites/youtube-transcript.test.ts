import { describe, expect, it } from 'vitest'
import { youtube } from '@/utils/sites/youtube'

const id = 'dQw4w9WgXcQ'

interface Case {
  body?: string
  shownId?: string
  url?: string
  pageData?: unknown
}

const rows = (...clocks: string[]) =>
  clocks.map(
    (clock) =>
      `<ytd-transcript-segment-renderer><div>${clock}</div><p>words at ${clock}</p></ytd-transcript-segment-renderer>`,
  )

function read({ body = rows('0:00', '9:45').join(''), shownId = id, url, pageData }: Case) {
  const html = `<ytd-watch-flexy video-id="${shownId}"><div target-id="engagement-panel-searchable-transcript">${body}
    <div id="footer"><button>Deutsch (automatisch erzeugt)</button></div></div></ytd-watch-flexy>`
  const document = new DOMParser().parseFromString(html, 'text/html')
  return youtube.readTranscript?.({ url: new URL(url ?? `https://www.youtube.com/watch?v=${id}`), document, pageData })
}

const captionTracks = [
  { languageCode: 'en', name: { simpleText: 'English' } },
  { languageCode: 'de', kind: 'asr', name: { runs: [{ text: 'Deutsch (automatisch erzeugt)' }] } },
]
const dataOf = (lengthSeconds: unknown, videoId = id, tracks: unknown = captionTracks) => ({
  id: videoId,
  response: {
    videoDetails: { videoId, lengthSeconds },
    captions: { playerCaptionsTracklistRenderer: { captionTracks: tracks } },
  },
})

describe('the transcript', () => {
  it('is whole when it reaches the end, in the language that the panel names', () => {
    expect(read({ pageData: dataOf('600') })).toEqual({
      language: 'de',
      complete: true,
      from: 'transcript panel',
      lines: [
        { startSeconds: 0, text: 'words at 0:00' },
        { startSeconds: 585, text: 'words at 9:45' },
      ],
    })
  })

  it.each([
    ['it stops early', dataOf('1200')],
    ['the length is not known', undefined],
    ['the length is another video’s', dataOf('600', 'otherVideo1')],
    ['the length is none', dataOf({ a: 1 })],
  ])('is a part when %s', (_, pageData) => {
    expect(read({ pageData })?.complete).toBe(false)
  })

  it.each([
    ['of another video on the page', { shownId: 'otherVideo1' }],
    ['that is longer than the video', { pageData: dataOf('300') }],
    ['on a page without a video', { url: 'https://www.youtube.com/feed/history' }],
    ['without words', { body: '' }],
  ])('is none %s', (_, given) => {
    expect(read(given)).toBeUndefined()
  })

  it.each([
    ['the only track', [{ languageCode: 'fr', name: 7 }], 'fr'],
    ['nothing', captionTracks.slice(0, 1).concat({ languageCode: 'es', name: { simpleText: 'Español' } }), 'und'],
    ['no list', 'x', 'und'],
  ])('takes its language from %s', (_, tracks, language) => {
    expect(read({ pageData: dataOf('600', id, tracks) })?.language).toBe(language)
  })
})
