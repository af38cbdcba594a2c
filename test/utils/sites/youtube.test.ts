import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { UnreadablePage } from '@/utils/sites/site'
import { youtube } from '@/utils/sites/youtube'

const id = 'dQw4w9WgXcQ'
const other = 'otherVideo1'

describe('the URL of a video', () => {
  it.each([
    `https://www.youtube.com/watch?v=${id}`,
    `http://youtube.com/watch?app=desktop&v=${id}`,
    `https://www.youtube.com/watch?list=PLx&index=3&v=${id}&pp=abc&ab_channel=x`,
    `https://www.youtube.com/watch/${id}`,
    `https://m.youtube.com/watch?v=${id}`,
    `https://music.youtube.com/watch?v=${id}&list=RDAMVM`,
    `https://tv.youtube.com/watch?v=${id}`,
    `https://gaming.youtube.com/watch?v=${id}`,
    `https://www.youtubekids.com/watch?v=${id}`,
    `https://youtu.be/${id}?si=x&t=1m5s`,
    `https://youtu.be/${id}?t=1h`,
    `https://www.youtu.be/${id}/`,
    `https://y2u.be/${id}`,
    `https://www.youtube.com/shorts/${id}?feature=share`,
    `https://www.youtube.com/live/${id}?si=x`,
    `https://www.youtube.com/embed/${id}?start=1.9&end=5`,
    `https://www.youtube-nocookie.com/embed/${id}`,
    `https://www.youtube.com/v/${id}`,
    `https://www.youtube.com/e/${id}`,
    `https://www.youtube.com/w/${id}`,
    `https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3D${id}%26feature%3Dshare`,
    `https://www.youtube.com/watch?v=${id}#t=30`,
    `https://www.youtube.com/watch?v=${id}?t=30`,
  ])('%s', (url) => {
    expect(youtube.matches(new URL(url))).toBe(true)
    expect(youtube.identify(new URL(url))).toEqual([`youtube:${id}`])
    expect(youtube.canonicalUrl?.(new URL(url))).toBe(`https://www.youtube.com/watch?v=${id}`)
  })

  it.each([
    'https://www.youtube.com/',
    'https://www.youtube.com/watch?list=PLx',
    'https://www.youtube.com/watch?v=dQw4w9WgXc',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQQ',
    'https://youtu.be/dQw4w9WgXcQQ',
    'https://youtu.be/',
    'https://www.youtube.com/embed/videoseries?list=PLx',
    'https://www.youtube.com/embed/live_stream?channel=UCx',
    'https://www.youtube.com/playlist?list=PLx',
    'https://www.youtube.com/@lectures',
    'https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa',
    'https://www.youtube.com/clip/UgkxAbCdEfGhIjKl',
    'https://www.youtube.com/results?search_query=x&v=dQw4w9WgXcQ',
    'https://www.youtube.com/attribution_link?u=%2Fattribution_link%3Fu%3D%2Fwatch',
    'https://www.youtube.com/attribution_link?u=https%3A%2F%2Fexample.org%2Fwatch%3Fv%3DdQw4w9WgXcQ',
    'https://consent.youtube.com/m?continue=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DdQw4w9WgXcQ',
  ])('is not %s', (url) => {
    expect(youtube.identify(new URL(url))).toEqual([])
    expect(youtube.canonicalUrl?.(new URL(url))).toBeUndefined()
  })

  it.each(['https://notyoutube.com/watch?v=x', 'https://youtube.com.evil.example/', 'https://example.org/youtu.be/x'])(
    'is on another site: %s',
    (url) => {
      expect(youtube.matches(new URL(url))).toBe(false)
    },
  )

  it('tells that it is a video, a short, or in a list', () => {
    const tell = (url: string) => youtube.tellFromUrl?.(new URL(url))
    expect(tell(`https://www.youtube.com/watch?v=${id}`)).toEqual({ kind: 'video' })
    expect(tell(`https://www.youtube.com/shorts/${id}`)).toEqual({ kind: 'video', video: { isShort: true } })
    expect(tell(`https://www.youtube.com/watch?v=${id}&list=PLx`)).toEqual({ kind: 'video', video: { list: 'PLx' } })
  })
})

