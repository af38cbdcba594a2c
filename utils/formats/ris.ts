import type { Person } from '@/utils/entry'
import { type Citation, type CitationDate, type CitedAs, onOneLine } from './citation'

const types: Record<CitedAs, string> = {
  article: 'JOUR',
  conference: 'CONF',
  chapter: 'CHAP',
  book: 'BOOK',
  thesis: 'THES',
  'masters-thesis': 'THES',
  report: 'RPRT',
  preprint: 'UNPB',
  other: 'GEN',
  video: 'VIDEO',
  talk: 'SLIDE',
  page: 'ELEC',
}

/** A citation as a record of RIS: one tag a line, lines that end as the format wants them. */
export function risRecord(citation: Citation): string {
  const { as, date, container, arxiv } = citation
  const isPublisher = as === 'thesis' || as === 'masters-thesis' || as === 'report' || as === 'preprint'
  const tags: [tag: string, value: string | undefined][] = [
    ['TY', types[as]],
    ['ID', citation.key],
    ['TI', citation.title],
    ...citation.people.map((person): [string, string] => ['AU', risName(person)]),
    ['T2', isPublisher ? undefined : container],
    ['PB', isPublisher ? (container ?? (arxiv && 'arXiv')) : undefined],
    ['PY', date && String(date.year)],
    ['DA', date && risDate(date)],
    ['VL', citation.volume],
    ['IS', citation.issue],
    ['SP', citation.firstPage],
    ['EP', citation.lastPage],
    ['M1', citation.reportNumber],
    ['M3', as === 'masters-thesis' ? 'Master’s thesis' : undefined],
    ['AN', arxiv && `arXiv:${arxiv}`],
    ['DO', citation.doi],
    ['UR', citation.url],
    ['L1', citation.pdfUrl],
    ['AB', citation.abstract],
    ...citation.keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['LA', citation.language],
    ['N1', citation.note],
  ]
  const lines = tags.flatMap(([tag, value]) => {
    const flat = value === undefined ? '' : onOneLine(value)
    return flat === '' ? [] : [`${tag}  - ${flat}`]
  })
  return [...lines, 'ER  - ', ''].join('\r\n')
}

/** "Family, Given, Suffix". A name that is no person's has no part that a comma could set apart. */
function risName({ name, family, given, suffix }: Person): string {
  if (family === undefined) return name.replace(/\s*,\s*/g, ' ')
  const part = (text: string | undefined) => text?.replace(/\s*,\s*/g, ' ')
  if (suffix !== undefined) return [part(family), part(given) ?? '', part(suffix)].join(', ')
  return [part(family), part(given)].filter((each) => each !== undefined).join(', ')
}

/** `YYYY/MM/DD`; what is not known stays empty between its slashes. */
function risDate({ year, month, day }: CitationDate): string | undefined {
  if (month === undefined) return undefined
  const digits = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'))
  return `${year}/${digits(month)}/${digits(day)}`
}
