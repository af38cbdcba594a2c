import { type Fact, fact, firstFact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Person } from '@/utils/entry'
import { findDoi } from '@/utils/identity'
import { dropRepeats, parsePeople, parsePerson, splitNames, unshout } from '@/utils/people'
import { nameOf, type Thing, textOf, thingsOf, typesOf, valuesOf } from './json-ld'
import { markupToText } from './markup'
import { collapse, type Metas } from './meta'
import { orcidOf, peopleOfThings } from './thing-people'

const scholarly = /^(?:ScholarlyArticle|MedicalScholarlyArticle|Report|Thesis|Chapter|Dataset|SoftwareSourceCode)$/
const articles = /(?:Article|BlogPosting|Posting|Report|Thesis|Chapter|Book|WebPage|Dataset)$/

/** The thing of the page's JSON-LD that is the article, scholarly ones first. */
export function findArticle(things: readonly Thing[]): Thing | undefined {
  const isOf = (thing: Thing, pattern: RegExp): boolean => typesOf(thing).some((type) => pattern.test(type))
  const named = things.filter((thing) => nameOf(thing.headline) ?? nameOf(thing.name))
  return (
    named.find((thing) => isOf(thing, scholarly)) ??
    named.find((thing) => isOf(thing, articles) && !isOf(thing, /WebPage$/)) ??
    named.find((thing) => isOf(thing, /WebPage$/))
  )
}

/** Whether a thing is of a kind that scholars cite. */
export function isScholarly(thing: Thing): boolean {
  return typesOf(thing).some((type) => scholarly.test(type))
}

/**
 * An article's headline or name. Where they differ (Wikipedia's headline is a description), the one that the page
 * shows as its title is meant.
 */
export function titleOfArticle(thing: Thing, shownTitle = ''): string | undefined {
  const titles = [thing.headline, thing.name].flatMap((value) => collapse(markupToText(textOf(value) ?? '')) ?? [])
  return titles.find((title) => shownTitle.trim().startsWith(title)) ?? titles[0]
}

/** The DOI that an article says is its own. */
export function doiOfArticle(thing: Thing): string | undefined {
  const candidates = [thing['@id'], thing.identifier, thing.sameAs, thing.url].flatMap(valuesOf)
  const texts = candidates.map((value) => textOf(value) ?? textOf(thingsOf(value).map((property) => property.value)))
  for (const text of texts) {
    const isDoi = text && /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?10\./i.test(text)
    if (isDoi) return findDoi(text)
  }
  return undefined
}

export function peopleOfArticle(thing: Thing): Person[] {
  return peopleOfThings(
    [thing.author, thing.creator].find((value) => valuesOf(value).length > 0),
    'author',
  )
}

/**
 * Authors of Highwire metas, with the institution and ORCID that follow each one. Some sites put all names in one
 * `citation_authors`.
 */
export function readCitationPeople(metas: Metas): Fact<Person[]> | undefined {
  const isPlain = metas.all('citation_author').length > 0
  const named: { name: string; affiliation?: string; orcid?: string }[] = []
  for (const [name, content] of metas.pairs) {
    if (isPlain ? name === 'citation_author' : /^\w+_citation_author$/.test(name)) {
      named.push(...(content.includes(';') ? splitNames(content) : [content]).map((part) => ({ name: part })))
    }
    const last = named.at(-1)
    if (last && /citation_author_institution$/.test(name)) last.affiliation ??= content
    const orcid = last && /citation_author_orcid$/.test(name) && orcidOf([content])
    if (last && orcid) last.orcid ??= orcid
  }
  const names = unshout(named.map(({ name }) => name))
  const people = named.flatMap(({ name, ...details }, index): Person[] => {
    const person = parsePerson(names[index] ?? name, 'author')
    return person ? [{ ...person, ...details }] : []
  })
  return firstFact(
    fact('meta citation_author', 'high', dropRepeats(people)),
    fact(
      'meta citation_authors',
      'high',
      parsePeople(splitNames(metas.first('citation_authors') ?? '').map(turnRound), 'author'),
    ),
  )
}

/** PubMed writes "van den Heuvel EPJ". */
export function turnRound(name: string): string {
  const [, family, initials] = /^(.+)\s(\p{Lu}{1,4})$/u.exec(name) ?? []
  return family && initials ? `${family}, ${[...initials].join(' ')}` : name
}

/** When an article was published, as JSON-LD says. */
export function dateOfArticle(thing: Thing): string | undefined {
  return parseDate(textOf(thing.datePublished)) ?? parseDate(textOf(thing.dateCreated))
}
