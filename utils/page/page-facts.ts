import { type Fact, type Facts, fact, firstFact } from '@/utils/clip'
import { type DateOrder, parseDate } from '@/utils/dates'
import type { Person } from '@/utils/entry'
import { parsePeople, splitNames } from '@/utils/people'
import { dateOfArticle, isScholarly, peopleOfArticle, readCitationPeople, titleOfArticle } from './article'
import { citationContainer, citationDate, citationNames, citationSummary, citations, metaFact } from './citation-facts'
import { nameOf, type Thing, textOf, valuesOf } from './json-ld'
import { markupToText } from './markup'
import { collapse, collapseParagraphs, pageLanguage } from './meta'
import { isCited, type Sources } from './paper-facts'
import { withoutSiteName } from './site-name'

/*
 * What a page says of itself. Sources stand in the order in which they are believed: Highwire's tags, EPrints, PRISM,
 * JSON-LD, Dublin Core, what is meant for sharing, the title.
 */

/** How a site writes its dates, where it has a way of its own. */
export interface DateHabits {
  /** The Highwire tags that are believed, the best first. */
  names?: readonly string[]
  order?: DateOrder
}

interface PageReading {
  /** What stands beside labels on the page. */
  labelled?: Facts
  habits?: DateHabits | undefined
  /** A paper's page, whose words for sharing are no abstract unless they are long and whole. */
  isPaper?: boolean
}

/** What the page says of the thing that it is about, whether that is a paper or not. */
export function pageFacts(sources: Sources, { labelled = {}, habits = {}, isPaper }: PageReading = {}): Facts {
  const { document, metas, article } = sources
  const name = readSiteName(sources)
  return {
    title: readTitle(sources, name, labelled.title),
    people: readPeople(sources) ?? labelled.people,
    container: citationContainer(metas) ?? (name && { ...name, value: { name: name.value } }),
    published: readPublishedDate(sources, habits) ?? labelled.published,
    durationSeconds: labelled.durationSeconds,
    summary: readSummary(sources, isPaper ?? isCited(metas)),
    language: fact('page language', 'medium', pageLanguage(document, metas) ?? (article && textOf(article.inLanguage))),
  }
}

function readTitle(
  { url, document, metas, article }: Sources,
  site: Fact<string> | undefined,
  labelled: Fact<string> | undefined,
): Fact<string> | undefined {
  const own = firstFact(
    metaFact(metas, 'high', ...citationNames('title'), 'eprints.title', 'prism.title'),
    fact('JSON-LD', 'high', article && isScholarly(article) ? titleOfArticle(article) : undefined),
    metaFact(metas, 'high', 'dc.title', 'dcterms.title'),
    labelled,
  )
  if (own) return own
  const headings = document.querySelectorAll('h1')
  const candidates = firstFact(
    fact('JSON-LD', 'high', article && isWork(article) ? titleOfArticle(article, document.title) : undefined),
    metaFact(metas, 'medium', 'og:title', 'twitter:title'),
    fact('title', 'low', collapse(document.title)),
    fact('h1', 'low', headings.length === 1 ? collapse(headings[0]?.textContent) : undefined),
  )
  return candidates && { ...candidates, value: withoutSiteName(candidates.value, { site: site?.value, url, document }) }
}

/** A `WebPage` thing's name is the page's title with everything that is around it. */
function isWork(article: Thing): boolean {
  return !valuesOf(article['@type']).some((type) => typeof type === 'string' && /WebPage$/.test(type))
}

function readSiteName({ metas, article }: Sources): Fact<string> | undefined {
  return firstFact(
    metaFact(metas, 'medium', 'og:site_name', 'application-name'),
    fact('JSON-LD publisher', 'medium', article && nameOf(article.publisher)),
  )
}

function readPeople({ metas, article }: Sources): Fact<Person[]> | undefined {
  const people = (trust: Fact<string>['trust'], ...names: string[]): Fact<Person[]>[] =>
    names.flatMap((name) => fact(`meta ${name}`, trust, parsePeople(namesIn(metas.all(name)), 'author')) ?? [])
  return firstFact(
    readCitationPeople(metas),
    ...people('high', 'eprints.creators_name'),
    fact('JSON-LD author', 'high', article && peopleOfArticle(article)),
    ...people('high', 'dc.creator', 'dc.contributor', 'dcterms.creator'),
    ...people('medium', 'author', 'parsely-author', 'article:author', 'twitter:creator'),
  )
}

