import type { Person } from '@/utils/entry'
import { bibtexText } from './bibtex-text'
import { type Citation, type CitedAs, onOneLine } from './citation'

export interface BibtexOptions {
  asciiOnly?: boolean
}

const types: Record<CitedAs, string> = {
  article: 'article',
  conference: 'inproceedings',
  chapter: 'incollection',
  book: 'book',
  thesis: 'phdthesis',
  'masters-thesis': 'mastersthesis',
  report: 'techreport',
  preprint: 'misc',
  other: 'misc',
  video: 'misc',
  talk: 'misc',
  page: 'misc',
}

/** The field in which BibTeX has what the thing is part of. */
const containerFields: Record<CitedAs, string> = {
  article: 'journal',
  conference: 'booktitle',
  chapter: 'booktitle',
  book: 'series',
  thesis: 'school',
  'masters-thesis': 'school',
  report: 'institution',
  preprint: 'howpublished',
  other: 'howpublished',
  video: 'howpublished',
  talk: 'howpublished',
  page: 'howpublished',
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A citation as an entry of BibTeX. An arXiv paper's is as arXiv itself exports it. @see
 * https://info.arxiv.org/help/hypertex/bibstyles/index.html
 */
export function bibtexEntry(citation: Citation, { asciiOnly = false }: BibtexOptions = {}): string {
  const { isTex, people, date, firstPage, lastPage, keywords } = citation
  const text = (value: string | undefined, more = {}) =>
    value === undefined ? undefined : `{${bibtexText(value, { asciiOnly, ...more })}}`
  const verbatim = (value: string | undefined) => (value === undefined ? undefined : `{${verbatimText(value)}}`)
  const isWeb = citation.as === 'video' || citation.as === 'page'
  const fields: [name: string, value: string | undefined][] = [
    ['title', text(citation.title, { isTex, protect: true })],
    ['author', people.length > 0 ? `{${people.map((one) => bibtexName(one, asciiOnly)).join(' and ')}}` : undefined],
    [containerFields[citation.as], text(howPublished(citation))],
    ['year', date && `{${date.year}}`],
    ['month', date?.month === undefined ? undefined : months[date.month - 1]],
    ['volume', text(citation.volume)],
    ['number', text(citation.issue ?? (citation.as === 'report' ? citation.reportNumber : undefined))],
    ['pages', text([firstPage, lastPage].filter((page) => page !== undefined).join('--') || undefined)],
    ['eprint', verbatim(citation.arxiv)],
    ['archivePrefix', citation.arxiv && '{arXiv}'],
    ['primaryClass', citation.arxivClass && verbatim(citation.arxivClass)],
    ['doi', verbatim(citation.doi)],
    ['url', verbatim(citation.url)],
    ['urldate', isWeb ? `{${citation.accessed}}` : undefined],
    ['note', text(citation.note, { isTex })],
    ['abstract', text(citation.abstract, { isTex })],
    ['keywords', keywords.length > 0 ? text(keywords.join(', ')) : undefined],
  ]
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},`]))
  return `@${types[citation.as]}{${citation.key},\n${lines.join('\n')}\n}\n`
}

function howPublished({ as, container, people }: Citation): string | undefined {
  if (as === 'video')
    return people.some(({ name }) => name === container) || !container ? 'Video' : `Video, ${container}`
  if (as === 'talk') return container === undefined ? 'Talk' : `Talk at ${container}`
  return container
}

/** `de la Last, Jr, First`; braces keep together what BibTeX would take apart. */
function bibtexName({ name, family, given, suffix }: Person, asciiOnly: boolean): string {
  const text = (part: string) => bibtexText(part, { asciiOnly })
  if (family === undefined || (given === undefined && (suffix !== undefined || /\s/.test(family)))) {
    return `{${text(name)}}`
  }
  const kept = (part: string) => (/,|\band\b|^others$/i.test(part) ? `{${text(part)}}` : text(part))
  // Small letters after a capital would count as a particle, with the capital.
  const whole = /\p{Lu}\S*\s+(?:\S+\s+)*\p{Ll}/u.test(family) ? `{${text(family)}}` : kept(family)
  return [whole, suffix && kept(suffix), given && kept(given)].filter(Boolean).join(', ')
}

/** What BibTeX hands on as it is: nothing may end the field, and an address has another spelling for that. */
function verbatimText(value: string): string {
  return onOneLine(value).replace(/[{}\\\s]/g, encodeURIComponent)
}
