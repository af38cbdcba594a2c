import { describe, expect, it } from 'vitest'
import { ccc } from '@/utils/sites/ccc'

describe('a talk of media.ccc.de', () => {
  it.each([
    ['https://media.ccc.de/v/38c3-42-reading-machines', '38c3-42-reading-machines'],
    ['http://www.media.ccc.de/v/38c3-42-reading-machines/#t=12', '38c3-42-reading-machines'],
    ['https://media.ccc.de/v/38c3-42-reading-machines/oembed', '38c3-42-reading-machines'],
    ['https://media.ccc.de/v/30C3_-_5443_-_en_-_saal_g#video&t=3', '30C3_-_5443_-_en_-_saal_g'],
  ])('is known by %s', (url, slug) => {
    expect(ccc.identify(new URL(url))).toEqual([`ccc:${slug}`])
    expect(ccc.canonicalUrl?.(new URL(url))).toBe(`https://media.ccc.de/v/${slug}`)
  })

  it.each([
    'https://media.ccc.de/',
    'https://media.ccc.de/c/38c3',
    'https://media.ccc.de/v/a/playlist',
    'https://api.media.ccc.de/v/a',
    'https://media.ccc.de.example/v/a',
  ])('is not %s', (url) => {
    expect(ccc.matches(new URL(url))).toBe(false)
  })

  it.each([
    ['ccc:38c3-42-x', 754.9, 'https://media.ccc.de/v/38c3-42-x#t=754'],
    ['ccc:38c3-42-x', 0, 'https://media.ccc.de/v/38c3-42-x'],
    ['ccc:"> x/../y', 5, 'https://media.ccc.de/v/%22%3E%20x%2F..%2Fy#t=5'],
    ['youtube:38c3-42-x', 5, undefined],
  ])('links to a moment of %s', (id, seconds, link) => {
    expect(ccc.timeLink?.({ ids: [id], url: undefined }, seconds)).toBe(link)
  })
})