/** Names of people in metas, where sites also put addresses ("https://www.facebook.com/bbcnews") and handles. */
function namesIn(contents: readonly string[]): string[] {
  const names = contents.length === 1 ? splitNames(contents[0] ?? '') : contents
  return names.filter((name) => !/^(?:https?:|@|www\.)|^\d+$/.test(name)).map((name) => name.replace(/^by\s+/i, ''))
}

function readPublishedDate({ metas, article }: Sources, { names, order }: DateHabits): Fact<string> | undefined {
  const dates = (trust: Fact<string>['trust'], ...metaNames: string[]): Fact<string>[] =>
    metaNames.flatMap((name) => fact(`meta ${name}`, trust, parseDate(metas.first(name), order)) ?? [])
  return firstFact(
    citationDate(metas, { names, order }),
    ...dates('high', 'eprints.date', 'prism.publicationdate'),
    fact('JSON-LD datePublished', 'high', article && dateOfArticle(article)),
    ...dates('high', 'dc.date', 'dc.date.issued', 'dcterms.issued', 'dcterms.date', 'dcterms.created'),
    ...dates(
      'medium',
      'article:published_time',
      'og:article:published_time',
      'itemprop:datepublished',
      'date',
      'pubdate',
    ),
    fact('meta citation_publication_date', 'high', parseDate(metas.first('citation_publication_date'))?.slice(0, 4)),
  )
}

const abstractSelectors = 'section#abstract, #abstract, .abstract, #Abs1-content, section[data-title="Abstract"]'

function readSummary({ document, metas, article }: Sources, isPaper: boolean): Fact<string> | undefined {
  const text = (content: string | undefined): string | undefined => collapseParagraphs(markupToText(content ?? ''))
  const own = firstFact(
    citationSummary(metas),
    fact('meta eprints.abstract', 'high', text(metas.first('eprints.abstract'))),
    fact('JSON-LD', 'high', article && text(textOf(article.abstract))),
    fact('meta dcterms.abstract', 'high', text(metas.first('dcterms.abstract', 'dc.description.abstract'))),
  )
  if (own) return own
  const shared = text(metas.first('og:description', 'description', 'twitter:description'))
  return firstFact(
    fact('.abstract', 'medium', isPaper ? abstractText(document) : undefined),
    fact('JSON-LD description', 'medium', article && text(textOf(article.description))),
    fact('meta dc.description', 'medium', text(metas.first('dc.description'))),
    fact('meta og:description', 'medium', isPaper && !isWhole(shared) ? undefined : shared),
  )
}

/** Words for sharing are cut after a line or two, or are somebody else's. */
function isWhole(description = ''): boolean {
  return description.length > 300 && !/(?:…|\.\.\.)$/.test(description)
}

const abstractHeading = /^(?:abstract|summary|zusammenfassung|résumé|resumen)[:.]?$/i

/** The text of the first abstract that a selector finds, paragraph by paragraph and without its heading. */
export function abstractText(document: Document, selector = abstractSelectors): string | undefined {
  const element = document.querySelector(selector)
  if (!element) return undefined
  const marked = [...element.querySelectorAll('p, [role="paragraph"], h3, h4')]
  const texts = marked.some((block) => !/^H/i.test(block.tagName))
    ? marked.map(({ textContent }) => textContent)
    : blocksIn(element)
  const paragraphs = texts.flatMap((text) => collapse(text)?.replace(abstractHeading, '') || [])
  return paragraphs.join('\n\n').replace(/^abstract[:.\s]+/i, '') || undefined
}

/** What stands in the blocks of an element whose paragraphs are not marked as such. */
function blocksIn(element: Element): string[] {
  const copy = element.cloneNode(true) as Element
  for (const block of copy.querySelectorAll('div, h2, h3, h4, br')) {
    block.before('\n\n')
    block.after('\n\n')
  }
  return (copy.textContent ?? '').split(/\n\s*\n/)
}

/** What the page says it is about. */
export function pageKeywords({ metas, article }: Sources): string[] {
  const sources = [
    citations(metas, 'keywords'),
    valuesOf(article?.keywords).flatMap((keyword) => nameOf(keyword) ?? []),
    metas.all('dc.subject'),
    metas.all('article:tag'),
    metas.all('keywords'),
  ]
  const found = sources.find((contents) => contents.length > 0) ?? []
  const parts = found.flatMap((text) => text.split(text.includes(';') ? ';' : ','))
  return [...new Set(parts.flatMap((part) => collapse(markupToText(part)) ?? []))].slice(0, 40)
}
