import { clipOf, type Fact, type Facts, fact, firstFact, type Listing, listingOf } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Clip, Relation } from '@/utils/entry'
import { type ArxivId, doiIdentity, findDois, parseArxivId } from '@/utils/identity'
import { definedParts } from '@/utils/page/citation-facts'
import { collapse, collapseParagraphs, type Metas, readMetas } from '@/utils/page/meta'
import { parsePeople } from '@/utils/people'
import { texToText } from '@/utils/tex'
import { isOnHost, parseWebUrl, plainHost, plainPath } from '@/utils/url'
import { type Page, type Site, UnreadablePage } from './site'

type Paper = NonNullable<Clip['paper']>
type Version = NonNullable<Paper['versions']>[number]

/** How each host spells a paper's address; the group is the identifier with all that may follow it. */
const addresses: readonly (readonly [host: string, path: RegExp])[] = [
  ['ar5iv.labs.arxiv.org', /^\/(?:abs|html|pdf)\/(.+)$/],
  ['ar5iv.org', /^\/(?:abs|html|pdf)\/(.+)$/],
  ['arxiv.org', /^\/(?:abs|pdf|html|format|ps|src|e-print|bibtex|dvi|other|tb|ct)\/(.+)$/],
  ['arxiv.org', /^\/ftp\/(?:arxiv\/papers\/\d{4}\/(.+)|([a-z-]+)\/papers\/\d{4}\/(.+))$/],
  ['xxx.lanl.gov', /^\/(?:abs|pdf|html|format|ps|src|e-print)\/(.+)$/],
  ['alphaxiv.org', /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?(?:abs|pdf|overview|replicate|audio)\/(.+)$/i],
  ['huggingface.co', /^\/papers\/([^/]+)$/],
  ['scirate.com', /^\/arxiv\/(.+)$/],
  ['doi.org', /^\/(?:doi:)?10\.48550\/(arxiv\..+)$/i],
]

/** The paper that a URL names, or undefined (a listing, a search, another site). */
export function arxivOfUrl(url: URL): ArxivId | undefined {
  const path = plainPath(url)
  if (isOnHost(url, 'arxiv.org') && path === '/abs') return parseArxivId(url.searchParams.get('id') ?? '')
  for (const [host, pattern] of addresses) {
    if (!isOnHost(url, host)) continue
    const [, first, archive, number] = pattern.exec(path) ?? []
    const found = first ?? (archive && number && `${archive}/${number}`)
    const arxiv = found && parseFollowed(found.replace(/^arxiv\./i, ''))
    if (arxiv) return arxiv
  }
  return undefined
}

/** An identifier that starts a path: `2403.10704v1`, `math/0309136`, and the files of an author's own HTML after it. */
function parseFollowed(path: string): ArxivId | undefined {
  const [first = '', second = ''] = path.split('/')
  return parseArxivId(first) ?? parseArxivId(`${first}/${second}`)
}

/** Papers on arXiv, and the mirrors and readers that show them under arXiv's identifier. */
export const arxiv: Site = {
  name: 'arxiv',
  label: 'arXiv',
  matches: (url) => arxivOfUrl(url) !== undefined || isListing(url),
  identify(url) {
    const named = arxivOfUrl(url)
    return named ? [`arxiv:${named.id}`] : []
  },
  canonicalUrl(url) {
    const named = arxivOfUrl(url)
    return named && absUrl(named.id)
  },
  tellFromUrl: (url) => ({ kind: 'paper', paper: paperOfUrl(url) }),
  read,
  readListing,
}

function absUrl(id: string): string {
  return `https://arxiv.org/abs/${id}`
}

function paperOfUrl(url: URL): Paper {
  const named = arxivOfUrl(url)
  if (!named) return {}
  return named.version === undefined ? { arxiv: named.id } : { arxiv: named.id, version: named.version }
}

function read(page: Page): Clip | undefined {
  const named = arxivOfUrl(page.url)
  if (!named) return undefined
  const metas = readMetas(page.document)
  const described = parseArxivId(metas.first('citation_arxiv_id') ?? '')
  // Metas that were left by another paper are not believed.
  if (described?.id === named.id) return readAbs(page, named, metas)
  refuseErrorPage(page)
  return clipOf(baseOf(page, named, false), {
    ...(described ? {} : readReader(page.document)),
    paper: fact('url', 'high', paperOfUrl(page.url)),
  })
}

function baseOf(page: Pick<Page, 'at'>, named: ArxivId, complete: boolean) {
  return {
    site: 'arxiv',
    kind: 'paper' as const,
    ids: [`arxiv:${named.id}`],
    url: absUrl(named.id),
    at: page.at ?? new Date(),
    complete,
  }
}

