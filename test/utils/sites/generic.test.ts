import { describe, expect, it } from 'vitest'
import { generic } from '@/utils/sites/generic'

describe('a file that the browser plays', () => {
  it.each([
    ['https://a.example/talks/talk.mp4?x=1', 'video'],
    ['https://a.example/talk.WEBM', 'video'],
    ['https://a.example/talk.mp3', 'page'],
    ['https://a.example/wiki/File:Talk.webm', 'page'],
    ['https://a.example/talk.webm.html', 'page'],
  ])('%s is a %s by its address', (url, kind) => {
    expect(generic.tellFromUrl?.(new URL(url)).kind).toBe(kind)
  })

  it.each([
    ['video/mp4', 'video'],
    ['audio/ogg', 'page'],
    ['application/pdf', 'page'],
  ])('of the type %s is a %s', (contentType, kind) => {
    const document = new DOMParser().parseFromString('<video></video>', 'text/html')
    Object.defineProperty(document, 'contentType', { value: contentType })
    const clip = generic.read({ url: new URL('https://a.example/stream?id=7'), document })
    expect(clip).toMatchObject({ kind, complete: false, title: '' })
  })

  it.each([
    ['https://a.example/talk.mp4', 754.9, 'https://a.example/talk.mp4#t=754'],
    ['https://a.example/talk.mp4?x=1#t=3', 5, 'https://a.example/talk.mp4?x=1#t=5'],
    ['https://a.example/talk.ogg', 0.5, 'https://a.example/talk.ogg'],
    ['https://a.example/talk', 5, undefined],
    ['https://a.example/wiki/File:Talk.webm', 5, undefined],
    ['javascript:alert(1)//a.mp4', 5, undefined],
    [undefined, 5, undefined],
  ])('%s at %d is %s', (url, seconds, link) => {
    expect(generic.timeLink?.({ ids: [], url }, seconds)).toBe(link)
  })
})

describe('a page that says who speaks', () => {
  const speaker = '<table><tr><td>Speaker</td><td>Ada Byron</td></tr></table>'

  it.each([
    ['<video></video>', 'video'],
    ['<iframe srcdoc="x" allowfullscreen></iframe>', 'video'],
    ['<iframe srcdoc="x" allow="autoplay; fullscreen"></iframe>', 'video'],
    ['<iframe srcdoc="x"></iframe>', 'page'],
    ['<video></video><video></video>', 'page'],
    ['', 'page'],
  ])('and shows %s is a %s', (player, kind) => {
    const document = new DOMParser().parseFromString(`<title>A talk</title>${player}${speaker}`, 'text/html')
    expect(generic.read({ url: new URL('https://a.example/talk'), document })?.kind).toBe(kind)
    document.querySelector('table')?.remove()
    expect(generic.read({ url: new URL('https://a.example/talk'), document })?.kind).toBe('page')
  })
})
