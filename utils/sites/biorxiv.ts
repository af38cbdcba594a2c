import { fact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import { doiIdentity, findDoi } from '@/utils/identity'
import { readListedPapers } from '@/utils/page/listed-papers'
import { type NamedPaper, paperAddresses } from '@/utils/page/named-paper'
import { readPublishedPaper } from '@/utils/page/published-paper'
import { isOnHost, plainPath } from '@/utils/url'
import type { Site } from './site'

/** A preprint by its DOI, or by the day of its version; older identifiers are only a number. */
const address =
  /^\/content\/(?:(10\.\d{4,9})|(?:(?:bio|med)rxiv\/)?early\/\d{4}\/\d\d\/\d\d)\/((?:\d{4}\.\d\d\.\d\d\.)?\d{6,})(?:v(\d{1,3}))?(?:[./+].*)?$/

function nameOf(url: URL): NamedPaper | undefined {
  const host = ['biorxiv.org', 'medrxiv.org'].find((one) => isOnHost(url, one))
  const [, prefix, id, version] = (host && address.exec(plainPath(url))) || []
  // Addresses by day name no prefix, and since December 2025 there are two.
  if (!id || (!prefix && id.includes('.') && id >= '2025.12')) return undefined
  const doi = `${prefix ?? '10.1101'}/${id}`
  const named = { id: doiIdentity(doi), url: `https://www.${host}/content/${doi}` }
  return version ? { ...named, url: `${named.url}v${version}`, version: Number(version) } : named
}

/** A subject, a day, a search. */
function isListing(url: URL): boolean {
  const isHere = isOnHost(url, 'biorxiv.org') || isOnHost(url, 'medrxiv.org')
  return isHere && /^\/(?:collection|search|archive|content\/early\/recent)(?:\/|$)/.test(plainPath(url))
}

/** Preprints on bioRxiv and medRxiv. All versions of one share its DOI. */
export const biorxiv: Site = {
  name: 'biorxiv',
  label: 'bioRxiv',
  ...paperAddresses(nameOf, isListing),
  read: (page) =>
    readPublishedPaper(page, {
      site: 'biorxiv',
      nameOf,
      // citation_publication_date is the first of January whatever the day was.
      habits: { names: ['date', 'online_date'] },
      paper({ metas }) {
        const version = /v(\d{1,3})$/.exec(metas.first('citation_id') ?? '')?.[1]
        return {
          version: version ? Number(version) : undefined,
          versionDate: parseDate(metas.first('citation_date', 'dc.date', 'article:published_time')),
          // The number of the preprint stands where a page would.
          pages: undefined,
        }
      },
      shown({ document }) {
        const banner = document.querySelector('.pub_jnl')
        const doi = findDoi(`${banner?.textContent ?? ''} ${banner?.querySelector('a')?.getAttribute('href') ?? ''}`)
        return {
          related: doi ? fact('.pub_jnl', 'medium', [{ how: 'published as', id: doiIdentity(doi) }]) : undefined,
        }
      },
    }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'biorxiv',
      label: 'bioRxiv',
      nameOf,
      rows: '.highwire-cite',
      title: '.highwire-cite-linked-title',
      people: '.highwire-citation-author',
    }),
}
