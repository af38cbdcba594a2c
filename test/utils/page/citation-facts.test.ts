import { describe, expect, it } from 'vitest'
import { citationDate, citationDoi, citationFacts, pagesOf } from '@/utils/page/citation-facts'
import { readMetas } from '@/utils/page/meta'

const url = new URL('https://journal.example/volume/1/paper')

function metasOf(html: string) {
  return readMetas(new DOMParser().parseFromString(html, 'text/html'))
}

describe('citationFacts', () => {
  it('reads what the tags say, as text', () => {
    const facts = citationFacts(
      metasOf(`<meta name="citation_title" content="On &lt;i&gt;Reading&lt;/i&gt;">
        <meta name="citation_author" content="Byron, Ada"><meta name="citation_author" content="Alan de Turing">
        <meta name="citation_conference_title" content="Proceedings of Reading">
        <meta name="citation_publication_date" content="2023/7">
        <meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="34">
        <meta name="citation_pdf_url" content="paper.pdf"><meta name="citation_abstract" content="&lt;p&gt;One.&lt;/p&gt;">`),
      url,
    )
    expect(facts.title).toEqual({ from: 'meta citation_title', trust: 'high', value: 'On Reading' })
    expect(facts.people?.value.map(({ family }) => family)).toEqual(['Byron', 'de Turing'])
    expect(facts.container?.value).toEqual({ name: 'Proceedings of Reading' })
    expect(facts.published?.value).toBe('2023-07')
    expect(facts.summary?.value).toBe('One.')
    expect(facts.paper?.value).toEqual({
      type: 'conference',
      pages: '12–34',
      pdfUrl: 'https://journal.example/volume/1/paper.pdf',
    })
  })

  it('says nothing of a page without them', () => {
    const known = Object.entries(citationFacts(metasOf('<meta name="og:title" content="A page">'), url))
    expect(known.filter(([, fact]) => fact !== undefined)).toEqual([])
  })

  it('takes no script for the address of a PDF', () => {
    const metas = metasOf('<meta name="citation_pdf_url" content="javascript:alert(1)">')
    expect(citationFacts(metas, url).paper).toBeUndefined()
  })
})

describe('citationDate', () => {
  const metas = metasOf(`<meta name="citation_publication_date" content="2023/01/01">
    <meta name="citation_date" content="02/03/2023">`)

  it('believes only the tags that are named, in their order of days', () => {
    expect(citationDate(metas)?.value).toBe('2023-01-01')
    expect(citationDate(metas, { names: ['date'] })).toBeUndefined()
    expect(citationDate(metas, { names: ['date'], order: 'us' })?.value).toBe('2023-02-03')
  })
})

describe('citationDoi', () => {
  it.each([
    ['doi:10.1234/JR.2019.17.', '10.1234/JR.2019.17'],
    ['none', undefined],
  ])('%s', (content, doi) => {
    expect(citationDoi(metasOf(`<meta name="citation_doi" content="${content}">`))).toBe(doi)
  })
})

describe('pagesOf', () => {
  it.each([
    ['12', '34', '12–34'],
    ['12--34', undefined, '12–34'],
    ['12', '12', '12'],
    [undefined, '34', undefined],
  ])('%s, %s', (first, last, pages) => {
    expect(pagesOf(first, last)).toBe(pages)
  })
})
