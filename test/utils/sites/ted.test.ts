import { afterEach, describe, expect, it } from 'vitest'
import { ted } from '@/utils/sites/ted'

describe('a talk of TED', () => {
  it.each([
    'https://www.ted.com/talks/ada_byron_machines_that_read',
    'http://ted.com/talks/Ada_Byron_machines_that_read/',
    'https://www.ted.com/talks/ada_byron_machines_that_read/transcript?language=en',
    'https://www.ted.com/talks/lang/pt-br/ada_byron_machines_that_read.html',
    'https://embed.ted.com/talks/ada_byron_machines_that_read',
    'https://www.ted.com/dubbing/ada_byron_machines_that_read?audio=en',
  ])('is known by %s', (url) => {
    expect(ted.identify(new URL(url))).toEqual(['ted:ada_byron_machines_that_read'])
    expect(ted.canonicalUrl?.(new URL(url))).toBe('https://www.ted.com/talks/ada_byron_machines_that_read')
  })

  it.each([
    'https://www.ted.com/',
    'https://www.ted.com/talks',
    'https://www.ted.com/talks/subtitles/id/1816',
    'https://www.ted.com/talks/quick-list',
    'https://www.ted.com/playlists/1/a_list',
    'https://ted.com.example/talks/a_talk',
  ])('is not %s', (url) => {
    expect(ted.matches(new URL(url))).toBe(false)
  })
})

describe('the data of the page’s own world', () => {
  const run = () => new Function(`return (${ted.pageData})()`)() as Record<string, unknown> | undefined
  const show = (videoData: unknown) => {
    const components = { '/talks/[...slug]': { props: { pageProps: { videoData } } } }
    Object.assign(window, { next: { router: { pathname: '/talks/[...slug]', components } } })
  }

  afterEach(() => Reflect.deleteProperty(window, 'next'))

  it('is the talk that the router shows now', () => {
    show({ slug: 'the_next_talk', title: 'The next', transcript: 'long' })
    const pageData = run()
    expect(pageData).toEqual({ slug: 'the_next_talk', title: 'The next' })
    const document = new DOMParser().parseFromString('<title>x</title>', 'text/html')
    const clip = ted.read({ url: new URL('https://www.ted.com/talks/the_next_talk'), document, pageData })
    expect(clip?.title).toBe('The next')
  })

  it('is nothing where there is no router, or it throws', () => {
    expect(run()).toEqual({})
    show({ slug: 'a', title: 1n })
    expect(run()).toBeUndefined()
  })
})
