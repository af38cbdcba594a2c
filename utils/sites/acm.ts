import { fact, firstFact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import { doiInAddress } from '@/utils/doi-url'
import type { Person } from '@/utils/entry'
import { doiIdentity } from '@/utils/identity'
import { citationContainer, pagesOf } from '@/utils/page/citation-facts'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapse } from '@/utils/page/meta'
import { type NamedPaper, paperAddresses } from '@/utils/page/named-paper'
import { abstractText } from '@/utils/page/page-facts'
import { readPublishedPaper } from '@/utils/page/published-paper'
import { parsePerson } from '@/utils/people'
import { isOnHost, plainPath } from '@/utils/url'
import type { Site } from './site'

/** The forms of a paper; `/doi/proceedings/` and `/doi/book/` list others. */
const address = /^\/doi\/(?:(?:abs|full|fullHtml|pdf|epdf|pdfplus|ref|references|suppl|cited-?by)\/)?10\./i

function nameOf(url: URL): NamedPaper | undefined {
  const isPaper = isOnHost(url, 'dl.acm.org') && address.test(plainPath(url))
  const doi = isPaper ? doiInAddress(url) : undefined
  return doi === undefined ? undefined : { id: doiIdentity(doi), url: `https://dl.acm.org/doi/${doi}` }
}

/** A volume, an issue, a search, a person's papers. */
function isListing(url: URL): boolean {
  return isOnHost(url, 'dl.acm.org') && /^\/(?:doi\/proceedings|toc|action\/doSearch|profile)\b/.test(plainPath(url))
}

/** Papers in the ACM Digital Library, whose pages were laid out anew in 2023: both ways are read. */
export const acm: Site = {
  name: 'acm',
  label: 'ACM Digital Library',
  ...paperAddresses(nameOf, isListing),
  read: (page) =>
    readPublishedPaper(page, {
      site: 'acm',
      nameOf,
      shown: ({ document, metas }) => ({
        title: firstFact(
          fact('meta dc.title', 'high', collapse(metas.first('citation_title', 'dc.title'))),
          fact('h1', 'medium', textIn(document, 'h1[property="name"], .citation__title')),
        ),
        people: metas.first('citation_author', 'dc.creator')
          ? undefined
          : fact('[property=author]', 'medium', shownAuthors(document)),
        container: firstFact(citationContainer(metas), fact('page', 'medium', shownContainer(document))),
        published: metas.first('dc.date')
          ? undefined
          : fact('page', 'medium', parseDate(textIn(document, '.core-date-published, .CitationCoverDate'))),
        summary: fact('#abstract', 'medium', abstractText(document, '#abstract, #author-abstract, .abstractSection')),
      }),
      paper({ document, url }) {
        const range = /\d+\s*[–-]\s*\d+/.exec(textIn(document, '.epub-section__pagerange') ?? '')?.[0]
        const pages =
          pagesOf(textIn(document, '[property="pageStart"]'), textIn(document, '[property="pageEnd"]')) ??
          pagesOf(range, undefined)
        return { pages, pdfUrl: `https://dl.acm.org/doi/pdf/${doiInAddress(url)}` }
      },
    }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'acm',
      label: 'ACM Digital Library',
      nameOf,
      rows: '.issue-item',
      title: '.issue-item__title',
      people: '.loa li',
    }),
}

function textIn(parent: ParentNode, selector: string): string | undefined {
  return collapse(parent.querySelector(selector)?.textContent)
}

/** Who stands under the title, where some stand twice, and links to their profiles beside them. */
function shownAuthors(document: Document): Person[] {
  const people = [...document.querySelectorAll('[property="author"], .loa__author-name')].flatMap((element) => {
    const parts = ['family', 'given'].flatMap((part) => textIn(element, `[property="${part}Name"]`) ?? [])
    return parsePerson(parts.length > 0 ? parts.join(', ') : (element.textContent ?? ''), 'author') ?? []
  })
  return [...new Map(people.map((person) => [person.name, person])).values()]
}

function shownContainer(document: Document): { name: string } | undefined {
  const name = textIn(document, '[property="isPartOf"] [property="name"], .epub-section__title, .issue-item__detail a')
  return name === undefined ? undefined : { name }
}
