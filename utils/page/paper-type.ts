import type { PaperType } from '@/utils/entry'
import { typeOfVenue } from '@/utils/paper-type'
import { citations } from './citation-facts'
import { type Thing, thingsOf, typesOf } from './json-ld'
import type { Metas } from './meta'

type Type = PaperType | 'preprint'

/** What archives call the kinds of what they hold, in Dublin Core and in the tags of EPrints. */
const archiveTypes: readonly (readonly [pattern: RegExp, type: Type])[] = [
  [/preprint|working ?paper|submittedversion/i, 'preprint'],
  [/master|diplom/i, 'masters-thesis'],
  [/thesis|dissertation/i, 'thesis'],
  [/conference|proceeding/i, 'conference'],
  [/book_?section|book ?part|book ?chapter|^chapter$/i, 'chapter'],
  [
    /^(?:info:eu-repo\/semantics\/)?(?:journal ?)?article$|^text\.serial\.journal$|^originalpaper$|^reviewpaper$/i,
    'article',
  ],
  [/technical ?report|^(?:info:eu-repo\/semantics\/)?report$/i, 'report'],
  [/^(?:info:eu-repo\/semantics\/)?book$/i, 'book'],
]

/** What the publisher's own codes mean. */
const codes: Record<string, PaperType> = { JOUR: 'article', CHAP: 'chapter', CONF: 'conference', BOOK: 'book' }

/** What a page's tags say that its paper is; undefined for a preprint too, which has no type. */
export function citationType(metas: Metas): PaperType | undefined {
  const type =
    thesisOrReport(metas) ?? archived(metas) ?? codes[citations(metas, 'type')[0] ?? ''] ?? typeByVenue(metas)
  return type === 'preprint' ? undefined : type
}

function thesisOrReport(metas: Metas): Type | undefined {
  if (has(metas, 'dissertation_institution')) {
    return /master|\bm\.?\s?sc?\b|\bm\.?a\b|mphil/i.test(citations(metas, 'dissertation_name')[0] ?? '')
      ? 'masters-thesis'
      : 'thesis'
  }
  return has(metas, 'technical_report_institution') ? 'report' : undefined
}

function archived(metas: Metas): Type | undefined {
  const names = ['eprints.type', 'eprints.thesis_type', 'dc.type', 'dcterms.type'].flatMap((name) => metas.all(name))
  return archiveTypes.find(([pattern]) => names.some((name) => pattern.test(name.trim())))?.[1]
}

/** By the tag that names what it is in. Proceedings in series have the name of a journal at times. */
function typeByVenue(metas: Metas): Type | undefined {
  if (has(metas, 'conference_title') || has(metas, 'conference')) return 'conference'
  const book = citations(metas, 'inbook_title')[0] ?? citations(metas, 'book_title')[0]
  if (book !== undefined) return typeOfVenue(book) === 'conference' ? 'conference' : 'chapter'
  const journal = citations(metas, 'journal_title')[0] ?? metas.first('prism.publicationname')
  return journal === undefined ? undefined : (typeOfVenue(journal) ?? 'article')
}

function has(metas: Metas, name: string): boolean {
  return citations(metas, name).some((content) => content.trim() !== '')
}

const thingTypes: Record<string, PaperType> = { Thesis: 'thesis', Chapter: 'chapter', Report: 'report', Book: 'book' }

/** What JSON-LD says that an article is, by itself or by what it is part of. */
export function typeOfArticle(article: Thing): PaperType | undefined {
  const own = typesOf(article).flatMap((type) => thingTypes[type] ?? [])[0]
  if (own) return own
  const whole = thingsOf(article.isPartOf).flatMap(typesOf)
  return whole.some((type) => /^(?:Periodical|PublicationIssue|PublicationVolume)$/.test(type)) ? 'article' : undefined
}
