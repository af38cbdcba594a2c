import { clipOf, type Fact, type Facts, fact, firstFact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Clip, Person, Relation } from '@/utils/entry'
import { doiIdentity, findDoi, parseArxivId } from '@/utils/identity'
import {
  dateOfArticle,
  doiOfArticle,
  findArticle,
  isScholarly,
  peopleOfArticle,
  readCitationPeople,
  titleOfArticle,
} from '@/utils/page/article'
import { whyBlocked } from '@/utils/page/blocked'
import {
  citationContainer,
  citationDate,
  citationNames,
  citationPaper,
  citationSummary,
  citations,
  metaFact,
  pagesOf,
} from '@/utils/page/citation-facts'
import { pageIds } from '@/utils/page/identity'
import { nameOf, readJsonLd, type Thing, textOf, valuesOf } from '@/utils/page/json-ld'
import { labelledFacts } from '@/utils/page/labelled'
import { markupToText } from '@/utils/page/markup'
import { canonicalUrl, collapse, collapseParagraphs, type Metas, pageLanguage, readMetas } from '@/utils/page/meta'
import { withoutSiteName } from '@/utils/page/site-name'
import { parsePeople, splitNames } from '@/utils/people'
import { isOnHost, parseWebUrl, plainPath, urlIdentity, withoutMoment } from '@/utils/url'
import { type Page, type Site, UnreadablePage } from './site'

type Paper = NonNullable<Clip['paper']>

/** What the sources of a page hold, gathered once. */
interface Sources {
  url: URL
  document: Document
  metas: Metas
  /** The article of the page's JSON-LD. */
  article: Thing | undefined
}

/** Any other page: a paper where its metadata says so, else a page. */
export const generic: Site = {
  name: 'generic',
  label: 'Web page',
  matches: (url) => url.protocol === 'https:' || url.protocol === 'http:',
  identify(url) {
    const doi = doiOfUrl(url)
    return doi ? [doiIdentity(doi), urlIdentity(url)] : [urlIdentity(url)]
  },
  tellFromUrl: (url) => ({ kind: doiOfUrl(url) ? 'paper' : videoFile.test(plainPath(url)) ? 'video' : 'page' }),
  read,
  timeLink({ url }, seconds) {
    const file = parseWebUrl(url)
    if (!file || !mediaFile.test(plainPath(file))) return undefined
    // A media fragment, which browsers follow in a file that they play themselves. @see https://www.w3.org/TR/media-frags/
    const whole = Math.floor(seconds)
    file.hash = whole > 0 ? `t=${whole}` : ''
    return file.href
  },
}

const videoFile = /\/[^:/]+\.(?:mp4|m4v|webm|ogv|mov|mkv)$/i
const mediaFile = /\/[^:/]+\.(?:mp4|m4v|webm|ogv|mov|mkv|mp3|m4a|ogg|oga|opus|flac|wav)$/i

function read(page: Page): Clip | undefined {
  const { url, document } = page
  const at = page.at ?? new Date()
  const type = document.contentType ?? 'text/html'
  if (!/html|xml/.test(type)) return readFile(url, at, type)
  const metas = readMetas(document)
  const blocked = whyBlocked(url, document, metas)
  if (blocked) throw new UnreadablePage(blocked)
  const sources: Sources = { url, document, metas, article: findArticle(readJsonLd(document)) }
  const doi = readDoi(sources)
  const labelled = labelledFacts(document)
  const facts = readFacts(sources, labelled)
  const isPaper = facts.title !== undefined && (doi !== undefined || isCited(metas))
  const base = {
    site: 'generic',
    kind: isPaper ? ('paper' as const) : isRecording(document, labelled) ? ('video' as const) : ('page' as const),
    ids: isPaper ? [...paperIds(metas, doi), ...pageIds(url, document)] : pageIds(url, document),
    url: (canonicalUrl(document, url) ?? withoutMoment(url)).href,
    at,
    keywords: readKeywords(sources),
  }
  if (!isPaper) return clipOf(base, facts)
  return clipOf(base, { ...facts, paper: readPaper(sources), related: readPublished(sources) })
}