describe('the link to a moment', () => {
  it.each([
    [[`youtube:${id}`], undefined, 754, `https://www.youtube.com/watch?v=${id}&t=754s`],
    [[`youtube:${id}`], undefined, 1.9, `https://www.youtube.com/watch?v=${id}&t=1s`],
    [[`youtube:${id}`], undefined, 0.9, `https://www.youtube.com/watch?v=${id}`],
    [[], `https://youtu.be/${id}`, 60, `https://www.youtube.com/watch?v=${id}&t=60s`],
    [['youtube:"><b>'], 'no address', 60, undefined],
    [['arxiv:1706.03762'], 'https://arxiv.org/abs/1706.03762', 60, undefined],
  ])('of %j at %s', (ids, url, seconds, link) => {
    expect(youtube.timeLink?.({ ids, url }, seconds)).toBe(link)
  })
})

function pageOf(body: string, head = ''): Document {
  return new DOMParser().parseFromString(`<html><head>${head}</head><body>${body}</body></html>`, 'text/html')
}

function responseOf(videoId: string, details: object = {}, rest: object = {}): object {
  return {
    playabilityStatus: { status: 'OK' },
    videoDetails: { videoId, title: `Title of ${videoId}`, author: 'Channel', lengthSeconds: '60', ...details },
    ...rest,
  }
}

function read(document: Document, pageData?: unknown, url = `https://www.youtube.com/watch?v=${id}`) {
  return youtube.read({ url: new URL(url), document, pageData, at: new Date(0) })
}

