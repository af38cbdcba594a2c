import { afterEach, describe, expect, it } from 'vitest'
import { findVideo } from '@/utils/watch/find-video'

afterEach(() => document.body.replaceChildren())

interface Made {
  id: string
  width?: number
  isPlaying?: boolean
}

function makeVideo({ id, width = 320, isPlaying = false }: Made): HTMLVideoElement {
  const video = document.createElement('video')
  video.id = id
  const box = { left: 0, top: 0, right: width, bottom: 180, width, height: 180 }
  Object.defineProperties(video, {
    getBoundingClientRect: { value: () => box },
    paused: { value: !isPlaying },
    ended: { value: false },
    readyState: { value: 4 },
  })
  return video
}

describe('the video that is watched', () => {
  it.each<[string, Made[]]>([
    ['wanted', [{ id: 'other' }, { id: 'wanted', width: 640 }]],
    [
      'wanted',
      [
        { id: 'other', width: 900 },
        { id: 'wanted', isPlaying: true },
      ],
    ],
    [
      'wanted',
      [
        { id: 'wanted', width: 640, isPlaying: true },
        { id: 'other', isPlaying: true },
      ],
    ],
    ['wanted', [{ id: 'wanted' }, { id: 'other' }]],
  ])('is the one that plays, and of those the largest: %s of %j', (id, made) => {
    document.body.append(...made.map(makeVideo))
    expect(findVideo(document, {})?.id).toBe(id)
  })

  it('is one that the site names, and none that it ignores', () => {
    const player = document.createElement('div')
    player.id = 'movie_player'
    player.append(makeVideo({ id: 'watched' }))
    const preview = document.createElement('div')
    preview.id = 'preview'
    preview.append(makeVideo({ id: 'previewed', width: 900, isPlaying: true }))
    document.body.append(preview, player)
    expect(findVideo(document, { video: '#movie_player video' })?.id).toBe('watched')
    expect(findVideo(document, { ignored: '#preview' })?.id).toBe('watched')
    expect(findVideo(document, {})?.id).toBe('previewed')
  })

  it('may stand in an open shadow tree', () => {
    const host = document.createElement('div')
    host.attachShadow({ mode: 'open' }).append(makeVideo({ id: 'inside' }))
    document.body.append(host)
    expect(findVideo(document, {})?.id).toBe('inside')
    expect(findVideo(document, { video: '#nowhere' })?.id).toBe('inside')
  })

  it('is none on a page without', () => {
    expect(findVideo(document, {})).toBeUndefined()
  })
})