/** @throws UnreadablePage when arXiv says that it has no such paper. */
function refuseErrorPage({ url, document }: Page): void {
  const isArxiv = isOnHost(url, 'arxiv.org') && !plainHost(url).startsWith('ar5iv')
  const isError = /not found|not recognized|invalid article|incomplete article|no article identifier/i
  if (isArxiv && isError.test(`${document.title} ${document.querySelector('#content h1')?.textContent ?? ''}`)) {
    throw new UnreadablePage('arXiv has no paper at this address. Check the identifier in the address bar.')
  }
}

function readAbs(page: Page, named: ArxivId, metas: Metas): Clip {
  const { document } = page
  const rows = readRows(document)
  const titleRaw = firstFact(
    fact('meta citation_title', 'high', collapse(metas.first('citation_title'))),
    fact('h1.title', 'medium', textWithout(document.querySelector('h1.title'))),
  )
  const summaryRaw = firstFact(
    fact('meta citation_abstract', 'high', collapseParagraphs(metas.first('citation_abstract'))),
    fact('blockquote.abstract', 'medium', textWithout(document.querySelector('blockquote.abstract'))),
  )
  const paper = readPaper(document, named, metas, rows)
  const facts: Facts = {
    title: mapFact(titleRaw, (raw) => texToText(raw, 'letters')),
    titleRaw,
    people: firstFact(
      fact('meta citation_author', 'high', parsePeople(metas.all('citation_author'), 'author')),
      fact('.authors a', 'medium', parsePeople(textsOf(document, '.authors a[href*="searchtype=author"]'), 'author')),
    ),
    published: firstFact(
      fact('meta citation_date', 'high', parseDate(metas.first('citation_date'))),
      fact('.submission-history', 'medium', paper.versions?.[0]?.date),
    ),
    summary: mapFact(summaryRaw, (raw) => texToText(raw, 'accents')),
    summaryRaw,
    paper: fact('arXiv abs page', 'high', paper),
    related: fact('arXiv abs page', 'high', readRelated(document, paper)),
  }
  const subjects = textsOf(document, 'td.subjects').flatMap((text) => text.split(/\s*;\s*/))
  const keywords = subjects.flatMap((subject) => /^(.+?)\s*\([a-z][\w.-]*\)$/i.exec(subject)?.[1] ?? [])
  return clipOf({ ...baseOf(page, named, true), keywords }, withoutEqualRaw(facts))
}

/** A raw form is kept only where the readable one differs. */
function withoutEqualRaw({ titleRaw, summaryRaw, ...facts }: Facts): Facts {
  const kept: Facts = facts
  if (titleRaw && titleRaw.value !== facts.title?.value) kept.titleRaw = titleRaw
  if (summaryRaw && summaryRaw.value !== facts.summary?.value) kept.summaryRaw = summaryRaw
  return kept
}

function readPaper(document: Document, named: ArxivId, metas: Metas, rows: Map<string, Element>): Paper {
  const dateline = collapse(document.querySelector('.dateline')?.textContent) ?? ''
  const history = readHistory(document)
  const version = named.version ?? versionOf(document, rows, dateline)
  const latest = latestOf(history, dateline, version)
  const shown = history.find((entry) => entry.n === version)
  return definedParts({
    arxiv: named.id,
    version,
    latestVersion: latest,
    versionDate: parseDate(metas.first('citation_online_date')) ?? shown?.date,
    versions: history.length > 0 ? history.map(({ n, date }) => (date ? { n, date } : { n })) : undefined,
    categories: readCategories(document, named.id, parseDate(metas.first('citation_date'))),
    doi: readPublishedDois(document, metas),
    comments: rowText(rows, 'comments') ?? textWithout(document.querySelector('td.comments')),
    journalRef: rowText(rows, 'journal reference'),
    reportNo: rowText(rows, 'report number'),
    mscClass: rowText(rows, 'msc classes') ?? textWithout(document.querySelector('td.msc-classes')),
    acmClass: rowText(rows, 'acm classes') ?? textWithout(document.querySelector('td.acm-classes')),
    licence: document.querySelector('.abs-license a[href]')?.getAttribute('href')?.trim(),
    pdfUrl: metas.first('citation_pdf_url'),
    withdrawn: isWithdrawn(document, shown),
  })
}

