import { clipOf, fact, type Listing, listingOf } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Clip, Person } from '@/utils/entry'
import { parsePeople } from '@/utils/people'
import { parseWebUrl } from '@/utils/url'
import { collapse } from './meta'
import { factOfParts, type NamePaper, type OwnFacts } from './named-paper'
import { withoutSiteName } from './site-name'

/** How a site shows its papers in lists. */
export interface PaperList {
  /** The site's name. */
  site: string
  /** What the site calls itself in titles. */
  label: string
  nameOf: NamePaper
  /** Selects the elements, one a paper; the cells (`dd`) after one, and its abstract to fold out, belong to it. */
  rows: string
  title?: string
  /** Elements with one name or several. */
  people?: string
  summary?: string
  published?: string
  /** What a row says in another way. */
  readRow?: (row: Element, base: URL) => OwnFacts
}

/** The papers that a page lists, as far as the list shows them. */
export function readListedPapers(
  { url, document, at = new Date() }: { url: URL; document: Document; at?: Date },
  list: PaperList,
): Listing | undefined {
  if (list.nameOf(url)) return undefined
  const rows = [...document.querySelectorAll(list.rows)]
  const title = withoutSiteName(collapse(document.title) ?? '', { site: list.label, url, document })
  return listingOf(
    title,
    rows.flatMap((row) => readListed(row, url, at, list) ?? []),
  )
}

function readListed(row: Element, base: URL, at: Date, list: PaperList): Clip | undefined {
  const parts = [row]
  for (let next = row.nextElementSibling; next?.matches('dd, .abstract-collapse'); next = next.nextElementSibling) {
    parts.push(next)
  }
  const find = (selector = ':not(*)') => parts.flatMap((part) => [...part.querySelectorAll(selector)])
  const links = find('a[href]').map((link) => parseWebUrl(link.getAttribute('href') ?? undefined, base))
  const named = links.flatMap((link) => (link && list.nameOf(link)) ?? [])[0]
  if (!named) return undefined
  const shown = (selector: string | undefined) => collapse(find(selector)[0]?.textContent)
  const { ids = [], keywords = [], paper, ...own } = list.readRow?.(row, base) ?? {}
  return clipOf(
    {
      site: list.site,
      kind: 'paper',
      ids: [...new Set([named.id, ...ids.filter((id) => id !== undefined)])],
      url: named.url,
      at,
      keywords,
      complete: false,
    },
    {
      title: fact('listing', 'medium', shown(list.title)),
      people: fact('listing', 'medium', peopleIn(find(list.people))),
      summary: fact('listing', 'medium', shown(list.summary)),
      published: fact('listing', 'medium', parseDate(shown(list.published))),
      paper: factOfParts('listing', 'medium', paper),
      ...own,
    },
  )
}

/** The people that elements name, one or several each; none where a list leaves some out, for nobody wrote it so. */
function peopleIn(elements: readonly Element[]): Person[] {
  const isCut = elements.some(
    (element) =>
      element.querySelector('button, [role="button"]') || /…|\.{3}|\bet al\b|\+\s?\d/.test(element.textContent ?? ''),
  )
  return isCut ? [] : parsePeople(elements.flatMap(namesIn), 'author')
}

/** Names of people; what stands in italics between them is where they work. */
function namesIn(element: Element): string[] {
  const copy = element.cloneNode(true) as Element
  for (const place of copy.querySelectorAll('em, sup')) place.remove()
  return (copy.textContent ?? '').split(/[,;|]|\sand\s/).filter((name) => name.trim() !== '')
}
