import type { Clip, Entry, Relation } from './entry'
import { fold } from './fold'
import { titleKey } from './title-key'

/** What tells whether two entries, or a clip and an entry, are one work. */
export type Work = Pick<Entry, 'kind' | 'ids' | 'title' | 'people' | 'published'>

/** How far apart the dates of one work may lie: from the preprint to the journal. */
const mostYearsApart = 2

/** Schemes of identities of which one work may have several: they name a page, a submission, or a manifestation. */
const manySchemes = ['url', 'doi', 'openreview', 's2', 'ssrn', 'dblp']

/**
 * Whether title, first author and year let two entries be one work. It is only a suggestion: nothing is ever joined
 * for it.
 */
export function mayBeSameWork(one: Work, other: Work): boolean {
  const key = titleKey(one.title)
  if (key === undefined || key !== titleKey(other.title)) return false
  return areComparableKinds(one, other) && !areToldApart(one.ids, other.ids) && agreeOnFacts(one, other)
}

/** Whether what is known besides the title speaks for one work; what is not known speaks against nothing. */
function agreeOnFacts(one: Work, other: Work): boolean {
  const [family, otherFamily] = [firstFamily(one), firstFamily(other)]
  // Videos and talks are often called alike: who made them must be known.
  if (one.kind === other.kind && one.kind !== 'paper' && family === undefined) return false
  if (family !== undefined && otherFamily !== undefined && family !== otherFamily) return false
  const years = [one, other].map(({ published }) => Number(published?.slice(0, 4) ?? Number.NaN))
  return !(Math.abs((years[0] ?? 0) - (years[1] ?? 0)) > mostYearsApart)
}

/** A page may be the paper that a site did not recognise; a paper and the talk about it are two things. */
function areComparableKinds({ kind }: Work, { kind: other }: Work): boolean {
  return kind === other || [kind, other].every((each) => each === 'paper' || each === 'page')
}

/** Two identities of one scheme name two things: `arxiv:2403.10704` is never `arxiv:2403.10705`. */
export function areToldApart(ids: readonly string[], otherIds: readonly string[]): boolean {
  return ids.some((id) => {
    const scheme = schemeOf(id)
    if (manySchemes.includes(scheme) || otherIds.includes(id)) return false
    return otherIds.some((other) => schemeOf(other) === scheme && !ids.includes(other))
  })
}

function schemeOf(id: string): string {
  return id.slice(0, id.indexOf(':'))
}

function firstFamily({ people }: Pick<Work, 'people'>): string | undefined {
  const [first] = people
  const family = first && fold(first.family ?? first.name.split(' ').at(-1) ?? '').replace(/[^\p{L}]/gu, '')
  return family || undefined
}

/** The identities of the other form of a work: what a preprint says it was published as, or a paper its preprint is. */
export function otherFormIds({ related }: Pick<Clip, 'related'>): string[] {
  return [...idsOf(related, 'published as'), ...idsOf(related, 'preprint of')]
}

function idsOf(related: readonly Relation[], how: Relation['how']): string[] {
  return related.flatMap((relation) => (relation.how === how && relation.id !== undefined ? [relation.id] : []))
}

/**
 * Whether a preprint and what it says it was published as are one work. Authors give wrong DOIs at times (another part
 * of a series, the whole volume): where title and author both differ, the two are left apart.
 */
export function isBelievablyPublished(one: Work, other: Work): boolean {
  if (areToldApart(one.ids, other.ids) || !areComparableKinds(one, other)) return false
  if (one.people.length === 0 || other.people.length === 0) return true
  return isFirstAuthorOf(one, other) || isFirstAuthorOf(other, one) || shareWords(one.title, other.title)
}

/** Whether the first author of a work is among another's: editors put authors in another order at times. */
function isFirstAuthorOf(one: Work, other: Work): boolean {
  const family = firstFamily(one)
  return other.people.some((person) => firstFamily({ people: [person] }) === family)
}

/** Whether at least half of the words of the shorter title stand in the other. */
function shareWords(title: string, other: string): boolean {
  const [words = [], longer = []] = [title, other]
    .map((each) => [...new Set(fold(each).match(/[\p{L}\p{N}]{3,}/gu))])
    .sort((one, two) => one.length - two.length)
  return words.length > 0 && words.filter((word) => longer.includes(word)).length * 2 >= words.length
}

/** Whether a clip is of the published form of an entry that is, or began as, a preprint. */
export function isOfPublishedForm(entry: Pick<Entry, 'ids' | 'related'>, clip: Pick<Clip, 'ids' | 'related'>): boolean {
  return (
    idsOf(entry.related, 'published as').some((id) => clip.ids.includes(id)) ||
    idsOf(clip.related, 'preprint of').some((id) => entry.ids.includes(id))
  )
}

/** Names a pair of entries, whichever comes first. */
export function pairKey(one: string, other: string): string {
  return [one, other].sort().join(' ')
}