describe('reading', () => {
  it('takes nothing of a video that was left behind in the document', () => {
    const stale = pageOf(
      `<div itemscope itemtype="http://schema.org/VideoObject"><meta itemprop="name" content="stale">
       <meta itemprop="identifier" content="${other}"><meta itemprop="datePublished" content="2001-01-01"></div>
       <script type="application/ld+json">{"@type":"VideoObject","name":"stale","description":"stale",
       "embedUrl":"https://www.youtube.com/embed/${other}"}</script>
       <script>var ytInitialPlayerResponse = ${JSON.stringify(responseOf(other, { shortDescription: 'stale' }))};</script>
       <script>var ytInitialData = ${JSON.stringify({
         currentVideoEndpoint: { watchEndpoint: { videoId: other } },
         playerOverlays: {
           multiMarkersPlayerBarRenderer: {
             markersMap: [{ value: { chapters: [{ chapterRenderer: { title: 'stale', timeRangeStartMillis: 0 } }] } }],
           },
         },
       })};</script>
       <ytd-watch-flexy video-id="${other}"><div id="title"><h1>stale</h1></div></ytd-watch-flexy>`,
      `<title>stale - YouTube</title><meta property="og:url" content="https://www.youtube.com/watch?v=${other}">
       <meta property="og:title" content="stale"><meta property="og:video:tag" content="stale">`,
    )
    expect(() => read(stale)).toThrow(UnreadablePage)
    const clip = read(stale, { id, response: responseOf(id) })
    expect(clip?.title).toBe(`Title of ${id}`)
    expect(JSON.stringify(clip)).not.toContain('stale')
    expect(clip?.published).toBeUndefined()
  })

  it('does not believe a page that speaks of another video', () => {
    expect(() => read(pageOf(''), { id: other, response: responseOf(other) })).toThrow(UnreadablePage)
    expect(() => read(pageOf(''), { id, response: responseOf(other), video: {} })).toThrow(UnreadablePage)
  })

  it('does not take the first title again while the watch page is late', () => {
    const late = pageOf(
      `<ytd-watch-flexy video-id="${id}"><div id="title"><h1>first</h1></div></ytd-watch-flexy>`,
      `<meta property="og:url" content="https://www.youtube.com/watch?v=${other}"><meta property="og:title" content="first">`,
    )
    expect(() => read(late)).toThrow(/Wait until the video shows/)
  })

  it.each([
    ['upcoming', { isUpcoming: true, isLiveContent: true }, {}, undefined],
    ['live', { isLive: true, isLiveContent: true }, {}, undefined],
    ['live', { isLiveContent: true }, { liveBroadcastDetails: { isLiveNow: true } }, undefined],
    ['ended', { isLiveContent: true }, { liveBroadcastDetails: { isLiveNow: false } }, 60],
    ['ended', { isPostLiveDvr: true }, {}, 60],
    [undefined, { isLiveContent: false }, {}, 60],
  ])('knows that a broadcast is %s', (live, details, format, durationSeconds) => {
    const response = responseOf(id, details, { microformat: { playerMicroformatRenderer: format } })
    const clip = read(pageOf(''), { id, response })
    expect(clip?.video?.live).toBe(live)
    expect(clip?.durationSeconds).toBe(durationSeconds)
  })

  it('reads data that the mobile page writes as an escaped string', () => {
    const data = {
      currentVideoEndpoint: { watchEndpoint: { videoId: id } },
      playerOverlays: {
        multiMarkersPlayerBarRenderer: {
          markersMap: [
            {
              value: {
                chapters: [{ chapterRenderer: { title: { simpleText: 'It\'s "one"' }, timeRangeStartMillis: 0 } }],
              },
            },
          ],
        },
      },
    }
    const escaped = JSON.stringify(data).replace(
      /[^a-z ]/gi,
      (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )
    const document = pageOf(
      `<script>var ytInitialPlayerResponse = ${JSON.stringify(responseOf(id))};</script>
       <script>var ytInitialData = '${escaped}';</script>`,
    )
    expect(read(document)?.chapters).toEqual([{ startSeconds: 0, title: 'It\'s "one"' }])
  })

  it('names the channel of old metadata from the breadcrumb of its address', () => {
    const crumb = (address: string, name: string) =>
      `<script type="application/ld+json">${JSON.stringify({
        '@type': 'BreadcrumbList',
        itemListElement: [{ '@type': 'ListItem', position: 1, item: { '@id': address, name } }],
      })}</script>`
    const document = pageOf(
      `<div itemscope itemtype="http://schema.org/VideoObject"><meta itemprop="videoId" content="${id}">
       <meta itemprop="name" content="Old"><span itemprop="author" itemscope itemtype="http://schema.org/Person">
       <link itemprop="url" href="http://www.youtube.com/user/own"></span></div>
       ${crumb('http://www.youtube.com/user/stale', 'Stale')}${crumb('http://www.youtube.com/user/own', 'Own')}`,
    )
    expect(read(document)?.people).toEqual([{ name: 'Own', role: 'channel', url: 'https://www.youtube.com/user/own' }])
  })

  it('reads the embedded player’s page', () => {
    const url = `https://www.youtube-nocookie.com/embed/${id}`
    const link = `<a class="ytp-title-link" href="https://www.youtube.com/watch?v=${id}">By link</a>`
    expect(read(pageOf(link), undefined, url)?.title).toBe('By link')
    const head = `<title>By page - YouTube</title><link rel="canonical" href="https://www.youtube.com/watch?v=${id}">`
    expect(read(pageOf('', head), undefined, url)?.title).toBe('By page')
    expect(() => read(pageOf('', head))).toThrow(UnreadablePage)
    expect(() => read(pageOf(link.replace(id, other)), undefined, url)).toThrow(UnreadablePage)
  })

  it('reads a clip page, whose address does not name the video, from the player', () => {
    const url = 'https://www.youtube.com/clip/UgkxAbCdEfGhIjKl'
    expect(read(pageOf(''), { id, response: responseOf(id) }, url)?.ids).toEqual([`youtube:${id}`])
    expect(read(pageOf(''), undefined, url)).toBeUndefined()
  })

  it.each(['https://www.youtube.com/', 'https://www.youtube.com/playlist?list=PLx'])('leaves %s to others', (url) => {
    expect(read(pageOf(''), undefined, url)).toBeUndefined()
  })

  it('never throws but to say what to do, whatever the page holds', () => {
    const value = fc.anything({ maxDepth: 3 })
    const hostile = fc.record({ id: fc.constantFrom(id, other, 5), response: value, video: value, page: value })
    const response = fc.record({
      playabilityStatus: value,
      videoDetails: fc.record({
        videoId: fc.constant(id),
        title: value,
        author: value,
        keywords: value,
        channelId: value,
      }),
      microformat: fc.record({ playerMicroformatRenderer: value }),
      captions: fc.record({ playerCaptionsTracklistRenderer: fc.record({ captionTracks: value }) }),
    })
    const page = fc.record({
      id: fc.constant(id),
      markers: fc.array(value),
      chapters: value,
      panels: value,
      owner: value,
    })
    const near = fc.record({ id: fc.constant(id), response, video: value, page })
    fc.assert(
      fc.property(fc.oneof(hostile, near, value), (pageData) => {
        try {
          const clip = read(pageOf(''), pageData)
          expect(typeof clip?.title).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadablePage)
        }
      }),
    )
  })
})