/** Whether a page that says who speaks, or how long, shows one player. */
function isRecording(document: Document, { people, durationSeconds }: Facts): boolean {
  const players = document.querySelectorAll('video, iframe[allowfullscreen], iframe[allow*="fullscreen" i]')
  return players.length === 1 && (people !== undefined || durationSeconds !== undefined)
}

/** A file that the browser shows itself (a PDF, a picture) has no page to read. */
function readFile(url: URL, at: Date, type: string): Clip {
  const told = generic.tellFromUrl?.(url).kind ?? 'page'
  const kind = told === 'page' && type.startsWith('video/') ? 'video' : told
  return clipOf({ site: 'generic', kind, ids: generic.identify(url), url: url.href, at, complete: false }, {})
}

/** Whether the page has the metadata of something that scholars cite. */
function isCited(metas: Metas): boolean {
  return (
    citationContainer(metas) !== undefined || readCitationPeople(metas) !== undefined || arxivIdOf(metas) !== undefined
  )
}

function arxivIdOf(metas: Metas): string | undefined {
  return parseArxivId(metas.first('citation_arxiv_id') ?? '')?.id
}

/**
 * The page's own DOI. Metadata comes before the address, and a page without metadata whose address has none has no
 * DOI, however many it mentions: then it is a list.
 */
function readDoi({ url, metas, article }: Sources): string | undefined {
  const stated = [
    ...citations(metas, 'doi'),
    ...['prism.doi', 'dc.identifier', 'dc.identifier.doi', 'dcterms.identifier', 'eprints.id_number', 'doi'].flatMap(
      (name) => metas.all(name),
    ),
  ]
  const own = stated.filter((text) => /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}/i.test(text))
  const [first] = own.flatMap((text) => findDoi(text) ?? [])
  return first ?? (article && isScholarly(article) ? doiOfArticle(article) : undefined) ?? doiOfUrl(url)
}

