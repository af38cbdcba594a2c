import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { clipSchema } from '@/utils/entry'
import { entryLine } from '@/utils/entry-line'
import { writeTopicNote } from '@/utils/formats/topic-note'
import { identifyUrl, readPage, sites, timeLink } from '@/utils/sites'
import { UnreadablePage } from '@/utils/sites/site'
import { startSecondsOf } from '@/utils/time'
import { hostileText } from '../../hostile-text'
import { makeEntry } from '../../make-entry'

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
  const read = (document: Document) => readPage({ url: new URL(url), document, at: new Date(0) }).clip

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

describe('an export', () => {
  it.each(silent)('of %s has the printed time beside the plain link', (name) => {
    const [url = ''] = addresses[name] ?? []
    const entry = makeEntry({ ids: identifyUrl(new URL(url)), url, title: 'Title', notes: '- [12:34] said' })
    const [at, body] = ['2026-11-20T10:00:00.000Z', `${entryLine(entry.id)}\n`]
    const topic = { id: entry.id, revision: 1, kind: 'topic', title: 'T', properties: [], body } as const
    const document = { ...topic, properties: [], createdAt: at, updatedAt: at }
    const note = writeTopicNote(document, new Map([[entry.id, entry]]), { timeLink })
    expect(note.text).toContain(`[Title](${url})`)
    expect(note.text).toMatch(/^- (?:\\?\[)?12:34(?:\\?\])? said$/m)
    expect(note.text).not.toMatch(/12:34\S*\(/)
  })
})

/** What a page may hold where a site looks for a fact: anything, long, or what tries to become something else. */
function anything(): fc.Arbitrary<unknown> {
  const long = fc.constantFrom('long '.repeat(2048), '\u202e'.repeat(10_240), '<b>'.repeat(3500))
  return fc.oneof({ weight: 3, arbitrary: hostileText() }, long, fc.jsonValue({ maxDepth: 3 }))
}

/** An object with some of these properties, each of them anything. */
function hostile(...names: string[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(names.map((name) => [name, anything()])), { requiredKeys: [] })
}

const bilibiliData = fc
  .tuple(
    hostile('title', 'desc', 'pubdate', 'duration', 'owner', 'staff', 'pages'),
    anything(),
    hostile('title', 'owners'),
    fc.constantFrom('BV17x411w7KC', 'BV1xx411c7mD', undefined),
  )
  .map(([video, tags, shown, playing]) => ({
    state: { videoData: { ...video, bvid: 'BV17x411w7KC' }, tags },
    playing,
    shown,
  }))
const tedData = hostile(
  ...['title', 'presenterDisplayName', 'speakers', 'description', 'topics', 'videoContext', 'duration'],
  ...['publishedAt', 'audioInternalLanguageCode'],
).map((talk) => ({ ...talk, slug: 'one_talk' }))
const youtubeData = fc
  .tuple(
    hostile('title', 'author', 'channelId', 'lengthSeconds', 'shortDescription', 'keywords', 'isLiveContent'),
    hostile('title', 'ownerProfileUrl', 'publishDate', 'liveBroadcastDetails', 'category'),
    anything(),
  )
  .map(([details, microformat, data]) => ({
    id: 'dQw4w9WgXcQ',
    response: {
      videoDetails: { ...details, videoId: 'dQw4w9WgXcQ' },
      microformat: { playerMicroformatRenderer: microformat },
      captions: data,
    },
    data,
  }))

describe('data of the page’s own scripts', () => {
  it.each<[name: string, url: string, data: fc.Arbitrary<object>]>([
    ['bilibili', 'https://www.bilibili.com/video/BV17x411w7KC?p=2', bilibiliData],
    ['ted', 'https://www.ted.com/talks/one_talk', tedData],
    ['youtube', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', youtubeData],
  ])('of %s is read as text, whatever it is', (name, address, data) => {
    const url = new URL(address)
    const document = new DOMParser().parseFromString('<title>x</title>', 'text/html')
    fc.assert(
      fc.property(data, (pageData) => {
        try {
          const clip = readPage({ url, document, pageData, at: new Date(0) }).clip
          expect(clip?.site).toBe(name)
          expect(clip?.ids).toEqual(identifyUrl(url))
          expect(v.parse(clipSchema, clip)).toEqual(clip)
        } catch (error) {
          // A page that tells nothing is said to.
          if (!(error instanceof UnreadablePage)) throw error
        }
      }),
    )
  })

  it.each<[name: string, url: string, data: fc.Arbitrary<object>, script: (data: object) => string]>([
    [
      'vimeo',
      'https://player.vimeo.com/video/123456789',
      fc
        .tuple(hostile('title', 'duration', 'owner'), hostile('chapters'))
        .map(([video, embed]) => ({ video: { ...video, id: 123456789 }, embed })),
      (data) => `window.playerConfig = ${JSON.stringify(data)}`,
    ],
    [
      'bilibili',
      'https://www.bilibili.com/video/BV17x411w7KC',
      bilibiliData.map(({ state }) => state),
      (data) => `window.__INITIAL_STATE__=${JSON.stringify(data)};(function(){})()`,
    ],
    [
      'ted',
      'https://www.ted.com/talks/one_talk',
      tedData,
      (talk) => JSON.stringify({ props: { pageProps: { videoData: talk } } }),
    ],
  ])('of %s is read so from its script too', (name, address, data, write) => {
    const url = new URL(address)
    fc.assert(
      fc.property(data, (held) => {
        const document = new DOMParser().parseFromString('<title>x</title>', 'text/html')
        const script = document.createElement('script')
        script.id = '__NEXT_DATA__'
        script.textContent = write(held)
        document.body.append(script)
        const clip = readPage({ url, document, at: new Date(0) }).clip
        expect(clip?.site).toBe(name)
        expect(v.parse(clipSchema, clip)).toEqual(clip)
      }),
    )
  })
})
