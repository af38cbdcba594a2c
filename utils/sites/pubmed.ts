import { fact } from '@/utils/clip'
import { doiIdentity, findDoi } from '@/utils/identity'
import { turnRound } from '@/utils/page/article'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapse } from '@/utils/page/meta'
import { type NamedPaper, type OwnFacts, paperAddresses } from '@/utils/page/named-paper'
import { abstractText } from '@/utils/page/page-facts'
import { readPublishedPaper } from '@/utils/page/published-paper'
import { parsePeople } from '@/utils/people'
import { isOnHost, plainPath } from '@/utils/url'
import type { Site } from './site'

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

/** A search in PubMed. */
function isListing(url: URL): boolean {
  return isOnHost(url, 'pubmed.ncbi.nlm.nih.gov') && plainPath(url) === ''
}

/** Papers in PubMed, PubMed Central and Europe PMC. */
export const pubmed: Site = {
  name: 'pubmed',
  label: 'PubMed',
  ...paperAddresses(nameOf, isListing),
  read: (page) =>
    readPublishedPaper(page, {
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
    }),
  readListing: (page) =>
    readListedPapers(page, { site: 'pubmed', label: 'PubMed', nameOf, rows: '.docsum-content', readRow }),
}

function readRow(row: Element): OwnFacts {
  const text = (selector: string) => collapse(row.querySelector(selector)?.textContent)
  const names = text('.full-authors')?.replace(/\.$/, '').split(/[,;]/) ?? []
  const doi = findDoi(/doi:\s*(\S+)\.(?:\s|$)/.exec(text('.full-journal-citation') ?? '')?.[1] ?? '')
  return {
    ids: [doi && doiIdentity(doi)],
    // The full stop ends the line, not the title.
    title: fact('listing', 'medium', text('.docsum-title')?.replace(/(?<!\.)\.$/, '')),
    people: fact(
      'listing',
      'medium',
      parsePeople(
        names.map((name) => turnRound(name.trim())),
        'author',
      ),
    ),
  }
}
