import { describe, expect, it } from 'vitest'
import { doiOfArticle, findArticle, peopleOfArticle, readCitationPeople, titleOfArticle } from '@/utils/page/article'
import { readMetas } from '@/utils/page/meta'

function people(html: string) {
  return readCitationPeople(readMetas(new DOMParser().parseFromString(html, 'text/html')))
}

describe('readCitationPeople', () => {
  it('gives institutions to the author before them', () => {
    const found = people(`
      <meta name="citation_author" content="Reader, Ann"><meta name="citation_author_institution" content="IST">
      <meta name="citation_author" content="Slow, Bo"><meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">`)
    expect(found?.value).toEqual([
      { name: 'Ann Reader', given: 'Ann', family: 'Reader', affiliation: 'IST', role: 'author' },
      { name: 'Bo Slow', given: 'Bo', family: 'Slow', orcid: '0000-0002-1825-0097', role: 'author' },
    ])
  })

  it('reads all names in one tag, as PubMed writes them', () => {
    const found = people(
      '<meta name="citation_authors" content="Piwowar H;van den Heuvel EPJ;Human Atlas Consortium;">',
    )
    expect(found?.value.map(({ name }) => name)).toEqual([
      'H Piwowar',
      'E P J van den Heuvel',
      'Human Atlas Consortium',
    ])
  })

  it('reads names of a host that puts its own before them', () => {
    expect(people('<meta name="bepress_citation_author" content="Reader, Ann">')?.value[0]?.family).toBe('Reader')
  })

  it('knows when there are none', () => expect(people('<meta name="citation_author" content=" , ">')).toBeUndefined())
})

describe('the article of the page', () => {
  const site = { '@type': 'WebSite', name: 'Site' }
  const page = { '@type': 'WebPage', name: 'Page' }
  const post = { '@type': 'BlogPosting', headline: 'Post' }
  const paper = { '@type': ['Thing', 'ScholarlyArticle'], name: 'Paper' }

  it('is the most scholarly thing that has a title', () => {
    expect(findArticle([site, page, post, paper])).toBe(paper)
    expect(findArticle([page, post])).toBe(post)
    expect(findArticle([site, page])).toBe(page)
    expect(findArticle([site, { '@type': 'ScholarlyArticle' }])).toBeUndefined()
  })

  it('has the title that the page shows', () => {
    const thing = { headline: 'A matrix equal to its transpose', name: 'Hermitian matrix' }
    expect(titleOfArticle(thing, 'Hermitian matrix - Encyclopedia')).toBe('Hermitian matrix')
    expect(titleOfArticle(thing)).toBe('A matrix equal to its transpose')
    expect(titleOfArticle({ headline: 'H<sub>2</sub>O', name: 'The Site' }, 'Water | The Site')).toBe('H2O')
    expect(titleOfArticle({ headline: 7, name: { a: 1 } })).toBe('7')
  })

  it('says its DOI in one of several places', () => {
    expect(doiOfArticle({ '@id': 'https://doi.org/10.1000/A' })).toBe('10.1000/A')
    expect(doiOfArticle({ identifier: [{ '@type': 'PropertyValue', value: 'doi:10.1000/b' }] })).toBe('10.1000/b')
    expect(doiOfArticle({ sameAs: ['https://example.org', 'https://dx.doi.org/10.1000/c'] })).toBe('10.1000/c')
    expect(doiOfArticle({ url: 'https://example.org/10.1000/d', identifier: 5 })).toBeUndefined()
  })

  it('has authors in any shape, or none', () => {
    const names = (author: unknown) => peopleOfArticle({ author }).map(({ name }) => name)
    expect(names('Ann Reader, Bo Slow')).toEqual(['Ann Reader', 'Bo Slow'])
    expect(
      names([{ name: 'Reader, Ann' }, 'Bo Slow', null, 7, { '@type': 'Organization', name: 'The Slow and Co' }]),
    ).toEqual(['Ann Reader', 'Bo Slow', '7', 'The Slow and Co'])
    expect(names({ givenName: 'Ann', familyName: 'de Reader' })).toEqual(['Ann de Reader'])
    expect(names([{}, { name: [] }, []])).toEqual([])
    expect(names(undefined)).toEqual([])
  })
})
