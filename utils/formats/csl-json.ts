import type { Person } from '@/utils/entry'
import { type Citation, type CitedAs, onOneLine, splitParticle } from './citation'

const types: Record<CitedAs, string> = {
  article: 'article-journal',
  conference: 'paper-conference',
  chapter: 'chapter',
  book: 'book',
  thesis: 'thesis',
  'masters-thesis': 'thesis',
  report: 'report',
  preprint: 'article',
  other: 'document',
  video: 'motion_picture',
  talk: 'speech',
  page: 'webpage',
}

const genres: { [As in CitedAs]?: string } = {
  preprint: 'preprint',
  thesis: 'PhD thesis',
  'masters-thesis': 'Master’s thesis',
}

export type CslName =
  | { family: string; given?: string; 'non-dropping-particle'?: string; suffix?: string }
  | { literal: string }

/**
 * A citation as an item of CSL-JSON, which Zotero, pandoc and others read.
 * @see https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
 */
export function cslItem(citation: Citation): Record<string, unknown> {
  const { as, date, container, firstPage, lastPage, arxiv } = citation
  const isPreprint = as === 'preprint'
  const text = (value: string | undefined) => (value === undefined ? undefined : onOneLine(value))
  // A thesis and a report are published by whom they are from; everything else is part of its container.
  const isPublisher = as === 'thesis' || as === 'masters-thesis' || as === 'report'
  const item: Record<string, unknown> = {
    id: citation.key,
    type: types[as],
    title: onOneLine(citation.title),
    author: citation.people.length > 0 ? citation.people.map(cslName) : undefined,
    issued: date && { 'date-parts': [[date.year, date.month, date.day].filter((part) => part !== undefined)] },
    'container-title': isPublisher || isPreprint || as === 'talk' ? undefined : text(container),
    event: as === 'talk' ? text(container) : undefined,
    publisher: isPreprint ? (text(container) ?? (arxiv && 'arXiv')) : isPublisher ? text(container) : undefined,
    genre: genres[as],
    number: isPreprint && arxiv ? `arXiv:${arxiv}` : text(citation.reportNumber),
    archive: !isPreprint && arxiv ? 'arXiv' : undefined,
    archive_location: !isPreprint && arxiv ? `arXiv:${arxiv}` : undefined,
    volume: text(citation.volume),
    issue: text(citation.issue),
    page: text([firstPage, lastPage].filter((page) => page !== undefined).join('-')) || undefined,
    DOI: text(citation.doi),
    PMID: text(citation.pmid),
    PMCID: text(citation.pmcid),
    URL: citation.url,
    note: text(citation.note),
    abstract: citation.abstract?.toWellFormed(),
    keyword: citation.keywords.length > 0 ? citation.keywords.map(onOneLine).join(', ') : undefined,
    language: text(citation.language),
    accessed: { 'date-parts': [citation.accessed.split('-').map(Number)] },
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}

function cslName({ name, family, given, suffix }: Person): CslName {
  if (family === undefined) return { literal: onOneLine(name) }
  const { particle, rest } = splitParticle(onOneLine(family))
  return {
    family: rest,
    ...(given !== undefined && { given: onOneLine(given) }),
    ...(particle !== undefined && { 'non-dropping-particle': particle }),
    ...(suffix !== undefined && { suffix: onOneLine(suffix) }),
  }
}
