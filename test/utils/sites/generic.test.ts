import { describe, expect, it } from 'vitest'
import { clipFromUrl } from '@/utils/sites'
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

describe('a PDF whose address has a DOI', () => {
  it.each([
    ['https://a.example/download/10.1234/jr.2019.17.pdf', 'doi:10.1234/jr.2019.17'],
    ['https://dl-acm-org.proxy.example/doi/pdf/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://a.example/articles/10.1234%2FJR.17/pdf', 'doi:10.1234/jr.17'],
    ['https://a.example/pdf/10.48550/arXiv.2403.10704', 'arxiv:2403.10704'],
    // A folder of files, what goes with a paper, and a page.
    ['https://a.example/10.1234/files/2019/17.pdf', undefined],
    ['https://a.example/doi/suppl/10.1234/jr.17.pdf', undefined],
    ['https://a.example/doi/10.1234/jr.17', undefined],
    ['https://a.example/17.pdf?doi=10.1234/jr.17', undefined],
  ])('%s may be a copy of %s, and is known as itself', (address, id) => {
    const clip = clipFromUrl(new URL(address))
    expect(clip?.ids.every((each) => each.startsWith('url:'))).toBe(true)
    expect(clip?.kind).toBe(id === undefined ? 'page' : 'paper')
    expect(clip?.related).toEqual(id === undefined ? [] : [{ how: 'published as', id }])
  })

  it('is no paper where it shows a page', () => {
    const url = new URL('https://a.example/pdf/10.1234/jr.17')
    const document = new DOMParser().parseFromString('<title>Sign in</title><h1>Sign in</h1>', 'text/html')
    expect(generic.read({ url, document })).toMatchObject({ kind: 'page', related: [] })
  })
})

describe('a page that names the file of its paper', () => {
  const tags = (pdf: string) =>
    `<title>x</title><meta name="citation_title" content="Reading"><meta name="citation_author" content="Byron, Ada">
    <meta name="citation_pdf_url" content="${pdf}">`
  it.each([
    ['/files/7.pdf', ['url:https://a.example/7', 'url:https://a.example/files/7.pdf']],
    ['https://elsewhere.example/7.pdf', ['url:https://a.example/7']],
    ['javascript:alert(1)', ['url:https://a.example/7']],
    ['/7', ['url:https://a.example/7']],
  ])('%s', (pdf, ids) => {
    const document = new DOMParser().parseFromString(tags(pdf), 'text/html')
    expect(generic.read({ url: new URL('https://a.example/7'), document })?.ids).toEqual(ids)
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
