import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { aidOf, bilibili, bvidOf } from '@/utils/sites/bilibili'
import { UnreadablePage } from '@/utils/sites/site'

const bvid = 'BV17x411w7KC'

describe('the two names of a video', () => {
  it.each([
    [170001, 'BV17x411w7KC'],
    [2, 'BV1xx411c7mD'],
    [8903802, 'BV13x41117TL'],
    [1074402, 'BV11x411K7CN'],
  ])('av%j is %s', (aid, code) => {
    expect(bvidOf(BigInt(aid))).toBe(code)
    expect(aidOf(code)).toBe(BigInt(aid))
  })

  it('turn into each other whatever the number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: (1n << 51n) - 1n }), (aid) => {
        expect(bvidOf(aid)).toMatch(/^BV1[0-9A-Za-z]{9}$/)
        expect(aidOf(bvidOf(aid))).toBe(aid)
      }),
    )
  })

  it.each(['BV17x411w7K', 'BV17x411w7KCC', 'BV17x411w7K0', 'BV1zzzzzzzzz', 'av170001', 'BV27x411w7KC', ''])(
    '%j is no name',
    (text) => {
      expect(aidOf(text)).toBeUndefined()
    },
  )
})

describe('the URL of a video', () => {
  it.each([
    [`https://www.bilibili.com/video/${bvid}`, 'p1', ''],
    [`https://www.bilibili.com/video/${bvid}/?spm_id_from=333.1&vd_source=x&t=33`, 'p1', ''],
    [`https://www.bilibili.com/video/bv17x411w7KC?p=1`, 'p1', ''],
    ['http://www.bilibili.com/video/av170001/', 'p1', ''],
    [`https://m.bilibili.com/video/${bvid}?p=3`, 'p3', '?p=3'],
    [`https://www.bilibili.com/s/video/${bvid}`, 'p1', ''],
    [`https://www.bilibili.com/${bvid}`, 'p1', ''],
    [`https://b23.tv/${bvid}`, 'p1', ''],
    [`https://www.bilibili.com/festival/2023gala?bvid=${bvid}`, 'p1', ''],
    [`https://www.bilibili.com/list/1958703906?sid=547718&oid=170001&bvid=${bvid}&p=2`, 'p2', '?p=2'],
    ['https://www.bilibili.com/list/ml1?oid=170001', 'p1', ''],
    ['http://player.bilibili.com/player.html?aid=170001&cid=157926707&page=2', 'p2', '?p=2'],
    [`https://www.bilibili.com/video/${bvid}?p=-1`, 'p1', ''],
    [`https://www.bilibili.com/video/${bvid}?p=x`, 'p1', ''],
  ])('%s', (url, part, query) => {
    expect(bilibili.identify(new URL(url))).toEqual([`bilibili:${bvid}:${part}`])
    expect(bilibili.canonicalUrl?.(new URL(url))).toBe(`https://www.bilibili.com/video/${bvid}${query}`)
  })

  it.each([
    ['https://www.bilibili.com/bangumi/play/ep21495/', 'bilibili:ep21495'],
    ['https://www.bilibili.com/bangumi/play/ss26801?from=x', 'bilibili:ss26801'],
    ['https://www.bilibili.com/cheese/play/ep229832', 'bilibili:cheese:ep229832'],
  ])('%s', (url, id) => {
    expect(bilibili.identify(new URL(url))).toEqual([id])
  })

  it.each([
    'https://www.bilibili.com/',
    'https://www.bilibili.com/list/watchlater',
    'https://www.bilibili.com/video/BV17x411w7K0',
    'https://www.bilibili.com/video/av0',
    'https://space.bilibili.com/3985676/video',
    'https://live.bilibili.com/196',
    'https://b23.tv/abc1234',
    'https://bilibili.com.example/video/BV17x411w7KC',
  ])('is not %s', (url) => {
    expect(bilibili.matches(new URL(url))).toBe(false)
    expect(bilibili.identify(new URL(url))).toEqual([])
  })

  it.each([
    [`bilibili:${bvid}:p1`, 90.9, `https://www.bilibili.com/video/${bvid}?t=90`],
    [`bilibili:${bvid}:p2`, 90, `https://www.bilibili.com/video/${bvid}?p=2&t=90`],
    [`bilibili:${bvid}:p2`, 0.4, `https://www.bilibili.com/video/${bvid}?p=2`],
    ['bilibili:ep21495', 5, 'https://www.bilibili.com/bangumi/play/ep21495?t=5'],
    ['bilibili:cheese:ep1', 5, 'https://www.bilibili.com/cheese/play/ep1?t=5'],
    ['bilibili:"><b>', 5, undefined],
  ])('links to a moment of %s', (id, seconds, link) => {
    expect(bilibili.timeLink?.({ ids: [id], url: undefined }, seconds)).toBe(link)
  })
})

describe('the data of the page’s own world', () => {
  const run = () => new Function(`return (${bilibili.pageData})()`)() as Record<string, unknown>
  const other = 'BV1xx411c7mD'
  const read = (pageData: unknown) =>
    bilibili.read({
      url: new URL(`https://www.bilibili.com/video/${bvid}`),
      document: new DOMParser().parseFromString('<title>x</title>', 'text/html'),
      pageData,
      at: new Date(0),
    })

  function show(state: unknown, playing: string, title: string): void {
    const player = { getManifest: () => ({ bvid: playing }) }
    Object.assign(window, { __INITIAL_STATE__: state, player })
    document.body.innerHTML = '<h1 class="video-title"></h1><a class="up-name" href="//space.bilibili.com/7">Up</a>'
    const heading = document.querySelector('h1')
    if (heading) heading.textContent = title
  }

  afterEach(() => {
    document.body.replaceChildren()
    Reflect.deleteProperty(window, '__INITIAL_STATE__')
    Reflect.deleteProperty(window, 'player')
  })

  it('is believed while it names the video', () => {
    show(
      { videoData: { bvid, title: 'The talk', owner: { name: 'Up', mid: 7 } }, tags: [{ tag_name: 'a' }] },
      bvid,
      'x',
    )
    expect(read(run())).toMatchObject({ title: 'The talk', keywords: ['a'], container: { name: 'Up' } })
  })

  it('is taken from what the page shows when the state is of the last video', () => {
    show({ videoData: { bvid: other, title: 'Stale', desc: 'Stale' } }, bvid, 'The next')
    const clip = read(run())
    expect(clip).toMatchObject({ title: 'The next', people: [{ name: 'Up', url: 'https://space.bilibili.com/7' }] })
    expect(JSON.stringify(clip)).not.toContain('Stale')
    expect(clip?.origin.title?.trust).toBe('medium')
  })

  it('is not taken while the page still shows the last title, or the player plays the last video', () => {
    show({ videoData: { bvid: other, title: 'Stale' } }, bvid, 'Stale')
    expect(() => read(run())).toThrow(UnreadablePage)
    show({ videoData: { bvid: other, title: 'Stale' } }, other, 'The next')
    expect(() => read(run())).toThrow(UnreadablePage)
  })

  it('survives a page that throws and holds what is no JSON', () => {
    const cyclic: Record<string, unknown> = {}
    cyclic.self = cyclic
    Object.assign(window, { __INITIAL_STATE__: { videoData: { bvid, title: cyclic } }, player: { getManifest: 3 } })
    expect(run()).toBeUndefined()
    const hostile = { state: { videoData: { bvid, title: ['a'], pages: 'x', owner: 7, pubdate: 'x', staff: [null] } } }
    expect(() => read(hostile)).not.toThrow()
  })
})
