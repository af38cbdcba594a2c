import { describe, expect, it } from 'vitest'
import { dailymotion } from '@/utils/sites/dailymotion'

const canonical = 'https://www.dailymotion.com/video/x5kesuj'

describe('a video of Dailymotion', () => {
  it.each([
    canonical,
    'http://dailymotion.com/video/x5kesuj_a-title_news',
    'https://www.dailymotion.com/embed/video/x5kesuj?autoplay=1',
    'https://dai.ly/x5kesuj',
    'https://geo.dailymotion.com/player.html?video=x5kesuj',
  ])('is known by %s', (url) => {
    expect(dailymotion.identify(new URL(url))).toEqual(['dailymotion:x5kesuj'])
    expect(dailymotion.canonicalUrl?.(new URL(url))).toBe(canonical)
  })

  it.each(['https://www.dailymotion.com/', 'https://example.org/video/x1', 'https://geo.dailymotion.com/player.html'])(
    'is not %s',
    (url) => {
      expect(dailymotion.matches(new URL(url))).toBe(false)
    },
  )

  it.each([
    [['dailymotion:x1'], 'https://www.dailymotion.com/video/x1', 90.9, 'https://www.dailymotion.com/video/x1?start=90'],
    [['dailymotion:x1'], undefined, 0, 'https://www.dailymotion.com/video/x1'],
    [['dailymotion:"x'], undefined, 9, undefined],
  ])('links to a moment of %j at %s', (ids, url, seconds, link) => {
    expect(dailymotion.timeLink?.({ ids, url }, seconds)).toBe(link)
  })
})
