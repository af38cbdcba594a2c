import { describe, expect, it } from 'vitest'
import { readMetas } from '@/utils/page/meta'
import { type NamePaper, paperAddresses, speaksOf } from '@/utils/page/named-paper'

const nameOf: NamePaper = (url) => {
  const key = /^\/papers\/(\w+)(?:\.pdf)?$/.exec(url.pathname)?.[1]
  return url.hostname === 'papers.example' && key
    ? { id: `papers:${key}`, url: `https://papers.example/papers/${key}` }
    : undefined
}
const url = new URL('https://papers.example/papers/one')

function isAbout(html: string): boolean {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const named = nameOf(url)
  return named !== undefined && speaksOf(named, nameOf, { url, document, metas: readMetas(document) })
}

describe('paperAddresses', () => {
  const { matches, identify, canonicalUrl } = paperAddresses(nameOf)

  it('names a paper by any address of it', () => {
    const pdf = new URL('https://papers.example/papers/one.pdf')
    expect([matches(pdf), identify(pdf), canonicalUrl(pdf)]).toEqual([true, ['papers:one'], url.href])
  })

  it('leaves all others', () => {
    const other = new URL('https://papers.example/about')
    expect([matches(other), identify(other), canonicalUrl(other)]).toEqual([false, [], undefined])
  })
})

describe('speaksOf', () => {
  it.each([
    ['the same', '<meta name="citation_pdf_url" content="/papers/one.pdf">', true],
    ['another', '<meta name="citation_pdf_url" content="/papers/two.pdf">', false],
    [
      'both',
      '<meta name="citation_pdf_url" content="/papers/one.pdf"><meta name="citation_abstract_html_url" content="/papers/two">',
      false,
    ],
    ['the same by its canonical link', '<link rel="canonical" href="https://papers.example/papers/one">', true],
    ['none', '<meta name="citation_title" content="One">', false],
    [
      'none by a link to where one is',
      '<link rel="canonical" href="#"><link rel="canonical" href="/papers/two">',
      false,
    ],
    ['none by an empty link', '<meta name="citation_pdf_url" content="?download=1">', false],
    ['one elsewhere', '<meta name="citation_pdf_url" content="https://cdn.example/one.pdf">', false],
  ])('names %s', (_, html, expected) => {
    expect(isAbout(html)).toBe(expected)
  })
})
