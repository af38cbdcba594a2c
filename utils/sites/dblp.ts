import { fact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { PaperType, Person } from '@/utils/entry'
import { doiIdentity, findDoi } from '@/utils/identity'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapse } from '@/utils/page/meta'
import { type CitedPage, type NamePaper, type OwnFacts, paperAddresses, readNamedPaper } from '@/utils/page/named-paper'
import { orcidOf } from '@/utils/page/thing-people'
import { parsePerson } from '@/utils/people'
import { isOnHost, parseWebUrl, plainPath } from '@/utils/url'
import { arxivOfUrl } from './arxiv'
import type { Site } from './site'

const hosts = ['dblp.org', 'dblp.uni-trier.de', 'dblp.dagstuhl.de', 'dblp.de']

/** `/rec/conf/nips/VaswaniSPUJGKP17`, in one of its formats; `/rec/bibtex/…` until 2020. */
const nameOf: NamePaper = (url) => {
  if (!hosts.some((host) => isOnHost(url, host))) return undefined
  const pattern =
    /^\/rec\/(?:(?:html|bibtex\d?|xml|rdf|ris|nt|ttl|rdfxml)\/)?((?:conf|journals|books|series|phd|reference|tr)\/[\w-]+\/[\w-]+)(?:\.\w+)?$/
  const key = pattern.exec(plainPath(url))?.[1]
  return key ? { id: `dblp:${key}`, url: `https://dblp.org/rec/${key}.html` } : undefined
}

/** The contents of a volume, a person's papers, a search. */
function isListing(url: URL): boolean {
  return hosts.some((host) => isOnHost(url, host)) && /^\/(?:(?:db|pid|pers)\/.|search)/.test(plainPath(url))
}

/** Records of papers in the bibliography dblp. */
export const dblp: Site = {
  name: 'dblp',
  label: 'dblp',
  ...paperAddresses(nameOf, isListing),
  read: (page) => readNamedPaper(page, { site: 'dblp', nameOf, ownLinks: 'li.entry nav a[href]', readOwn }),
  readListing: (page) =>
    readListedPapers(page, { site: 'dblp', label: 'dblp', nameOf, rows: 'li.entry:not(.editor)', readRow: readEntry }),
}

function readOwn({ url, document, named }: CitedPage): OwnFacts {
  const own = [...document.querySelectorAll('li.entry')].find(({ id }) => named.id === `dblp:${id}`)
  return own ? readEntry(own, url) : {}
}

/** One record, as dblp shows it on its own page and in lists. */
function readEntry(entry: Element, base: URL): OwnFacts {
  const from = 'dblp record'
  const text = (selector: string) => collapse(entry.querySelector(selector)?.textContent)
  const venue = text('[itemprop="isPartOf"] [itemprop="name"]')
  const year = entry.querySelector('[itemprop="datePublished"]')
  const editions = [...entry.querySelectorAll('li.ee a[href], .publ .head a[href]')].flatMap(
    (link) => parseWebUrl(link.getAttribute('href') ?? undefined, base) ?? [],
  )
  const ids = editions.flatMap((edition) => identityOf(edition) ?? [])
  // What dblp calls the journal CoRR is arXiv itself.
  const isPreprint = ids.some((id) => id.startsWith('arxiv:'))
  return {
    ids,
    title: fact(from, 'medium', text('.title')?.replace(/\.$/, '')),
    people: fact(from, 'medium', [...entry.querySelectorAll('[itemprop="author"]')].flatMap(personOf)),
    container: fact(from, 'medium', venue && !isPreprint ? { name: venue } : undefined),
    published: fact(from, 'medium', parseDate(year?.getAttribute('content') ?? year?.textContent ?? undefined)),
    paper: isPreprint
      ? {}
      : {
          type: typeOf(entry),
          volume: text('[itemprop="volumeNumber"]'),
          issue: text('[itemprop="issueNumber"]'),
          pages: text('[itemprop="pagination"]')?.replace(/-+/, '–'),
        },
  }
}

/** People of one name are told apart by numbers ("Wei Wang 0001"), and by their ORCIDs, which stand behind a mark. */
function personOf(author: Element): Person[] {
  const name = author.querySelector('[itemprop="name"]')?.textContent?.replace(/\s\d{4}$/, '')
  const person = parsePerson(name ?? '', 'author')
  const orcid = orcidOf([author.querySelector('img[title]')?.getAttribute('title')])
  return person ? [{ ...person, ...(orcid && { orcid }) }] : []
}

/** Every record says what it is by its class, but for theses, which are books there. */
function typeOf({ id, classList }: Element): PaperType | undefined {
  if (id.startsWith('phd/')) return 'thesis'
  return Object.entries(types).find(([name]) => classList.contains(name))?.[1]
}

const types: Record<string, PaperType> = {
  article: 'article',
  inproceedings: 'conference',
  incollection: 'chapter',
  book: 'book',
}

/** The paper that an electronic edition is. */
function identityOf(url: URL): string | undefined {
  const arxiv = arxivOfUrl(url)
  if (arxiv) return `arxiv:${arxiv.id}`
  const doi = isOnHost(url, 'doi.org') ? findDoi(plainPath(url)) : undefined
  return doi && doiIdentity(doi)
}
