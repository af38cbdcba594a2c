import type { Entry as ParsedEntry } from '@retorquere/bibtex-parser'
import { clipOf, type Facts, fact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Clip, EntryKind, PaperType } from '@/utils/entry'
import { doiIdentity, findDoi, parseArxivId } from '@/utils/identity'
import { parseWebUrl } from '@/utils/url'
import { readPeople } from './bibtex-people'
import { bibtexToText, verbatimText } from './bibtex-text'

export interface ReadFields {
  clip: Clip
  keywords: string[]
  notes: string
  unplaced: { name: string; value: string }[]
}

const paperTypes: Record<string, PaperType> = {
  article: 'article',
  inproceedings: 'conference',
  conference: 'conference',
  proceedings: 'book',
  incollection: 'chapter',
  inbook: 'chapter',
  book: 'book',
  booklet: 'book',
  mvbook: 'book',
  phdthesis: 'thesis',
  mastersthesis: 'masters-thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
}
const pageTypes = ['online', 'electronic', 'www', 'webpage']
const videoTypes = ['video', 'movie', 'film']

/** Where it appeared, in the order in which the fields are looked at. */
const containerFields = ['journal', 'journaltitle', 'booktitle', 'school', 'institution', 'howpublished', 'series']

/** Fields that say nothing that another one does not. */
const silentFields = ['archiveprefix', 'eprinttype', 'primaryclass', 'eprintclass', 'urldate', 'day']

/** A file is believed more than a guess, and less than the page of the thing itself. */
const trust = 'medium'
const from = 'BibTeX'

/** The facts of one entry; undefined for one that names nothing. */
export function readFields(entry: ParsedEntry, identify: (url: URL) => string[], at: Date): ReadFields | undefined {
  const fields = createFieldReader(entry)
  const rawTitle = fields.take('title')
  const subtitle = fields.text('subtitle')
  const main = rawTitle === undefined ? '' : oneLine(bibtexToText(rawTitle))
  const title = subtitle === undefined ? main : `${main}: ${subtitle}`
  if (title.trim() === '') return undefined
  const names = readIdentities(fields)
  const how = readContainer(entry.type, fields, names)
  const { ids, url } = chooseIds(names, how, identify)
  const doi = names.doi
  const isPublishedElsewhere = how.type === undefined && names.arxiv !== undefined && doi !== undefined
  const paper = how.kind === 'paper' ? readPaper(fields, names, how.type) : undefined
  const facts: Facts = {
    title: fact(from, trust, title),
    titleRaw: fact(
      from,
      trust,
      rawTitle !== undefined && rawTitle !== title && !subtitle ? oneLine(rawTitle) : undefined,
    ),
    people: fact(from, trust, readPeople(fields.creators('author'), how.kind)),
    container: fact(from, trust, how.container === undefined ? undefined : { name: how.container }),
    published: fact(from, trust, readDate(fields)),
    summary: fact(from, trust, fields.paragraphs('abstract')),
    language: fact(from, trust, fields.text('language') ?? fields.text('langid')),
    paper: paper && Object.keys(paper).length > 0 ? fact(from, trust, paper) : undefined,
    related: isPublishedElsewhere
      ? fact(from, trust, [{ how: 'published as' as const, id: doiIdentity(doi) }])
      : undefined,
  }
  const notes = ['annote', 'annotation', 'comment'].flatMap((name) => fields.paragraphs(name) ?? []).join('\n\n')
  const keywords = fields.list('keywords')
  const clip = clipOf({ site: 'bibtex', kind: how.kind, ids, url: url ?? '', at }, facts)
  return { clip, keywords, notes, unplaced: fields.rest(silentFields) }
}

type FieldReader = ReturnType<typeof createFieldReader>

