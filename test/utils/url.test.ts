import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseUrl, parseWebUrl, urlIdentity } from '@/utils/url'

describe('normaliseUrl', () => {
  it.each([
    ['http://WWW.Example.org', 'https://example.org/'],
    ['https://example.org/a/', 'https://example.org/a'],
    ['https://example.org//a///b', 'https://example.org/a/b'],
    ['https://example.org/a?utm_source=x&b=2&a=1&fbclid=y#part', 'https://example.org/a?a=1&b=2'],
    ['https://example.org/a?t=1h2m3s&start=90s&wtime=2m', 'https://example.org/a'],
    ['https://example.org/a?t=90', 'https://example.org/a?t=90'],
    ['https://example.org/a?t=', 'https://example.org/a?t='],
    ['https://example.org/a?utm_campaign=x', 'https://example.org/a'],
    ['https://example.org:8080/a', 'https://example.org:8080/a'],
    ['https://example.org/a#/session/7', 'https://example.org/a#/session/7'],
    ['https://example.org/%7Eann/caf%C3%A9', 'https://example.org/~ann/caf%C3%A9'],
    ['https://example.org/~ann/café', 'https://example.org/~ann/caf%C3%A9'],
    ['https://example.org/50%', 'https://example.org/50%25'],
    ['https://example.org/a%3Fb', 'https://example.org/a%3Fb'],
    ['https://example.org/Case?ID=Case', 'https://example.org/Case?ID=Case'],
  ])('%s', (url, normal) => {
    expect(normaliseUrl(new URL(url))).toBe(normal)
    expect(urlIdentity(new URL(url))).toBe(`url:${normal}`)
  })

  it('gives one spelling, which is its own', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
        const once = normaliseUrl(new URL(text))
        expect(normaliseUrl(new URL(once))).toBe(once)
      }),
    )
  })
})

describe('parseWebUrl', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'file:///etc/passwd',
    'chrome://settings',
    '',
    'not a url',
    undefined,
  ])('refuses %s', (text) => expect(parseWebUrl(text)).toBeUndefined())

  it('resolves against the page', () => {
    expect(parseWebUrl('/pdf/7', new URL('https://example.org/a/b'))?.href).toBe('https://example.org/pdf/7')
    expect(parseWebUrl('javascript:alert(1)', new URL('https://example.org/'))).toBeUndefined()
  })
})
