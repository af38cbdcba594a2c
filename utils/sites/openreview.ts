import { fact, firstFact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Person } from '@/utils/entry'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapse } from '@/utils/page/meta'
import { type CitedPage, type NamePaper, type OwnFacts, paperAddresses, readNamedPaper } from '@/utils/page/named-paper'
import { relatedLinks } from '@/utils/page/related-links'
import { parsePeople } from '@/utils/people'
import { decodeOnce, isOnHost, plainPath } from '@/utils/url'
import type { Site } from './site'

/** The forum that an address of OpenReview names: a paper with its reviews. */
export function openreviewOfUrl(url: URL | undefined): string | undefined {
  if (!url || !isOnHost(url, 'openreview.net')) return undefined
  if (!/^\/(?:forum|pdf|attachment|revisions|references\/pdf)$/.test(plainPath(url))) return undefined
  return /^[\w-]{6,20}$/.exec(url.searchParams.get('id') ?? '')?.[0]
}

const nameOf: NamePaper = (url) => {
  const id = openreviewOfUrl(url)
  return id ? { id: `openreview:${id}`, url: `https://openreview.net/forum?id=${id}` } : undefined
}

/** The papers of a venue, of a person, of a search. */
function isListing(url: URL): boolean {
  return isOnHost(url, 'openreview.net') && /^\/(?:group|submissions|venue|search|profile)$/.test(plainPath(url))
}

/** Submissions and papers on OpenReview. */
export const openreview: Site = {
  name: 'openreview',
  label: 'OpenReview',
  ...paperAddresses(nameOf, isListing),
  // The tags of a forum stay when the page goes on to another; its body is drawn anew.
  read: (page) =>
    readNamedPaper(page, {
      site: 'openreview',
      nameOf,
      ownLinks: '.forum-title a[href], .forum-meta a[href], .title_pdf_row a[href]',
      readOwn,
    }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'openreview',
      label: 'OpenReview',
      nameOf,
      rows: '.note',
      title: 'h4 a',
      readRow: (row) => ({
        people: fact('listing', 'medium', shownPeople(row.querySelector('.note-authors:not(:has([role="button"]))'))),
      }),
    }),
}

function readOwn({ url, document, cited }: CitedPage): OwnFacts {
  const text = (selector: string) => collapse(document.querySelector(selector)?.textContent)
  const rows = readRows(document)
  const items = [...document.querySelectorAll('.forum-meta .item, .meta_row .item')]
  const venue = collapse(
    items.find((item) => item.matches('.date + .item') || item.querySelector('.glyphicon-folder-open'))?.textContent,
  )
  // The tags may name only one of several authors, the page the first twenty.
  const people = [
    cited.people,
    fact('.forum-authors', 'medium', shownPeople(document.querySelector('.forum-authors, h3.signatures'))),
    fact('BibTeX', 'medium', parsePeople(citedNames(document), 'author')),
  ].reduce((most, next) => ((next?.value.length ?? 0) > (most?.value.length ?? 0) ? next : most))
  const links = [...rows.values()].flatMap((row) => [...row.querySelectorAll('.note-content-value a[href]')])
  const keywords = collapse(rows.get('keywords')?.querySelector('.note-content-value')?.textContent)
  const abstract = rows.get('abstract')?.querySelector('.note-content-value')
  return {
    title: cited.title ?? fact('h2.citation_title', 'medium', text('h2.citation_title')),
    people,
    container: cited.container ?? fact('.forum-meta', 'medium', venue ? { name: venue } : undefined),
    published: firstFact(
      cited.published,
      fact('.forum-meta', 'medium', parseDate(text('.date.item')?.replace(/^Published: /, ''))),
    ),
    summary: cited.summary ?? fact('.note-content', 'medium', collapse(abstract?.textContent)),
    related: fact('OpenReview page', 'high', relatedLinks(links, url, labelOf)),
    keywords: keywords?.split(/\s*[;,]\s*/).filter((word) => word !== '') ?? [],
    // What became of a submission is said by its venue alone: "Submitted to", "oral", "Withdrawn Submission".
    paper: { comments: venue, withdrawn: venue && /\bwithdrawn\b/i.test(venue) ? true : undefined },
  }
}

/** The rows of the submission itself (the replies below have rows of their own), by their labels in lower case. */
function readRows(document: Document): Map<string, Element> {
  const rows = document.querySelectorAll('.forum-note .note-content > *, .title_pdf_row ~ .note-content > *')
  return new Map([...rows].map((row) => [labelOf(row)?.toLowerCase() ?? '', row]))
}

function labelOf(inRow: Element): string | undefined {
  const row = inRow.closest('.note-content > *')
  return collapse(row?.querySelector('.note-content-field')?.textContent)?.replace(/\s*:$/, '')
}

/** Who stands under a title, linked or not; without a name stands who signed ("RLR 2026 Submission7 Authors"). */
function shownPeople(list: Element | null): Person[] {
  const names = [...(list?.querySelectorAll('a, span') ?? [])].flatMap((element) =>
    element.matches('[role="button"]') || element.querySelector('a, span') ? [] : (element.textContent ?? ''),
  )
  return parsePeople(
    names.filter((name) => !/^anonymous\b|\bauthors$/i.test(name.trim())),
    'author',
  )
}

/** The names in the BibTeX that the page hands out, percent-encoded in an attribute. */
function citedNames(document: Document): string[] {
  const bibtex = decodeOnce(document.querySelector('[data-bibtex]')?.getAttribute('data-bibtex') ?? '')
  const authors = /\bauthor\s*=\s*\{((?:[^{}]|\{[^{}]*\})*)\}/i.exec(bibtex)?.[1] ?? ''
  return authors.replace(/[{}]/g, '').split(/\s+and\s+/)
}