/** Reads an entry's fields and knows which nobody asked for. */
function createFieldReader({ fields, input }: ParsedEntry) {
  const left = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value as unknown]))
  const take = (name: string): string | undefined => {
    const value = left.get(name)
    left.delete(name)
    const text = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(', ') : value
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
  }
  const paragraphs = (name: string) => {
    const value = take(name)
    const text = value === undefined ? '' : bibtexToText(value)
    return text
      .split(/\n\s*\n/)
      .map(oneLine)
      .filter((part) => part !== '')
      .join('\n\n')
  }
  return {
    input,
    take,
    text: (name: string): string | undefined => oneLine(bibtexToText(take(name) ?? '')) || undefined,
    paragraphs: (name: string): string | undefined => paragraphs(name) || undefined,
    verbatim: (name: string): string | undefined => verbatimText(take(name) ?? '') || undefined,
    list(name: string): string[] {
      const value = left.get(name)
      left.delete(name)
      const all = Array.isArray(value)
        ? value.filter((one) => typeof one === 'string')
        : String(value ?? '').split(/[,;]/)
      return all.map((one) => oneLine(bibtexToText(one))).filter((one) => one !== '')
    },
    creators(name: string): unknown[] {
      const value = left.get(name)
      left.delete(name)
      return Array.isArray(value) ? value : []
    },
    rest: (silent: readonly string[]) =>
      [...left].filter(([name]) => !silent.includes(name)).map(([name, value]) => ({ name, value: describe(value) })),
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (!Array.isArray(value)) return JSON.stringify(value)
  const parts = value.map((one: unknown) => {
    if (typeof one !== 'object' || one === null) return String(one)
    const { name, lastName, firstName, prefix, suffix }: Record<string, unknown> = { ...one }
    return name ?? [[prefix, lastName].filter(Boolean).join(' '), suffix, firstName].filter(Boolean).join(', ')
  })
  return parts.join(' and ')
}

interface Names {
  arxiv?: string
  version?: number
  doi?: string
  pmid?: string
  pmcid?: string
  url?: URL
}