/** The DOI in an address, without what publishers append for the parts and forms of a paper. */
function doiOfUrl(url: URL): string | undefined {
  // The DOI of a volume, whose page lists its papers.
  if (/\/(?:toc|loi|proceedings|journal|series)\//.test(plainPath(url))) return undefined
  const found = /\/(10\.\d{4,9}(?:\.\d+)*\/.+)$/.exec(plainPath(url))?.[1] ?? url.searchParams.get('id')
  const doi = found && /^10\.\d{4,9}\//.test(found) ? findDoi(found) : undefined
  if (!doi || isOnHost(url, 'doi.org')) return doi
  const bare = doi
    .replace(/\.(?:pdf|epub|xml|html?)$/i, '')
    .replace(
      /(?:\/|\.)(?:full|full-text|abstract|summary|pdf|epdf|pdfdirect|meta|html|figures|references|supplementary-material)(?:\.pdf)?$/i,
      '',
    )
  return isPreprintServer(url) ? bare.replace(/v\d+(?:\..*)?$/, '') : bare
}

function isPreprintServer(url: URL): boolean {
  return isOnHost(url, 'biorxiv.org') || isOnHost(url, 'medrxiv.org')
}

function paperIds(metas: Metas, doi: string | undefined): string[] {
  const arxivId = arxivIdOf(metas)
  const pmid = citations(metas, 'pmid').find((text) => /^\d{1,9}$/.test(text))
  const ids = [doi && doiIdentity(doi), arxivId && `arxiv:${arxivId}`, pmid && `pmid:${pmid}`]
  return [...new Set(ids.filter((id) => id !== undefined && id !== ''))] as string[]
}

function readFacts(sources: Sources, labelled: Facts): Facts {
  const { document, metas, article } = sources
  const name = readSiteName(sources)
  return {
    title: readTitle(sources, name, labelled.title),
    people: readPeople(sources) ?? labelled.people,
    container: citationContainer(metas) ?? (name && { ...name, value: { name: name.value } }),
    published: readPublishedDate(sources) ?? labelled.published,
    durationSeconds: labelled.durationSeconds,
    summary: readSummary(sources),
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

function readPublishedDate({ url, metas, article }: Sources): Fact<string> | undefined {
  // bioRxiv's citation_publication_date is the first of January whatever the day was.
  const names = isPreprintServer(url) ? ['date', 'online_date'] : undefined
  const order = isOnHost(url, 'pubmed.ncbi.nlm.nih.gov') ? 'us' : undefined
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

function readSummary({ document, metas, article }: Sources): Fact<string> | undefined {
  const text = (content: string | undefined): string | undefined => collapseParagraphs(markupToText(content ?? ''))
  const own = firstFact(
    citationSummary(metas),
    fact('meta eprints.abstract', 'high', text(metas.first('eprints.abstract'))),
    fact('JSON-LD', 'high', article && text(textOf(article.abstract))),
    fact('meta dcterms.abstract', 'high', text(metas.first('dcterms.abstract', 'dc.description.abstract'))),
  )
  if (own) return own
  const isScholar = isCited(metas)
  return firstFact(
    fact('.abstract', 'medium', isScholar ? abstractText(document) : undefined),
    fact('JSON-LD description', 'medium', article && text(textOf(article.description))),
    fact('meta dc.description', 'medium', text(metas.first('dc.description'))),
    fact('meta og:description', 'medium', text(metas.first('og:description', 'description', 'twitter:description'))),
  )
}

function abstractText(document: Document): string | undefined {
  const element = document.querySelector(abstractSelectors)
  const paragraphs = [...(element?.querySelectorAll('p') ?? [])].flatMap(
    (paragraph) => collapse(paragraph.textContent) ?? [],
  )
  const text = paragraphs.length > 0 ? paragraphs.join('\n\n') : collapse(element?.textContent)
  return text?.replace(/^abstract[:.\s]+/i, '')
}

function readKeywords({ metas, article }: Sources): string[] {
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

function readPaper({ url, document, metas }: Sources): Fact<Paper> | undefined {
  const cited = citationPaper(metas, url)
  const version = isPreprintServer(url) ? /v(\d+)(?:\.|$)/.exec(plainPath(url))?.[1] : undefined
  const paper: { [F in keyof Paper]: Paper[F] | undefined } = {
    version: version === undefined ? undefined : Number(version),
    volume: cited.volume ?? metas.first('prism.volume'),
    issue: cited.issue ?? metas.first('prism.number'),
    pages: cited.pages ?? pagesOf(metas.first('prism.startingpage'), metas.first('prism.endingpage')),
    pdfUrl: cited.pdfUrl ?? linkedPdf(url, document),
    reportNo: cited.reportNo,
  }
  const known = Object.entries(paper).filter(([, value]) => value !== undefined)
  return known.length > 0 ? fact('citation metas', 'high', Object.fromEntries(known)) : undefined
}

function linkedPdf(url: URL, document: Document): string | undefined {
  const linked = document.querySelector('link[type="application/pdf"][href]')?.getAttribute('href')
  return parseWebUrl(linked ?? undefined, url)?.href
}

/** bioRxiv says where a preprint was published. */
function readPublished({ url, document }: Sources): Fact<Relation[]> | undefined {
  const banner = isPreprintServer(url) ? document.querySelector('.pub_jnl') : null
  const doi = findDoi(`${banner?.textContent ?? ''} ${banner?.querySelector('a')?.getAttribute('href') ?? ''}`)
  return doi ? fact('.pub_jnl', 'medium', [{ how: 'published as' as const, id: doiIdentity(doi) }]) : undefined
}
