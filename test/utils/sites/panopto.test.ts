import { afterEach, describe, expect, it } from 'vitest'
import { panopto } from '@/utils/sites/panopto'

const id = '26b3ae9e-4a48-4dcc-96ba-0befba08a0fb'
const canonical = `https://demo.hosted.panopto.com/Panopto/Pages/Viewer.aspx?id=${id}`

describe('a recording on Panopto', () => {
  it.each([
    canonical,
    `https://demo.hosted.panopto.com/Panopto/Pages/Viewer.aspx?randomparam=x&id=${id.toUpperCase()}&advance=true`,
    `https://demo.hosted.panopto.com/Panopto/Pages/Embed.aspx?Id=${id}&autoplay=false`,
    `https://demo.hosted.panopto.com/Panopto/Pages/Viewer/Default.aspx?id=${id}`,
    `https://demo.hosted.panopto.com/panopto/pages/viewer.aspx?pid=ed01b077-c9e5-4c7b-b8ff-15fa306d7a59&id=${id}`,
  ])('is known by %s', (url) => {
    expect(panopto.identify(new URL(url))).toEqual([`panopto:${id}`])
    expect(panopto.canonicalUrl?.(new URL(url))).toBe(canonical)
  })

  it.each([
    'https://demo.hosted.panopto.com/Panopto/Pages/Viewer.aspx?pid=e2900555-3ad4-4bdb-854d-ad2401686190',
    'https://demo.hosted.panopto.com/Panopto/Pages/Viewer.aspx?id=26b3ae9e',
    'https://demo.hosted.panopto.com/Panopto/Pages/Sessions/List.aspx#folderID=x',
  ])('is not %s', (url) => {
    expect(panopto.matches(new URL(url))).toBe(false)
  })

  it.each([
    [[`panopto:${id}`], canonical, 754.9, `${canonical}&start=754`],
    [[`panopto:${id}`], canonical, 0.2, canonical],
    [[`panopto:${id}`], undefined, 9, undefined],
    [[`panopto:${id}`], 'https://conference.example/', 9, undefined],
    [['panopto:ed01b077-c9e5-4c7b-b8ff-15fa306d7a59'], canonical, 9, undefined],
  ])('links to a moment of %j at %s', (ids, url, seconds, link) => {
    expect(panopto.timeLink?.({ ids, url }, seconds)).toBe(link)
  })
})

describe('the time of a cut recording', () => {
  const ask = () => new Function(`return (${panopto.playerOffset})()`)()
  const show = (position: unknown, currentTime: number) => {
    const video = Object.assign(document.createElement('video'), { id: 'primaryVideo' })
    Object.defineProperty(video, 'currentTime', { value: currentTime })
    document.body.replaceChildren(video)
    Object.assign(window, { Panopto: { Viewer: { Viewer: { position } } } })
  }

  afterEach(() => {
    Reflect.deleteProperty(window, 'Panopto')
    document.body.replaceChildren()
  })

  it.each([
    [() => 90, 30.5, 59.5],
    [() => 12, 72, -60],
    [() => 30, 30.6, 0],
    [() => Number.NaN, 30, undefined],
    [() => '90', 30, undefined],
    [
      () => {
        throw new Error('not ready')
      },
      30,
      undefined,
    ],
    ['90', 30, undefined],
    [undefined, 30, undefined],
  ])('is the viewer’s: %s over %d', (position, currentTime, offset) => {
    show(position, currentTime)
    expect(ask()).toBe(offset)
  })

  it('is unknown where there is no viewer, or no video', () => {
    expect(ask()).toBeUndefined()
    Object.assign(window, { Panopto: { Viewer: { Viewer: { position: () => 9 } } } })
    expect(ask()).toBeUndefined()
  })
})
