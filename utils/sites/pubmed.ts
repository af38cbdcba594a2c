import { fact } from '@/utils/clip'
import { type NamedPaper, paperAddresses } from '@/utils/page/named-paper'
import { abstractText } from '@/utils/page/page-facts'
import { readPublishedPaper } from '@/utils/page/published-paper'
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

/** Papers in PubMed, PubMed Central and Europe PMC. */
export const pubmed: Site = {
  name: 'pubmed',
  label: 'PubMed',
  ...paperAddresses(nameOf),
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
}
