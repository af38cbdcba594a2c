import { clipOf, fact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Clip } from '@/utils/entry'
import { doiIdentity, findDoi } from '@/utils/identity'
import { turnRound } from '@/utils/page/article'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapse } from '@/utils/page/meta'
import { type NamedPaper, type OwnFacts, paperAddresses } from '@/utils/page/named-paper'
import { abstractText } from '@/utils/page/page-facts'
import { readPublishedPaper } from '@/utils/page/published-paper'
import { parsePeople } from '@/utils/people'
import { isOnHost, plainPath } from '@/utils/url'
import type { Page, Site } from './site'

/** How each host spells the number of a paper in PubMed, or in PMC. */
const addresses: readonly (readonly [archive: 'pmid' | 'pmcid', host: string, path: RegExp])[] = [
  ['pmid', 'pubmed.ncbi.nlm.nih.gov', /^\/(\d{1,9})(?:\/|$)/],
  ['pmid', 'ncbi.nlm.nih.gov', /^\/(?:m\/)?pubmed\/(\d{1,9})(?:\/|$)/],
  ['pmid', 'europepmc.org', /^\/(?:article|abstract)\/med\/(\d{1,9})(?:\/|$)/i],
  ['pmcid', 'pmc.ncbi.nlm.nih.gov', /^\/articles\/PMC(\d+)(?:\/|$)/i],
  ['pmcid', 'ncbi.nlm.nih.gov', /^\/(?:labs\/)?pmc\/articles\/PMC(\d+)(?:\/|$)/i],
  ['pmcid', 'europepmc.org', /^\/(?:(?:article|abstract)\/pmc|articles)\/(?:PMC)?(\d+)(?:\/|$)/i],
]

function nameOf(url: URL): NamedPaper | undefined {
  for (const [archive, host, pattern] of addresses) {
    const number = isOnHost(url, host) ? pattern.exec(plainPath(url))?.[1] : undefined
    if (!number) continue
    return archive === 'pmid'
      ? { id: `pmid:${number}`, url: `https://pubmed.ncbi.nlm.nih.gov/${number}/` }
      : { id: `pmcid:PMC${number}`, url: `https://pmc.ncbi.nlm.nih.gov/articles/PMC${number}/` }
  }
  return undefined
}

/** A search. */
function isListing(url: URL): boolean {
  return (
    (isOnHost(url, 'pubmed.ncbi.nlm.nih.gov') && plainPath(url) === '') ||
    (isOnHost(url, 'europepmc.org') && plainPath(url) === '/search')
  )
}

/** Papers in PubMed, PubMed Central and Europe PMC. */
export const pubmed: Site = {
  name: 'pubmed',
  label: 'PubMed',
  ...paperAddresses(nameOf, isListing),
  read(page) {
    const clip = readTagged(page)
    return clip?.title ? clip : (readEuropePmc(page) ?? clip)
  },
  readListing: (page) =>
    readListedPapers(page, { site: 'pubmed', label: 'PubMed', nameOf, rows: '.docsum-content, .citation', readRow }),
}

function readTagged(page: Page): Clip | undefined {
  return readPublishedPaper(page, {
    site: 'pubmed',
    nameOf,
    habits: { order: 'us' },
    ids({ document }) {
      const link = document.querySelector('.identifiers a[href*="/pmc/articles/"], .identifiers a[href*="//pmc."]')
      const pmcid = /\bPMC\d+\b/.exec(link?.textContent ?? '')?.[0]
      return pmcid ? [`pmcid:${pmcid}`] : []
    },
    shown: ({ document }) => ({
      summary: fact('#abstract', 'medium', abstractText(document, '#abstract .abstract-content')),
    }),
  })
}

/** Europe PMC draws its pages from data of its own; the numbers beside the title tell which paper is drawn. */
function readEuropePmc({ url, document, at = new Date() }: Page): Clip | undefined {
  const named = nameOf(url)
  const text = (selector: string) => textIn(document, selector) ?? ''
  const doi = findDoi(text('#article--doi--link-metadataSec'))
  const pmid = /\d+/.exec(text('.metadata--pmid'))?.[0]
  const pmcid = /PMC\d+/.exec(text('.metadata--pmcid'))?.[0]
  const ids = [doi && doiIdentity(doi), pmid && `pmid:${pmid}`, pmcid && `pmcid:${pmcid}`].filter(
    (id) => id !== undefined,
  )
  if (!named || !ids.includes(named.id)) return undefined
  return clipOf(
    { site: 'pubmed', kind: 'paper', ids, url: named.url, at },
    {
      title: fact('h1', 'medium', withoutStop(text('#article--current--title'))),
      summary: fact('abstract', 'medium', abstractText(document, '#eng-abstract, #article--abstract--content')),
    },
  )
}

/** A paper in a search, whose journal, day and DOI PubMed puts in one line. */
function readRow(row: Element): OwnFacts {
  const from = 'listing'
  const text = (selector: string) => textIn(row, selector) ?? ''
  const line = text('.full-journal-citation')
  const names = text('.full-authors, .citation-author-list').replace(/\.$/, '').split(/[,;]/)
  const [, journal, day] = /^(.+?)\. (\d{4}[^;.:]*)/.exec(line) ?? []
  const doi = findDoi(/doi:\s*(\S+)\.(?:\s|$)/.exec(line)?.[1] ?? '')
  const isCut = /\bet al\b|…|\.{3}/.test(names.join())
  const people = isCut
    ? []
    : parsePeople(
        names.map((name) => turnRound(name.trim())),
        'author',
      )
  return {
    ids: [doi && doiIdentity(doi)],
    title: fact(from, 'medium', withoutStop(text('.docsum-title, .citation-title'))),
    people: fact(from, 'medium', people),
    container: fact(from, 'medium', journal ? { name: journal } : undefined),
    published: fact(from, 'medium', parseDate(day ?? text('[id^="citation--id--pub-date"]'))),
  }
}

function textIn(parent: ParentNode, selector: string): string | undefined {
  return collapse(parent.querySelector(selector)?.textContent)
}

/** A title without the full stop that ends its line. */
function withoutStop(title: string): string {
  return title.replace(/(?<!\.)\.$/, '')
}