function readIdentities(fields: FieldReader): Names {
  const eprint = fields.verbatim('eprint')
  const archive = fields.input.match(/(?:archiveprefix|eprinttype)\s*=\s*[{"]?\s*(\w+)/i)?.[1]
  const doi = findDoi(fields.verbatim('doi') ?? '')
  const url = parseWebUrl(fields.verbatim('url'))
  const named = eprint !== undefined && /^arxiv$/i.test(archive ?? 'arxiv') ? parseArxivId(eprint) : undefined
  const issued = /^10\.48550\/arxiv\.(.+)$/i.exec(doi ?? '')?.[1]
  const arxiv = named ?? (issued === undefined ? undefined : parseArxivId(issued))
  const pmid = fields.verbatim('pmid')
  const pmcid = fields.verbatim('pmcid')
  return {
    ...(arxiv && { arxiv: arxiv.id }),
    ...(arxiv?.version !== undefined && { version: arxiv.version }),
    ...(doi !== undefined && issued === undefined && { doi }),
    ...(pmid !== undefined && /^\d+$/.test(pmid) && { pmid }),
    ...(pmcid !== undefined && /^(?:PMC)?\d+$/i.test(pmcid) && { pmcid: pmcid.toUpperCase() }),
    ...(url && { url }),
  }
}

interface Appearance {
  kind: EntryKind
  type?: PaperType
  container?: string
}

/** What kind of thing it is and where it appeared. An id that stands in the journal's name goes to `names`. */
function readContainer(type: string, fields: FieldReader, names: Names): Appearance {
  const isAddress = /howpublished\s*=\s*[{"]\s*(?:\\url\s*\{|https?:)/i.test(fields.input)
  const address = isAddress ? parseWebUrl(fields.verbatim('howpublished')) : undefined
  if (address) names.url ??= address
  const [container] = containerFields.flatMap((name) => fields.text(name) ?? [])
  const [, kindWord, place] = /^(Video|Talk)(?:(?:,| at) (.+))?$/.exec(container ?? '') ?? []
  const paperType = paperTypes[type]
  if (kindWord !== undefined && paperType === undefined) {
    return { kind: kindWord === 'Video' ? 'video' : 'talk', ...(place !== undefined && { container: place }) }
  }
  const inName = container === undefined ? undefined : arxivInName(container, fields)
  if (inName) {
    names.arxiv ??= inName
    return { kind: 'paper' }
  }
  const kind = videoTypes.includes(type) ? 'video' : isPage(type, fields, names) ? 'page' : 'paper'
  return {
    kind,
    ...(kind === 'paper' && paperType && { type: paperType }),
    ...(container !== undefined && { container }),
  }
}

/** "arXiv preprint arXiv:1706.03762", and dblp's "CoRR" with "abs/1706.03762" for a volume. */
function arxivInName(container: string, fields: FieldReader): string | undefined {
  const named = /^(?:arXiv|CoRR)\b.*?(?:arXiv:|abs\/)\s*(\S+)/i.exec(container)?.[1]
  if (named !== undefined) return parseArxivId(named)?.id
  if (!/^(?:CoRR|arXiv(?: e-?prints?)?)$/i.test(container)) return undefined
  const volume = fields.take('volume')?.replace(/^abs\//, '')
  return volume === undefined ? undefined : parseArxivId(volume)?.id
}

function isPage(type: string, { input }: FieldReader, { arxiv, doi, url }: Names): boolean {
  if (pageTypes.includes(type)) return true
  const isWithoutAuthor = !/^\s*author\s*=/im.test(input.replace(/,\s*/g, ',\n'))
  return type === 'misc' && url !== undefined && arxiv === undefined && doi === undefined && isWithoutAuthor
}

/** Strongest first. A preprint's DOI is that of the published work. */
function chooseIds({ arxiv, doi, pmid, pmcid, url }: Names, { type }: Appearance, identify: (url: URL) => string[]) {
  const isPreprint = type === undefined && arxiv !== undefined
  const own = [
    ...(arxiv === undefined ? [] : [`arxiv:${arxiv}`]),
    ...(doi === undefined || isPreprint ? [] : [doiIdentity(doi)]),
    ...(pmid === undefined ? [] : [`pmid:${pmid}`]),
    ...(pmcid === undefined ? [] : [`pmcid:${pmcid}`]),
  ]
  const ofUrl = url ? identify(url) : []
  const strong = [...own, ...ofUrl.filter((id) => !id.startsWith('url:') && !(isPreprint && id.startsWith('doi:')))]
  const address =
    url?.href ?? (arxiv !== undefined ? `https://arxiv.org/abs/${arxiv}` : doi && `https://doi.org/${encodeURI(doi)}`)
  return { ids: [...new Set(strong.length > 0 ? strong : ofUrl)], url: address }
}

function readPaper(fields: FieldReader, { arxiv, version, doi }: Names, type: PaperType | undefined) {
  const number = fields.text('number') ?? fields.text('issue')
  const category = /(?:primaryclass|eprintclass)\s*=\s*[{"]\s*([\w.-]+)/i.exec(fields.input)?.[1]
  const paper: { [F in keyof NonNullable<Clip['paper']>]: NonNullable<Clip['paper']>[F] | undefined } = {
    type,
    arxiv,
    version,
    doi: doi === undefined ? undefined : [doi],
    categories: arxiv !== undefined && category !== undefined ? [category] : undefined,
    volume: fields.text('volume'),
    issue: type === 'report' ? undefined : number,
    reportNo: type === 'report' ? number : undefined,
    pages: fields.text('pages')?.replace(/\s*[-–—]+\s*/, '–'),
    comments: fields.text('note'),
  }
  return Object.fromEntries(Object.entries(paper).filter(([, value]) => value !== undefined))
}

function readDate(fields: FieldReader): string | undefined {
  const date = parseDate(fields.text('date'))
  const year = fields.text('year')
  const month = fields.text('month')
  if (date !== undefined || year === undefined) return date
  if (month === undefined) return parseDate(year)
  return (/^\d{1,2}$/.test(month) ? parseDate(`${year}-${month}`) : parseDate(`${month} ${year}`)) ?? parseDate(year)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
