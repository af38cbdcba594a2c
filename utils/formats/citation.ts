import { addressName } from '@/utils/address-name'
import type { Entry, PaperType, Person } from '@/utils/entry'
import { typeOfVenue } from '@/utils/paper-type'
import type { CitationOptions } from './citation-formats'
import { webUrl } from './link-target'

/** What the thing is to those who cite it. `other`: a paper of which nobody says where it appeared. */
export type CitedAs = PaperType | 'preprint' | 'other' | 'video' | 'talk' | 'page'

/** What all citation formats have in common of an entry, each value as text. */
export interface Citation {
  key: string
  as: CitedAs
  title: string
  /** Whether the title's source is TeX, where `$…$` is always maths. */
  isTex: boolean
  people: readonly Person[]
  /** Journal, proceedings, book, school or institution; channel of a video, event of a talk. */
  container?: string
  date?: CitationDate
  volume?: string
  issue?: string
  firstPage?: string
  lastPage?: string
  reportNumber?: string
  /** Without its version. */
  arxiv?: string
  arxivClass?: string
  doi?: string
  pmid?: string
  pmcid?: string
  url?: string
  pdfUrl?: string
  note?: string
  abstract?: string
  keywords: readonly string[]
  language?: string
  /** `YYYY-MM-DD` on which it was clipped. */
  accessed: string
}

export interface CitationDate {
  year: number
  month?: number
  day?: number
}

/** An entry as it is cited, under a key that is given to it by then. */
export function citationOf(entry: Entry, key: string, { withAbstract, withTags }: CitationOptions): Citation {
  const { paper = {} } = entry
  const as = citedAs(entry)
  const idOf = (scheme: string) => entry.ids.find((id) => id.startsWith(`${scheme}:`))?.slice(scheme.length + 1)
  const arxiv = paper.arxiv ?? idOf('arxiv')
  const [firstPage, lastPage] = (paper.pages ?? '').split(/\s*[-–—]+\s*/, 2)
  const known: { [F in keyof Citation]?: Citation[F] | undefined } = {
    container: nonBlank(entry.container?.name),
    date: dateOf(entry, as),
    volume: paper.volume,
    issue: paper.issue,
    firstPage,
    lastPage,
    reportNumber: paper.reportNo,
    arxiv,
    arxivClass: arxiv === undefined ? undefined : paper.categories?.[0],
    doi: doiOf(entry, idOf('doi')),
    pmid: idOf('pmid'),
    pmcid: idOf('pmcid'),
    url: webUrl(entry.url),
    pdfUrl: webUrl(paper.pdfUrl),
    note: noteOf(entry, as),
    abstract: withAbstract ? entry.summary : undefined,
    language: entry.language,
  }
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== '')),
    key,
    as,
    title: nonBlank(entry.title) ?? addressName(entry) ?? 'Untitled',
    isTex: arxiv !== undefined || entry.titleRaw !== undefined,
    people: authorsOf(entry),
    keywords: withTags ? entry.tags : [],
    accessed: entry.createdAt.slice(0, 10),
  }
}

const conferenceIds = /^(?:acl|neurips|pmlr|cvf|openreview|usenix):/

function citedAs({ kind, ids, paper, container, origin }: Entry): CitedAs {
  if (kind !== 'paper') return kind === 'note' ? 'other' : kind
  const name = container?.name ?? ''
  const venue = typeOfVenue(name)
  // Who says where it appeared knows better than the page what it is.
  if (venue && origin.container?.trust === 'user') return venue
  if (paper?.type) return paper.type
  if (name.trim() === '') return paper?.arxiv || ids.some((id) => id.startsWith('arxiv:')) ? 'preprint' : 'other'
  if (venue) return venue
  if (ids.some((id) => conferenceIds.test(id))) return 'conference'
  // Which tag of the page named it: publishers say by it what it is.
  const from = origin.container?.from ?? ''
  if (/dissertation/.test(from)) return 'thesis'
  if (/technical_report/.test(from)) return 'report'
  if (/conference/.test(from)) return 'conference'
  if (/book/.test(from)) return 'chapter'
  return 'article'
}

/** The preprint is cited as the version that was read; everything else as it was published. */
function dateOf({ published, paper, talk, origin }: Entry, as: CitedAs): CitationDate | undefined {
  const appeared = origin.published?.trust === 'user' ? undefined : paper?.appeared
  const text = (as === 'preprint' ? paper?.versionDate : appeared) ?? published ?? talk?.start?.slice(0, 10)
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(text ?? '') ?? []
  if (year === undefined) return undefined
  const date: CitationDate = { year: Number(year) }
  if (month !== undefined && Number(month) >= 1 && Number(month) <= 12) date.month = Number(month)
  if (date.month !== undefined && day !== undefined) date.day = Number(day)
  return date
}

/** As its source writes it: identities are in lower case. */
function doiOf({ paper }: Entry, own: string | undefined): string | undefined {
  return paper?.doi?.find((doi) => doi.toLowerCase() === own) ?? own ?? paper?.doi?.[0]
}

function noteOf({ paper }: Entry, as: CitedAs): string | undefined {
  const published = as === 'preprint' ? nonBlank(paper?.journalRef) : undefined
  const parts = [published, nonBlank(paper?.comments)].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join('. ') : undefined
}

/** Who made it; of a video without named speakers, its channel. */
function authorsOf({ people }: Entry): Person[] {
  const makers = people.filter(({ role }) => role === 'author' || role === 'speaker')
  const named = makers.length > 0 ? makers : people
  return named.filter(({ name }) => nonBlank(name) !== undefined)
}

function nonBlank(text: string | undefined): string | undefined {
  const plain = onOneLine(text ?? '')
  return plain === '' ? undefined : plain
}

/** A family's particle in lower case ("de la") and the rest of it. */
export function splitParticle(family: string): { particle?: string; rest: string } {
  const [, particle, rest] = /^((?:\p{Ll}[\p{L}\p{M}'’.]*\s+)+)(?=\p{Lu})(.+)$/u.exec(family) ?? []
  return particle === undefined || rest === undefined ? { rest: family } : { particle: particle.trim(), rest }
}

/** Text on one line, without what no reader of the format could show. */
export function onOneLine(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
}