describe('a page without the video', () => {
  const metas = `<meta property="og:url" content="https://www.youtube.com/watch?v=${id}"><meta property="og:title" content="Gone">`
  const inline = (response: object) => `<script>var ytInitialPlayerResponse = ${JSON.stringify(response)};</script>`
  const error = { playabilityStatus: { status: 'ERROR', reason: 'Video unavailable' } }

  it('is removed although its metadata is still there', () => {
    expect(() => read(pageOf(inline(error), metas))).toThrow(/Video unavailable/)
  })

  it('is not called removed because an earlier video was', () => {
    expect(() => read(pageOf(inline(error), metas.replace(id, other)))).toThrow(/Wait until the video shows/)
  })

  it('is removed or private without metadata', () => {
    expect(() => read(pageOf(inline(error)))).toThrow(/Video unavailable/)
    const isPrivate = { playabilityStatus: { status: 'LOGIN_REQUIRED', reason: 'Privates Video' } }
    expect(() => read(pageOf(inline(isPrivate)))).toThrow(/Privates Video/)
  })

  it('is still described when it only does not play here', () => {
    const blocked = responseOf(id, {}, { playabilityStatus: { status: 'UNPLAYABLE', reason: 'Not in your country' } })
    expect(read(pageOf(inline(blocked)))?.title).toBe(`Title of ${id}`)
    const old = responseOf(id, {}, { playabilityStatus: { status: 'LOGIN_REQUIRED', reason: 'Confirm your age' } })
    expect(read(pageOf(inline(old)))?.title).toBe(`Title of ${id}`)
  })

  it('asks for consent first', () => {
    const url = 'https://consent.youtube.com/m?continue=https%3A%2F%2Fwww.youtube.com%2Fwatch'
    expect(() => read(pageOf(''), undefined, url)).toThrow(/cookies/)
    expect(() => read(pageOf('<form action="https://consent.youtube.com/save"></form>'))).toThrow(/cookies/)
  })
})

describe('the data of the page’s own world', () => {
  // It is sent as text, so it is run as text: what it needs from this module would be missing.
  const run = () => new Function(`return (${youtube.pageData})()`)() as { id?: string; page?: { markers: unknown[] } }

  afterEach(() => {
    document.body.replaceChildren()
    Reflect.deleteProperty(window, 'ytInitialData')
    Reflect.deleteProperty(window, 'ytInitialPlayerResponse')
  })

  function showPlayer(elementId: string, methods: object): void {
    const player = document.createElement('div')
    player.id = elementId
    document.body.append(Object.assign(player, methods))
  }

  it('comes from the player of the video in the address bar', () => {
    history.replaceState({}, '', `/watch?v=${id}`)
    Object.assign(window, { ytInitialPlayerResponse: responseOf(other) })
    showPlayer('shorts-player', { getPlayerResponse: () => responseOf(other) })
    showPlayer('movie_player', { getPlayerResponse: () => responseOf(id) })
    expect(run()).toMatchObject({ id, response: responseOf(id) })
  })

  it('survives players that throw, change and hold what is no JSON', () => {
    history.replaceState({}, '', `/watch?v=${id}`)
    const cyclic: Record<string, unknown> = {}
    cyclic.self = cyclic
    showPlayer('movie_player', {
      getPlayerResponse: () => {
        throw new Error('changed')
      },
      getVideoData: () => ({ video_id: id, title: 'From video data', author: 'Channel' }),
    })
    Object.assign(window, { ytInitialData: cyclic })
    expect(run()).toMatchObject({ id, video: { title: 'From video data' } })
    expect(read(pageOf(''), run())?.title).toBe('From video data')
    showPlayer('shorts-player', { getPlayerResponse: () => ({ videoDetails: { videoId: id, thumbnail: cyclic } }) })
    document.querySelector('#movie_player')?.remove()
    expect(run()).toBeUndefined()
  })

  it('takes chapters only from data of this video', () => {
    history.replaceState({}, '', `/watch?v=${id}`)
    const bar = { multiMarkersPlayerBarRenderer: { markersMap: [{ key: 'HEAT' }, { value: { chapters: [{}] } }] } }
    const decorated = { decoratedPlayerBarRenderer: { decoratedPlayerBarRenderer: { playerBar: bar } } }
    const dataOf = (videoId: string) => ({
      currentVideoEndpoint: { watchEndpoint: { videoId } },
      playerOverlays: { playerOverlayRenderer: decorated },
    })
    Object.assign(window, { ytInitialData: dataOf(other) })
    expect(run().page).toEqual({ markers: [], panels: [] })
    Object.assign(window, { ytInitialData: dataOf(id) })
    expect(run().page?.markers).toEqual([{ value: { chapters: [{}] } }])
  })
})

