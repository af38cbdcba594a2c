import { fact } from '@/utils/clip'
import { readListedPapers } from '@/utils/page/listed-papers'
import { type NamedPaper, paperAddresses } from '@/utils/page/named-paper'
import { abstractText } from '@/utils/page/page-facts'
import { readPublishedPaper } from '@/utils/page/published-paper'
import { isOnHost, plainPath } from '@/utils/url'
import type { Site } from './site'

function nameOf(url: URL): NamedPaper | undefined {
  const number = isOnHost(url, 'ssrn.com') ? numberOf(url) : undefined
  if (!number) return undefined
  return { id: `doi:10.2139/ssrn.${number}`, url: `https://papers.ssrn.com/sol3/papers.cfm?abstract_id=${number}` }
}

/** The number of a paper, in the address of its page, of its PDF, and in the one that its authors hand on. */
function numberOf(url: URL): string | undefined {
  const path = plainPath(url)
  const stated = /^\/sol3\/(?:papers|delivery)\.cfm(?:\/|$)/i.test(path)
    ? (url.searchParams.get('abstract_id') ?? url.searchParams.get('abstractid') ?? '')
    : ''
  return /^\d{3,}$/.exec(stated)?.[0] ?? /^\/(?:sol3\/delivery\.cfm\/|abstract=)(\d{3,})(?:\.pdf)?$/i.exec(path)?.[1]
}

/** A person's papers, a search, a series. */
function isListing(url: URL): boolean {
  return (
    isOnHost(url, 'ssrn.com') &&
    /^\/(?:sol3\/(?:cf_dev\/AbsByAuth|results|JELJOUR_Results|DisplayJournalBrowse)\.cfm|searchresults\.cfm)$/i.test(
      plainPath(url),
    )
  )
}

/** Working papers on SSRN. */
export const ssrn: Site = {
  name: 'ssrn',
  label: 'SSRN',
  ...paperAddresses(nameOf, isListing),
  read: (page) =>
    readPublishedPaper(page, {
      site: 'ssrn',
      nameOf,
      shown: ({ document }) => ({
        summary: fact('.abstract-text', 'medium', abstractText(document, '.abstract-text')),
      }),
    }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'ssrn',
      label: 'SSRN',
      nameOf,
      rows: '.description',
      title: '.title',
      people: '.authors-list',
    }),
}
