import { describe, expect, it } from 'vitest'
import { vimeo } from '@/utils/sites/vimeo'

describe('a video of Vimeo', () => {
  it.each([
    ['https://vimeo.com/69583182', 'vimeo:69583182', 'https://vimeo.com/69583182'],
    ['http://vimeo.com/56015672#at=0', 'vimeo:56015672', 'https://vimeo.com/56015672'],
    ['https://vimeo.com/69583182/abcdef0123?share=copy', 'vimeo:69583182', 'https://vimeo.com/69583182/abcdef0123'],
    ['https://vimeo.com/channels/talks/69583182', 'vimeo:69583182', 'https://vimeo.com/69583182'],
    ['https://vimeo.com/groups/travel/videos/22439234', 'vimeo:22439234', 'https://vimeo.com/22439234'],
    ['https://vimeo.com/album/2632481/video/1', 'vimeo:1', 'https://vimeo.com/1'],
    ['https://vimeo.com/showcase/3253534/video/1', 'vimeo:1', 'https://vimeo.com/1'],
    ['https://vimeo.com/manage/videos/1/abcdef0123', 'vimeo:1', 'https://vimeo.com/1/abcdef0123'],
    ['https://player.vimeo.com/video/54469442?h=abcdef0123', 'vimeo:54469442', 'https://vimeo.com/54469442/abcdef0123'],
    ['https://player.vimeo.com/video/54469442?h=%3Cb%3E', 'vimeo:54469442', 'https://vimeo.com/54469442'],
    ['https://vimeo.com/ondemand/36938/126682985', 'vimeo:126682985', 'https://vimeo.com/ondemand/36938/126682985'],
    ['https://vimeo.com/user1/review/99/a316d6ed8d', 'vimeo:99', 'https://vimeo.com/user1/review/99/a316d6ed8d'],
    ['https://vimeo.com/event/595460/videos/498149131/', 'vimeo:498149131', 'https://vimeo.com/498149131'],
    ['https://vimeo.com/event/5116195', 'vimeo-event:5116195', 'https://vimeo.com/event/5116195'],
    ['https://vimeo.com/event/1/embed/interaction?muted=1', 'vimeo-event:1', 'https://vimeo.com/event/1'],
    ['https://vimeo.com/event/1/embed/358d60ce2e', 'vimeo-event:1', 'https://vimeo.com/event/1/358d60ce2e'],
    ['https://vimeo.com/event/1/3db517c479', 'vimeo-event:1', 'https://vimeo.com/event/1/3db517c479'],
  ])('is known by %s', (url, id, canonical) => {
    expect(vimeo.identify(new URL(url))).toEqual([id])
    expect(vimeo.canonicalUrl?.(new URL(url))).toBe(canonical)
    // What was made from it names the same thing.
    expect(vimeo.identify(new URL(canonical))).toEqual([id])
  })

  it.each([
    'https://vimeo.com/',
    'https://vimeo.com/channels/talks',
    'https://vimeo.com/album/2632481',
    'https://vimeo.com/showcase/10677689/embed',
    'https://vimeo.com/ondemand/20704',
    'https://vimeo.com/nkistudio/videos',
    'https://vimeo.com.example/1',
    'https://example.org/1',
  ])('is not %s', (url) => {
    expect(vimeo.matches(new URL(url))).toBe(false)
    expect(vimeo.identify(new URL(url))).toEqual([])
  })

  it.each([
    [['vimeo:1'], 'https://vimeo.com/1/abcdef0123', 62.9, 'https://vimeo.com/1/abcdef0123#t=1m2s'],
    [['vimeo:1'], 'https://vimeo.com/1', 3723, 'https://vimeo.com/1#t=62m3s'],
    [['vimeo:1'], 'https://vimeo.com/1', 0.5, 'https://vimeo.com/1'],
    [['url:x', 'vimeo:1'], 'https://conference.example/talk', 90, 'https://vimeo.com/1#t=1m30s'],
    [['vimeo:1'], 'no address', 90, 'https://vimeo.com/1#t=1m30s'],
    [['vimeo:1"><b>'], undefined, 90, undefined],
    [['vimeo-event:1'], 'https://vimeo.com/event/1', 90, undefined],
    [['url:https://a.example/'], 'https://a.example/', 90, undefined],
  ])('links to a moment of %j at %s', (ids, url, seconds, link) => {
    expect(vimeo.timeLink?.({ ids, url }, seconds)).toBe(link)
  })
})
