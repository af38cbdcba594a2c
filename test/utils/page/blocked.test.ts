import { expect, it } from 'vitest'
import { whyBlocked } from '@/utils/page/blocked'
import { readMetas } from '@/utils/page/meta'

function why(html: string, url = 'https://example.org/a'): string | undefined {
  const document = new DOMParser().parseFromString(html, 'text/html')
  return whyBlocked(new URL(url), document, readMetas(document))
}

it.each([
  ['<title>Just a moment...</title>', /checking the browser/],
  ['<title>Paper</title><div class="cf-browser-verification"></div>', /checking the browser/],
  ['<title>Before you continue to YouTube</title>', /consent page/],
  ['<title>404 Not Found</title>', /no such page/],
  ['<title>Page not found | Journal</title>', /no such page/],
  ['<title>403 Forbidden</title>', /does not show/],
  ['<title>Access Denied</title>', /does not show/],
])('%s stands in the way', (html, sentence) => expect(why(html)).toMatch(sentence))

it('knows a consent host', () =>
  expect(why('<title>x</title>', 'https://consent.example.org/m')).toMatch(/consent page/))

it.each([
  '<title>404 Media</title>',
  '<title>403 days in the desert</title>',
  '<title>Not found, but not lost</title>',
  '<title>Just a moment</title><meta name="citation_title" content="Just a moment">',
  '<title>404 Not Found</title><meta property="og:type" content="article">',
  '',
])('%s is an ordinary page', (html) => expect(why(html)).toBeUndefined())
