import { clipOf, fact, firstFact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Clip, PaperType, Person } from '@/utils/entry'
import { doiIdentity, findDoi } from '@/utils/identity'
import { whyBlocked } from '@/utils/page/blocked'
import { type Thing, textOf, thingsOf, valuesOf } from '@/utils/page/json-ld'
import { markupToText } from '@/utils/page/markup'
import { collapse, collapseParagraphs, readMetas } from '@/utils/page/meta'
import { assignedValue } from '@/utils/page/script-json'
import { parsePerson } from '@/utils/people'
import { isOnHost, parseWebUrl, plainPath, urlIdentity } from '@/utils/url'
import type { Page, Site } from './site'

/** The number that IEEE gives a paper, in the addresses of its page and of its PDF. */
function articleNumberOf(url: URL): string | undefined {
  if (!isOnHost(url, 'ieeexplore.ieee.org')) return undefined
  const path = plainPath(url)
  if (/^\/stampPDF\/|^\/stamp\//i.test(path)) return /^\d+$/.exec(url.searchParams.get('arnumber') ?? '')?.[0]
  return /^\/(?:abstract\/)?document\/(\d+)(?:\/|$)/.exec(path)?.[1] ?? /^\/iel\w+\/.*\/0*(\d+)\.pdf$/.exec(path)?.[1]
}

function documentUrl(articleNumber: string): URL {
  return new URL(`https://ieeexplore.ieee.org/document/${articleNumber}`)
}

/** Papers on IEEE Xplore: no citation metas, but the data of the page's own script. */
export const ieee: Site = {
  name: 'ieee',
  label: 'IEEE Xplore',
  matches: (url) => articleNumberOf(url) !== undefined,
  identify(url) {
    const articleNumber = articleNumberOf(url)
    return articleNumber ? [urlIdentity(documentUrl(articleNumber))] : []
  },
  canonicalUrl(url) {
    const articleNumber = articleNumberOf(url)
    return articleNumber && documentUrl(articleNumber).href
  },
  tellFromUrl: () => ({ kind: 'paper' }),
  read,
}

function read({ url, document, at = new Date() }: Page): Clip | undefined {
  const articleNumber = articleNumberOf(url)
  const metadata = readMetadata(document)
  if (!articleNumber) return undefined
  const canonical = documentUrl(articleNumber)
  const base = { site: 'ieee', kind: 'paper' as const, url: canonical.href, at }
  // Data that another paper left behind is not believed; a PDF's page has none.
  if (!metadata || textOf(metadata.articleNumber) !== articleNumber) {
    if (whyBlocked(url, document, readMetas(document))) return undefined
    return clipOf({ ...base, ids: [urlIdentity(canonical)], complete: false }, {})
  }
  const from = 'document.metadata'
  const text = (name: string): string | undefined => collapse(markupToText(textOf(metadata[name]) ?? ''))
  const doi = findDoi(textOf(metadata.doi) ?? '')
  const keywords = thingsOf(metadata.keywords).flatMap(({ kwd }) => valuesOf(kwd).flatMap((word) => textOf(word) ?? []))
  const container = text('displayPublicationTitle') ?? text('publicationTitle')
  return clipOf(
    {
      ...base,
      ids: [...(doi ? [doiIdentity(doi)] : []), urlIdentity(canonical)],
      keywords: [...new Set(keywords)],
    },
    {
      title: fact(from, 'high', text('formulaStrippedArticleTitle') ?? text('displayDocTitle') ?? text('title')),
      people: fact(from, 'high', thingsOf(metadata.authors).flatMap(personOf)),
      container: fact(from, 'high', container === undefined ? undefined : { name: container }),
      published: firstFact(
        fact(from, 'high', parseDate(text('publicationDate'))),
        fact(from, 'high', parseDate(text('publicationYear'))),
      ),
      summary: fact(from, 'high', collapseParagraphs(markupToText(textOf(metadata.abstract) ?? ''))),
      paper: fact(from, 'high', readPaper(metadata, canonical)),
    },
  )
}

function readMetadata(document: Document): Thing | undefined {
  const name = 'document.metadata'
  for (const script of document.scripts) {
    const text = script.textContent ?? ''
    const [metadata] = text.includes(name) ? thingsOf(assignedValue(text, name)) : []
    if (metadata) return metadata
  }
  return undefined
}

function personOf(author: Thing): Person[] {
  const [family, given, name] = [textOf(author.lastName), textOf(author.firstName), textOf(author.name)]
  const person = parsePerson(family && given ? `${family}, ${given}` : (name ?? ''), 'author')
  if (!person) return []
  const affiliation = collapse(textOf(author.affiliation))
  const orcid = textOf(author.orcid)
  return [{ ...person, ...(affiliation && { affiliation }), ...(orcid && { orcid }) }]
}

/** Kinds of documents, as the site names them. */
const types: readonly (readonly [pattern: RegExp, type: PaperType])[] = [
  [/conference/i, 'conference'],
  [/periodical|journal|magazine|early access/i, 'article'],
  [/book|course/i, 'chapter'],
  [/standard/i, 'report'],
]

function readPaper(metadata: Thing, canonical: URL): NonNullable<Clip['paper']> {
  const [start, end] = [textOf(metadata.startPage), textOf(metadata.endPage)]
  const kind = textOf(metadata.contentType) ?? ''
  const parts = {
    type: types.find(([pattern]) => pattern.test(kind))?.[1],
    volume: textOf(metadata.volume),
    issue: textOf(metadata.issue),
    pages: start && end && start !== end ? `${start}–${end}` : start,
    pdfUrl: parseWebUrl(textOf(metadata.pdfUrl), canonical)?.href,
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}