/** The cells beside their labels: journal reference and report number share one class, so only the label tells. */
function readRows(document: Document): Map<string, Element> {
  const rows = new Map<string, Element>()
  for (const label of document.querySelectorAll('.metatable td.label')) {
    const cell = label.nextElementSibling
    const name = collapse(label.textContent)?.replace(/\s*:$/, '').toLowerCase()
    if (cell && name) rows.set(name, cell)
  }
  return rows
}

function rowText(rows: Map<string, Element>, label: string): string | undefined {
  const cell = rows.get(label) ?? rows.get(label.replace(/e?s$/, ''))
  return cell && textWithout(cell)
}

interface HistoryEntry extends Version {
  isWithdrawn: boolean
}

/** "[v2] Thu, 5 Apr 2007 19:58:53 UTC (1,024 KB) (withdrawn)", one after another; older pages wrote "(0kb,I)". */
function readHistory(document: Document): HistoryEntry[] {
  const text = collapse(document.querySelector('.submission-history')?.textContent) ?? ''
  return text.split(/(?=\[v\d{1,4}\])/).flatMap((entry) => {
    const [, n, rest = ''] = /^\[v(\d{1,4})\]\s*(.*)$/.exec(entry) ?? []
    if (n === undefined) return []
    const date = parseDate(rest)
    const isWithdrawn = /\(withdrawn\)|,I\)/.test(rest)
    return [{ n: Number(n), isWithdrawn, ...(date ? { date } : {}) }]
  })
}

/** The version on the page, where the URL names none. */
function versionOf(document: Document, rows: Map<string, Element>, dateline: string): number | undefined {
  const cell = document.querySelector('td.arxividv')?.textContent ?? rows.get('cite as')?.textContent ?? ''
  const found = /\d{3}v(\d{1,4})\b/.exec(collapse(cell) ?? '')?.[1] ?? /this version, v(\d{1,4})\b/.exec(dateline)?.[1]
  return found === undefined ? undefined : Number(found)
}

function latestOf(history: HistoryEntry[], dateline: string, version: number | undefined): number | undefined {
  const stated = /latest version[^(]*\(v(\d{1,4})\b/.exec(dateline)?.[1]
  const known = [...history.map((entry) => entry.n), Number(stated), version]
  return known.reduce((latest, n) => (n && n > (latest ?? 0) ? n : latest), undefined)
}

/**
 * Categories that arXiv files under two codes and shows under one, with the year from which every paper has both.
 * https://arxiv.org/category_taxonomy
 */
const aliases: readonly (readonly [shown: string, alias: string, since: string])[] = [
  ['math-ph', 'math.MP', '1991'],
  ['cs.IT', 'math.IT', '1991'],
  ['math.ST', 'stat.TH', '1991'],
  ['math.NA', 'cs.NA', '2020'],
  ['eess.SY', 'cs.SY', '2020'],
  ['econ.GN', 'q-fin.EC', '2020'],
]
/** Archives that were merged into others: a paper keeps its first one, which the page no longer shows. */
const closedArchives =
  /^(?:acc-phys|adap-org|alg-geom|ao-sci|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con)(?=\/)/

/** Codes as arXiv files them, the primary first: "Machine Learning (cs.LG); …" on the page. */
function readCategories(document: Document, id: string, submitted: string | undefined): string[] | undefined {
  return categoriesOf(document.querySelector('td.subjects'), id, submitted)
}

function categoriesOf(subjects: Element | null, id: string, submitted?: string): string[] | undefined {
  const shown = [...(subjects?.textContent ?? '').matchAll(/\(([a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]+)?)\)\s*(?:;|$)/g)]
  const codes = [closedArchives.exec(id)?.[0], ...shown.map(([, code]) => code)].filter((code) => code !== undefined)
  const [primary, ...others] = codes
  if (primary === undefined) return undefined
  const added = aliases.filter(([code, , since]) => codes.includes(code) && (submitted ?? '') >= since)
  return [primary, ...new Set([...others, ...added.map(([, alias]) => alias)].sort())]
}

/** DOIs of the published work as its authors gave them: several at times, and never the one that arXiv issued. */
function readPublishedDois(document: Document, metas: Metas): string[] | undefined {
  const links = [...document.querySelectorAll('td.doi a')]
  const shown = links.map((link) => link.getAttribute('data-doi') ?? link.textContent ?? '')
  const dois = findDois([...(shown.length > 0 ? shown : metas.all('citation_doi'))].join(' '))
  const published = dois.filter((doi) => doiIdentity(doi).startsWith('doi:'))
  return published.length > 0 ? published : undefined
}

function isWithdrawn(document: Document, shown: HistoryEntry | undefined): boolean {
  const notice = collapse(document.querySelector('span.error')?.textContent) ?? ''
  return shown?.isWithdrawn === true || /^this (?:paper|submission|article|version) has been withdrawn/i.test(notice)
}

const codeHosts = ['github.com', 'gitlab.com', 'bitbucket.org', 'huggingface.co', 'codeberg.org']

function readRelated(document: Document, paper: Paper): Relation[] {
  const published = (paper.doi ?? []).map((doi): Relation => ({ how: 'published as', id: doiIdentity(doi) }))
  const links = [...document.querySelectorAll('blockquote.abstract a[href], td.comments a[href]')]
  const code = links.flatMap((link): Relation[] => {
    const url = parseWebUrl(link.getAttribute('href') ?? undefined)
    return url && codeHosts.some((host) => isOnHost(url, host)) ? [{ how: 'code of', url: url.href }] : []
  })
  return [...published, ...code].filter(
    (relation, index, all) =>
      all.findIndex((other) => other.id === relation.id && other.url === relation.url) === index,
  )
}

/**
 * The page of a mirror or a reader, or arXiv's own HTML: no metadata there names the paper, so a title is believed
 * little and the clip stays incomplete.
 */
function readReader(document: Document): Facts {
  const heading = document.querySelector('h1.ltx_title_document')
  return {
    title: firstFact(
      fact('h1.ltx_title_document', 'medium', heading ? latexmlText(heading) : undefined),
      fact('title', 'low', readerTitle(document)),
    ),
    summary: fact('.ltx_abstract', 'low', latexmlText(document.querySelector('.ltx_abstract'))),
  }
}

function readerTitle(document: Document): string | undefined {
  const title = collapse(document.title)
    ?.replace(/^Paper page\s*-\s*/i, '')
    .replace(/\s*(?:\||-|–)\s*(?:alphaXiv|SciRate|ar5iv|arXiv)$/i, '')
    .replace(/^\[[^\]]*\]\s*/, '')
  return title && !/^(?:arxiv|alphaxiv|just a moment)|\.pdf$|^\d{4}\.\d{4,5}/i.test(title) ? title : undefined
}

