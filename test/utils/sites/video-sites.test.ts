import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifyUrl, readPage, sites, timeLink } from '@/utils/sites'
import { UnreadablePage } from '@/utils/sites/site'
import { startSecondsOf } from '@/utils/time'

/** Two addresses of each site whose addresses name videos. */
const addresses: Record<string, [url: string, other: string]> = {
  vimeo: ['https://vimeo.com/123456789', 'https://vimeo.com/987654321'],
  bilibili: ['https://www.bilibili.com/video/BV17x411w7KC', 'https://www.bilibili.com/video/BV1xx411c7mD'],
  ccc: ['https://media.ccc.de/v/38c3-1-one', 'https://media.ccc.de/v/38c3-2-two'],
  ted: ['https://www.ted.com/talks/one_talk', 'https://www.ted.com/talks/other_talk'],
  panopto: [
    'https://demo.hosted.panopto.com/Panopto/Pages/Viewer.aspx?id=26b3ae9e-4a48-4dcc-96ba-0befba08a0fb',
    'https://demo.hosted.panopto.com/Panopto/Pages/Viewer.aspx?id=ed01b077-c9e5-4c7b-b8ff-15fa306d7a59',
  ],
  coursera: [
    'https://www.coursera.org/learn/a/lecture/8SbWC/first',
    'https://www.coursera.org/learn/a/lecture/9TbXD/other',
  ],
  dailymotion: ['https://www.dailymotion.com/video/x1', 'https://www.dailymotion.com/video/x2'],
}

function pageOf(address: string, thing: object, title = 'Title'): Document {
  const html = `<html><head><title>${title}</title><meta property="og:url" content="${address}">
    <meta property="og:title" content="${title}"><meta property="og:type" content="video">
    <meta property="og:video:url" content="${address}"><link rel="canonical" href="${address}">
    <script type="application/ld+json">${JSON.stringify(thing).replace(/</g, '\\u003c')}</script></head></html>`
  return new DOMParser().parseFromString(html, 'text/html')
}

describe.each(Object.entries(addresses))('%s', (name, [url, other]) => {
  const ids = sites.find((site) => site.name === name)?.identify(new URL(url))
  const thingOf = (address: string) => ({ '@type': 'VideoObject', name: 'Title', url: address, duration: 'PT1M' })
  const read = (document: Document) => readPage({ url: new URL(url), document, at: new Date(0) })

  it('reads the video of its address', () => {
    expect(read(pageOf(url, thingOf(url)))).toMatchObject({ site: name, kind: 'video', ids, title: 'Title' })
  })

  it('believes nothing of the video that an in-page navigation left behind', () => {
    expect(() => read(pageOf(other, thingOf(other)))).toThrow(UnreadablePage)
    const half = read(pageOf(other, thingOf(url), 'Stale'))
    expect(half?.title).toBe('Title')
    expect(JSON.stringify(half)).not.toContain('Stale')
    const otherHalf = () => read(pageOf(url, { ...thingOf(other), name: 'Stale', description: 'Stale' }))
    try {
      expect(JSON.stringify(otherHalf())).not.toContain('Stale')
    } catch (error) {
      // Where the metadata alone tell too little, the user hears it.
      expect(error).toBeInstanceOf(UnreadablePage)
    }
  })

  it('never throws anything but a sentence, whatever the page describes', () => {
    const properties = ['name', 'description', 'author', 'duration', 'uploadDate', 'hasPart', 'keywords', 'embedUrl']
    const things = fc.dictionary(fc.constantFrom(...properties), fc.jsonValue({ maxDepth: 3 }))
    fc.assert(
      fc.property(things, fc.boolean(), (thing, isNamed) => {
        try {
          const clip = read(pageOf(isNamed ? url : '', { '@type': ['VideoObject'], url, ...thing }))
          expect(clip?.ids).toEqual(ids)
          expect(typeof clip?.title).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadablePage)
        }
      }),
    )
  })
})

/** An address of every kind of thing that plays, and what it is known by. */
const playing = [
  ...Object.values(addresses).map(([url]) => url),
  'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  'https://www.youtube.com/shorts/dQw4w9WgXcQ',
  // A live one keeps the address under which it will be found afterwards.
  'https://www.youtube.com/live/dQw4w9WgXcQ?si=x',
  'https://vimeo.com/123456789/abcdef0123',
  'https://player.vimeo.com/video/123456789?h=abcdef0123',
  'https://vimeo.com/ondemand/film/123456789',
  'https://www.bilibili.com/video/BV17x411w7KC?p=3',
  'https://www.bilibili.com/bangumi/play/ep21495',
  'https://www.bilibili.com/cheese/play/ep790',
  'https://media.example/talks/talk.mp4',
]
const silent = ['coursera', 'ted']

describe('a link to a moment', () => {
  it.each(playing)('of %s leads back to the second and to the thing', (url) => {
    const site = sites.find(({ matches }) => matches(new URL(url)))
    const entry = { ids: identifyUrl(new URL(url)), url: site?.canonicalUrl?.(new URL(url)) ?? url }
    const linkAt = (seconds: number) => timeLink(entry, seconds)
    if (silent.includes(site?.name ?? '')) return expect(linkAt(60)).toBeUndefined()
    for (const [seconds, whole] of [
      [1, 1],
      [59.9, 59],
      [60, 60],
      [119.999, 119],
      [3599.5, 3599],
      [3600, 3600],
      [36_061.2, 36_061],
    ] as const) {
      const link = new URL(linkAt(seconds) ?? '')
      expect(startSecondsOf(link)).toBe(whole)
      expect(identifyUrl(link)).toEqual(entry.ids)
    }
    for (const start of [0, 0.9]) {
      const link = new URL(linkAt(start) ?? '')
      expect(startSecondsOf(link)).toBeUndefined()
      expect(identifyUrl(link)).toEqual(entry.ids)
    }
    expect(new URL(linkAt(60) ?? '').pathname).toBe(new URL(entry.url).pathname)
  })
})
