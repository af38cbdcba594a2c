import { describe, expect, it } from 'vitest'
import { readMetas } from '@/utils/page/meta'
import { citationType, typeOfArticle } from '@/utils/page/paper-type'

function typeOf(tags: Record<string, string>) {
  const document = new DOMParser().parseFromString('', 'text/html')
  for (const [name, content] of Object.entries(tags)) {
    const meta = document.createElement('meta')
    meta.name = name
    meta.content = content
    document.head.append(meta)
  }
  return citationType(readMetas(document))
}

describe('what a page’s tags say that its paper is', () => {
  it.each([
    [{ citation_journal_title: 'Journal of Reading' }, 'article'],
    [{ citation_journal_title: 'PeerJ' }, 'article'],
    [{ bepress_citation_journal_title: 'Reading' }, 'article'],
    [{ 'prism.publicationName': 'Nature' }, 'article'],
    [{ citation_journal_title: 'Proceedings of the National Academy of Sciences' }, 'article'],
    [{ citation_journal_title: 'Proceedings of the 3rd Workshop on Reading' }, 'conference'],
    [{ citation_journal_title: 'bioRxiv' }, undefined],
    [{ citation_journal_title: 'SSRN Electronic Journal' }, undefined],
    [{ citation_conference_title: 'Reading 2026' }, 'conference'],
    [{ citation_conference: 'RLR', citation_journal_title: 'Lectures' }, 'conference'],
    [{ citation_conference_title: ' ', citation_journal_title: 'Reading' }, 'article'],
    [{ citation_inbook_title: 'Handbook of Reading' }, 'chapter'],
    [{ citation_inbook_title: 'Proceedings of Reading' }, 'conference'],
    [{ citation_inbook_title: 'Reading 2020', citation_conference_title: 'Reading' }, 'conference'],
    [{ citation_technical_report_institution: 'INRIA' }, 'report'],
    [{ citation_dissertation_institution: 'TU Berlin' }, 'thesis'],
    [
      { citation_dissertation_institution: 'TU Berlin', citation_dissertation_name: 'Master of Science' },
      'masters-thesis',
    ],
    [{ citation_dissertation_institution: 'MIT', citation_dissertation_name: 'Ph.D.' }, 'thesis'],
    [{ citation_type: 'JOUR' }, 'article'],
    [{ citation_type: 'CHAP', citation_journal_title: 'A Series' }, 'chapter'],
    [{ 'eprints.type': 'book_section' }, 'chapter'],
    [{ 'eprints.type': 'conference_item', citation_journal_title: 'Letters' }, 'conference'],
    [{ 'DC.type': 'info:eu-repo/semantics/doctoralThesis' }, 'thesis'],
    [{ 'DC.type': 'info:eu-repo/semantics/masterThesis' }, 'masters-thesis'],
    [{ 'DC.type': 'info:eu-repo/semantics/bookPart' }, 'chapter'],
    [{ 'DC.type': 'info:eu-repo/semantics/preprint', citation_journal_title: 'HAL' }, undefined],
    [{ 'DC.type': 'Technical Report' }, 'report'],
    [{ 'DC.type': 'Book' }, 'book'],
    [{ 'DC.type': 'Text' }, undefined],
    [{ 'DC.type': '<script>Book</script>' }, undefined],
    [{}, undefined],
  ])('%j: %s', (tags, type) => {
    expect(typeOf(tags)).toBe(type)
  })

  it.each([
    [{ '@type': 'Thesis' }, 'thesis'],
    [{ '@type': ['Article', 'http://schema.org/Chapter'] }, 'chapter'],
    [{ '@type': 'ScholarlyArticle', isPartOf: { '@type': 'Periodical', name: 'Reading' } }, 'article'],
    [{ '@type': 'ScholarlyArticle', isPartOf: [{ '@type': ['PublicationIssue'] }, 7] }, 'article'],
    [{ '@type': 'ScholarlyArticle', isPartOf: 'Periodical' }, undefined],
    [{ '@type': 'ScholarlyArticle' }, undefined],
  ])('%j in JSON-LD: %s', (thing, type) => {
    expect(typeOfArticle(thing)).toBe(type)
  })
})