/** The text of LaTeXML's output, without notes and labels and with maths as the TeX that it was. */
function latexmlText(element: Element | null): string | undefined {
  if (!element) return undefined
  const copy = element.cloneNode(true) as Element
  for (const extra of copy.querySelectorAll('.ltx_note, .ltx_tag, .ltx_title_abstract, .ltx_role_footnotemark')) {
    extra.remove()
  }
  for (const maths of copy.querySelectorAll('math[alttext]')) {
    maths.replaceWith(`$${maths.getAttribute('alttext')}$`)
  }
  return collapse(copy.textContent)
}

/** Labels, what MathJax draws in the place of TeX, and the words that fold a search result's abstract. */
const notText =
  '.descriptor, .button-and-tooltip, [class^="MathJax"], mjx-container, script, a[onclick], .abstract a.is-size-7'

/**
 * An element's text without its label, with the TeX of maths that is drawn already, with addresses in place of the words that arXiv puts for them ("this http
 * URL"), and line breaks as paragraphs.
 */
function textWithout(element: Element | null): string | undefined {
  if (!element) return undefined
  const copy = element.cloneNode(true) as Element
  for (const maths of copy.querySelectorAll('script[type^="math/tex"]')) maths.replaceWith(`$${maths.textContent}$`)
  for (const extra of copy.querySelectorAll(notText)) extra.remove()
  for (const link of copy.querySelectorAll('a[href]')) {
    if (/^this \S*\s?url$/i.test(collapse(link.textContent) ?? '')) link.replaceWith(linkedText(link))
  }
  for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith('\n\n')
  return collapseParagraphs(copy.textContent)
}

/** arXiv takes "IEEEtran.cls" or "P.Albers" for a host and adds a scheme that the authors did not write. */
function linkedText(link: Element): string {
  const href = link.getAttribute('href') ?? ''
  if (!parseWebUrl(href)) return link.textContent ?? ''
  const [, host] = /^http:\/\/([^/]+)$/.exec(href) ?? []
  const isFile =
    host && (/[A-Z]/.test(host) || /\.(?:cls|sty|bst|tex|ps|eps|gz|zip|txt|dvi|pdf|nb|py|mpg|avi)$/.test(host))
  return isFile ? host : href
}

