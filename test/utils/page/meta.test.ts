import { describe, expect, it } from 'vitest'
import { canonicalUrl, collapse, collapseParagraphs, pageLanguage, readMetas } from '@/utils/page/meta'

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

describe('readMetas', () => {
  const metas = readMetas(
    parse(`
      <meta name="Citation_Author" content=" Reader, Ann "><meta property="citation_author" content="Slow, Bo">
      <meta name="citation_author" content="  "><meta name="citation_author"><meta content="nameless">
      <meta property="og:title twitter:title" content="Both"><meta itemprop="name" content="A thing">
      <meta name="og:title" property="og:title" content="Once">
      <body><meta name="late" content="in the body"></body>`),
  )

  it('finds every content in order, in whatever case it is named', () => {
    expect(metas.all('citation_author')).toEqual(['Reader, Ann', 'Slow, Bo'])
    expect(metas.all('late')).toEqual(['in the body'])
    expect(metas.all('og:title')).toEqual(['Both', 'Once'])
    expect(metas.all('absent')).toEqual([])
  })

  it('takes the first name that has a content', () => {
    expect(metas.first('absent', 'twitter:title', 'og:title')).toBe('Both')
    expect(metas.first('constructor', '__proto__')).toBeUndefined()
  })

  it('keeps the properties of things apart', () => {
    expect(metas.first('name')).toBeUndefined()
    expect(metas.first('itemprop:name')).toBe('A thing')
  })

  it('knows which tag follows which', () => {
    expect(metas.pairs.slice(0, 2)).toEqual([
      ['citation_author', 'Reader, Ann'],
      ['citation_author', 'Slow, Bo'],
    ])
  })
})

describe('canonicalUrl', () => {
  const url = new URL('https://www.example.org/a?x=1')
  const canonical = (href: string) => canonicalUrl(parse(`<link rel="Canonical" href="${href}">`), url)?.href

  it.each([
    ['/a', 'https://www.example.org/a'],
    ['http://example.org/a/', 'http://example.org/a/'],
    ['https://elsewhere.example/a', undefined],
    ['https://www.example.org/', undefined],
    ['javascript:alert(1)', undefined],
    [' ', undefined],
  ])('%s', (href, expected) => expect(canonical(href)).toBe(expected))

  it('is absent without a link', () => expect(canonicalUrl(parse('<p>'), url)).toBeUndefined())
})

describe('pageLanguage', () => {
  it.each([
    ['<html lang="pt-BR">', 'pt-BR'],
    ['<html lang="en_US">', 'en-US'],
    ['<html lang="en"><meta name="citation_language" content="de">', 'de'],
    ['<html lang="english please">', undefined],
    ['<p>', undefined],
  ])('%s', (html, language) => {
    const document = parse(html)
    expect(pageLanguage(document, readMetas(document))).toBe(language)
  })
})

it('collapses white space, and paragraphs on demand', () => {
  expect(collapse(' a \n\u00a0b ')).toBe('a b')
  expect(collapse(' \n')).toBeUndefined()
  expect(collapseParagraphs(' a\nb \n \n\n c ')).toBe('a b\n\nc')
  expect(collapseParagraphs(null)).toBeUndefined()
})
