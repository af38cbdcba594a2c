import { type Fact, type Facts, fact, firstFact } from '@/utils/clip'
import { type DateOrder, parseDate } from '@/utils/dates'
import type { Clip } from '@/utils/entry'
import { findDoi } from '@/utils/identity'
import { parseWebUrl } from '@/utils/url'
import { readCitationPeople } from './article'
import { markupToText } from './markup'
import { collapse, collapseParagraphs, type Metas } from './meta'
import { citationType } from './paper-type'

/*
 * Highwire's `citation_…` tags, which most hosts of papers write for Google Scholar.
 * @see https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */

type Paper = NonNullable<Clip['paper']>
/** Parts of a paper as they are looked for: some are not there. */
export type PaperParts = { [F in keyof Paper]: Paper[F] | undefined }

/** All that the Highwire tags of a page say about its paper; `url` completes addresses. */
export function citationFacts(metas: Metas, url: URL): Facts {
  const paper = citationPaper(metas, url)
  return {
    title: metaFact(metas, 'high', ...citationNames('title')),
    people: readCitationPeople(metas),
    container: citationContainer(metas),
    published: citationDate(metas),
    summary: citationSummary(metas),
    paper: Object.keys(paper).length > 0 ? fact('citation metas', 'high', paper) : undefined,
  }
}

/** Names of a Highwire tag; some hosts put their own name before it (`bepress_citation_title`). */
export function citationNames(name: string): [plain: string, prefixed: string] {
  return [`citation_${name}`, `bepress_citation_${name}`]
}

/** Contents of a Highwire tag. */
export function citations(metas: Metas, name: string): readonly string[] {
  const [plain, prefixed] = citationNames(name)
  const contents = metas.all(plain)
  return contents.length > 0 ? contents : metas.all(prefixed)
}

/** The text of the first meta that has any, without markup. */
export function metaFact(metas: Metas, trust: Fact<string>['trust'], ...names: string[]): Fact<string> | undefined {
  return firstFact(...names.map((name) => fact(`meta ${name}`, trust, collapse(markupToText(metas.first(name) ?? '')))))
}

const containerNames = [
  'journal_title',
  'conference_title',
  'conference',
  'inbook_title',
  'book_title',
  'series_title',
  'technical_report_institution',
  'dissertation_institution',
]

/** The journal, conference or book that a paper is in. */
export function citationContainer(metas: Metas): Fact<{ name: string }> | undefined {
  const names = containerNames.map((name) => `citation_${name}`)
  const found = metaFact(metas, 'high', ...names, 'bepress_citation_journal_title', 'prism.publicationname')
  return found && { ...found, value: { name: found.value } }
}

const dateNames = ['publication_date', 'cover_date', 'date', 'online_date', 'year']

/** When the paper was published. `names`: the tags that are believed, the best first. */
export function citationDate(
  metas: Metas,
  { names = dateNames, order }: { names?: readonly string[] | undefined; order?: DateOrder | undefined } = {},
): Fact<string> | undefined {
  return firstFact(
    ...names.flatMap(citationNames).map((name) => fact(`meta ${name}`, 'high', parseDate(metas.first(name), order))),
  )
}

/** The abstract. */
export function citationSummary(metas: Metas): Fact<string> | undefined {
  const text = collapseParagraphs(markupToText(citations(metas, 'abstract')[0] ?? ''))
  return fact('meta citation_abstract', 'high', text)
}

/** The DOI that a paper says is its own. */
export function citationDoi(metas: Metas): string | undefined {
  return findDoi(citations(metas, 'doi')[0] ?? '')
}

/** What it is, volume, issue, pages, report number and the PDF's address, as far as the tags name them. */
export function citationPaper(metas: Metas, url: URL): Paper {
  const first = (name: string): string | undefined => collapse(citations(metas, name)[0])
  return definedParts({
    type: citationType(metas),
    volume: first('volume'),
    issue: first('issue'),
    pages: pagesOf(first('firstpage'), first('lastpage')),
    pdfUrl: parseWebUrl(first('pdf_url'), url)?.href,
    reportNo: first('technical_report_number'),
  })
}

/** What is known of a paper's parts. */
export function definedParts(parts: PaperParts): Paper {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

/** "12–34"; some hosts put the whole range in `citation_firstpage`. */
export function pagesOf(firstPage: string | undefined, lastPage: string | undefined): string | undefined {
  if (!firstPage || /[-–]/.test(firstPage) || !lastPage || lastPage === firstPage)
    return firstPage?.replace(/\s*-+\s*/, '–')
  return `${firstPage}–${lastPage}`
}