/** `/list/cs.LG/recent`, `/catchup/cs/2026-11-20`, an author's `/a/okafor_a_1`, `/search/?query=…`. */
function isListing(url: URL): boolean {
  const isArxiv = isOnHost(url, 'arxiv.org') && !plainHost(url).startsWith('ar5iv')
  return isArxiv && /^\/(?:(?:list|catchup|a)\/.|search(?:\/|$))/.test(plainPath(url))
}

function readListing({ url, document, at = new Date() }: Page): Listing | undefined {
  if (!isListing(url)) return undefined
  const terms = [...document.querySelectorAll('#dlpage dl > dt')]
  const results = [...document.querySelectorAll('li.arxiv-result')]
  const read = (link: Element | null, facts: (named: ArxivId) => Facts): Clip | undefined => {
    const address = parseWebUrl(link?.getAttribute('href') ?? undefined, url)
    const named = address && arxivOfUrl(address)
    return named && clipOf(baseOf({ at }, named, false), withoutEqualRaw(facts(named)))
  }
  const heading = document.querySelector(results.length > 0 ? 'h1' : '#dlpage h1')
  return listingOf(collapse(heading?.textContent), [
    ...terms.flatMap((term) => read(term.querySelector('a[title="Abstract"]'), (id) => readListed(term, id)) ?? []),
    ...results.flatMap((found) => read(found.querySelector('.list-title a'), (id) => readResult(found, id)) ?? []),
  ])
}

function readListed(term: Element, { id }: ArxivId): Facts {
  const shown = term.nextElementSibling?.localName === 'dd' ? term.nextElementSibling : term
  const textOf = (selector: string) => textWithout(shown.querySelector(selector))
  return {
    ...readShown('.list-title', textOf('.list-title'), 'p.mathjax', textOf('p.mathjax')),
    people: fact('.list-authors a', 'medium', parsePeople(textsOf(shown, '.list-authors a'), 'author')),
    // No version: a listing names the newest one, which nobody has read by that.
    paper: fact(
      'listing',
      'medium',
      definedParts({
        arxiv: id,
        categories: categoriesOf(shown.querySelector('.list-subjects'), id),
        comments: textOf('.list-comments'),
        journalRef: textOf('.list-journal-ref'),
      }),
    ),
  }
}

/** A search result. It shows 25 authors at most, and marks the words that were searched for. */
function readResult(found: Element, { id }: ArxivId): Facts {
  const textOf = (selector: string) => textWithout(found.querySelector(selector))
  const lines = textsOf(found, 'p.comments')
  const lineOf = (label: string) =>
    lines
      .find((line) => line.startsWith(label))
      ?.slice(label.length)
      .trim() || undefined
  const dates = collapse(found.textContent) ?? ''
  const submitted = /\bv1 submitted ([^;]+);/.exec(dates)?.[1] ?? /\bSubmitted (\d[^;]+);/.exec(dates)?.[1]
  const isCut = /additional authors not shown/.test(textOf('.authors') ?? '')
  const dois = findDois(textsOf(found, 'a[href*="doi.org/"]').join(' '))
  const people = parsePeople(textsOf(found, '.authors a'), 'author')
  return {
    ...readShown('p.title', textOf('p.title'), '.abstract-full', textOf('.abstract-full')),
    people: fact('.authors a', isCut ? 'low' : 'medium', people),
    published: fact('search result', 'medium', parseDate(submitted)),
    paper: fact(
      'search result',
      'medium',
      definedParts({
        arxiv: id,
        categories: resultCategories(found),
        comments: lineOf('Comments:'),
        journalRef: lineOf('Journal ref:'),
        doi: dois.length > 0 ? dois : undefined,
      }),
    ),
  }
}

function resultCategories(found: Element): string[] | undefined {
  const codes = textsOf(found, '.tags .tag[data-tooltip]')
  return codes.length > 0 ? codes : undefined
}

/** The title and abstract that a listing shows. */
function readShown(titleFrom: string, title: string | undefined, summaryFrom: string, summary: string | undefined) {
  const titleRaw = fact(titleFrom, 'medium', title)
  const summaryRaw = fact(summaryFrom, 'medium', summary)
  return {
    title: mapFact(titleRaw, (raw) => texToText(raw, 'letters')),
    titleRaw,
    summary: mapFact(summaryRaw, (raw) => texToText(raw, 'accents')),
    summaryRaw,
  }
}

function textsOf(within: ParentNode, selector: string): string[] {
  return [...within.querySelectorAll(selector)].flatMap((element) => collapse(element.textContent) ?? [])
}

function mapFact<T>(source: Fact<T> | undefined, change: (value: T) => T): Fact<T> | undefined {
  return source && { ...source, value: change(source.value) }
}
