import { fact } from '@/utils/clip'
import type { Person } from '@/utils/entry'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapse } from '@/utils/page/meta'
import { type NamedPaper, paperAddresses } from '@/utils/page/named-paper'
import { abstractText } from '@/utils/page/page-facts'
import { readPublishedPaper } from '@/utils/page/published-paper'
import { parsePerson } from '@/utils/people'
import { isOnHost, plainPath, urlIdentity } from '@/utils/url'
import type { Site } from './site'

/** The number that publishers give an item: "S0092-8674(20)30123-4", here without its punctuation. */
const address = /^\/science\/article\/(?:abs\/|am\/)?pii\/([SB][\dX()-]{16,})(?:\/|$)/i
/** Where the site keeps its PDFs. */
const file = /^.*\/1-s2\.0-([SB][\dX]{16})\//i

function nameOf(url: URL): NamedPaper | undefined {
  const path = plainPath(url)
  const number = isOnHost(url, 'sciencedirect.com')
    ? address.exec(path)?.[1]
    : isOnHost(url, 'sciencedirectassets.com')
      ? file.exec(path)?.[1]
      : undefined
  if (!number) return undefined
  const page = `https://www.sciencedirect.com/science/article/pii/${number.replace(/[()-]/g, '').toUpperCase()}`
  return { id: urlIdentity(new URL(page)), url: page }
}

/** A search, an issue, what is in press. */
function isListing(url: URL): boolean {
  const isHere = isOnHost(url, 'sciencedirect.com')
  return isHere && /^\/(?:search(?:\/|$)|journal\/[^/]+\/(?:vol\/|articles-in-press$))/.test(plainPath(url))
}

/** Papers on ScienceDirect, whose metadata names all but the authors. */
export const sciencedirect: Site = {
  name: 'sciencedirect',
  label: 'ScienceDirect',
  ...paperAddresses(nameOf, isListing),
  read: (page) =>
    readPublishedPaper(page, {
      site: 'sciencedirect',
      nameOf,
      shown: ({ document }) => ({
        people: fact(
          '.author-group',
          'medium',
          [...document.querySelectorAll('.author-group .surname')].flatMap(personOf),
        ),
        summary: fact('.abstract.author', 'medium', abstractText(document, '.abstract.author')),
      }),
    }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'sciencedirect',
      label: 'ScienceDirect',
      nameOf,
      // An issue begins with its editorial board, whom nobody wrote.
      rows: '.js-article:has(.js-article__item__authors), .result-item-content',
      title: '.js-article-title, .result-list-title-link',
      people: '.js-article__item__authors, .Authors .author',
    }),
}

function personOf(surname: Element): Person[] {
  const given = collapse(surname.parentElement?.querySelector('.given-name')?.textContent)
  const person = parsePerson([surname.textContent, given].filter(Boolean).join(', '), 'author')
  return person ? [person] : []
}
