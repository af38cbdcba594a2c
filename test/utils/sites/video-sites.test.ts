import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPage, sites } from '@/utils/sites'
import { UnreadablePage } from '@/utils/sites/site'

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