describe('the player', () => {
  const { player } = youtube
  const select = (html: string, selector = '') =>
    [...pageOf(html).querySelectorAll(selector)].map((found) => found.getAttribute('data-is') ?? found.textContent)

  it.each([
    [
      'a watch page, embed, music and mobile',
      '<div id="movie_player"><video class="html5-main-video" data-is="it"></div>',
    ],
    ['a short', '<ytd-reel-video-renderer is-active><div id="shorts-player"><video data-is="it"></div>'],
    [
      'a short beside others',
      '<ytd-reel-video-renderer><video></ytd-reel-video-renderer><ytd-reel-video-renderer is-active><video data-is="it">',
    ],
  ])('is found on %s, and no preview is', (_, html) => {
    const previews = `<ytd-video-preview><div id="inline-preview-player"><video></div></ytd-video-preview>`
    expect(select(previews + html, player?.video)).toEqual(['it'])
    expect(
      pageOf(previews)
        .querySelector('video')
        ?.closest(player?.ignored ?? ''),
    ).not.toBeNull()
    expect(
      pageOf(html)
        .querySelector('[data-is]')
        ?.closest(player?.ignored ?? ''),
    ).toBeNull()
  })

  it.each([
    ['movie_player', 'ad-showing', true],
    ['movie_player', 'ad-interrupting', true],
    ['shorts-player', 'ad-showing', true],
    ['movie_player', 'playing-mode', false],
    ['inline-preview-player', 'ad-showing', false],
  ])('#%s with %s shows an advertisement: %j', (elementId, name, isAdvertisement) => {
    const page = pageOf(`<div id="${elementId}" class="html5-video-player ${name}"><video></div>`)
    expect(page.querySelector(player?.advertisement ?? '') !== null).toBe(isAdvertisement)
  })

  it('shows captions and the chapter', () => {
    const bar = (style: string) =>
      `<div class="ytp-chapter-container" style="${style}"><span class="ytp-chapter-title-content">Part one</span></div>`
    const page = `<div id="inline-preview-player"><span class="ytp-caption-segment">preview</span></div>
      <div id="movie_player">${bar('')}<span class="ytp-caption-segment">one</span>
      <span class="ytp-caption-segment">two</span></div>`
    expect(select(page, player?.captions)).toEqual(['one', 'two'])
    expect(select(page, player?.chapter)).toEqual(['Part one'])
    expect(select(`<div id="movie_player">${bar('display: none;')}</div>`, player?.chapter)).toEqual([])
  })
})

describe('content time ahead of the video element', () => {
  // It is sent as text, like `pageData`.
  const ask = () => new Function(`return (${youtube.playerOffset})()`)() as unknown

  afterEach(() => document.body.replaceChildren())

  function showPlayer(elementId: string, videoId: unknown, contentSeconds: unknown, elementSeconds = 100): HTMLElement {
    const player = document.createElement('div')
    player.id = elementId
    const video = document.createElement('video')
    Object.defineProperty(video, 'currentTime', { value: elementSeconds })
    player.append(video)
    const methods = { getVideoData: () => ({ video_id: videoId }), getCurrentTime: () => contentSeconds }
    document.body.append(Object.assign(player, methods))
    return player
  }

  it.each([
    [`/watch?v=${id}`, 100.6, 0],
    [`/watch?v=${id}`, 70, -30],
    [`/live/${id}`, 3700.5, 3600.5],
    [`/embed/${id}`, 85, -15],
    ['/embed/videoseries?list=PLx', 85, -15],
    ['/clip/UgkxAbCdEfGhIjKl', 85, -15],
    [`/watch?v=${other}`, 70, undefined],
    [`/watch?v=${id}`, Number.NaN, undefined],
    [`/watch?v=${id}`, '70', undefined],
  ])('at %s, playing %j for the element’s 100', (path, seconds, offset) => {
    history.replaceState({}, '', path)
    showPlayer('movie_player', id, seconds)
    expect(ask()).toBe(offset)
  })

  it('is of the short, not of the video left behind', () => {
    history.replaceState({}, '', `/shorts/${id}`)
    showPlayer('movie_player', other, 10)
    showPlayer('shorts-player', id, 97)
    expect(ask()).toBe(-3)
  })

  it('is not known during an advertisement, without a player, or from one that throws', () => {
    history.replaceState({}, '', `/watch?v=${id}`)
    expect(ask()).toBeUndefined()
    const player = showPlayer('movie_player', id, 70)
    player.className = 'ad-showing'
    expect(ask()).toBeUndefined()
    player.className = ''
    Object.assign(player, { getCurrentTime: undefined })
    expect(ask()).toBeUndefined()
  })
})
