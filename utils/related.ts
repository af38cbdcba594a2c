import type { Entry, Relation } from './entry'

type How = Relation['how']

/** What the related thing is to the entry that names it, and what that entry is to the related thing. */
export const relationLabels: Record<How, { label: string; inverse: string }> = {
  'recording of': { label: 'Recording', inverse: 'Recording of' },
  'paper of': { label: 'Paper', inverse: 'Paper of' },
  'slides of': { label: 'Slides', inverse: 'Slides of' },
  'poster of': { label: 'Poster', inverse: 'Poster of' },
  'code of': { label: 'Code', inverse: 'Code of' },
  'preprint of': { label: 'Preprint', inverse: 'Published as' },
  'published as': { label: 'Published as', inverse: 'Preprint' },
}

/** A thing that an entry is related to. */
export interface RelatedThing {
  label: string
  /** The entry that it is in the library. */
  entry?: Pick<Entry, 'id' | 'ids' | 'title' | 'url' | 'kind'>
  /** The relation that names it; absent where the other entry names this one. */
  relation?: Relation
}

/** The web address of a related thing, if it has one. */
export function relationUrl({ id, url }: Relation): string | undefined {
  if (url) return url
  const [, scheme, rest = ''] = /^(doi|arxiv):(.+)$/.exec(id ?? '') ?? []
  if (scheme === 'doi') return `https://doi.org/${encodeURI(rest)}`
  return scheme === 'arxiv' ? `https://arxiv.org/abs/${encodeURI(rest)}` : undefined
}

/**
 * What an entry is related to: the things that it names, each with the entry that it is, and the entries that name it.
 * @param identify gives the identities of an address
 */
export function listRelated(
  entry: Pick<Entry, 'id' | 'ids' | 'related'>,
  entries: readonly Entry[],
  identify: (url: URL) => readonly string[],
): RelatedThing[] {
  const idsOf = (relation: Relation) => identitiesOf(relation, identify)
  const others = entries.filter(({ id }) => id !== entry.id)
  const named = entry.related.map((relation): RelatedThing => {
    const ids = idsOf(relation)
    const other = others.find((each) => each.ids.some((id) => ids.includes(id)))
    return { label: relationLabels[relation.how].label, relation, ...(other && { entry: other }) }
  })
  const naming = others.flatMap((other): RelatedThing[] => {
    const relation = other.related.find((each) => idsOf(each).some((id) => entry.ids.includes(id)))
    return relation ? [{ label: relationLabels[relation.how].inverse, entry: other }] : []
  })
  const known = new Set(named.flatMap((thing) => thing.entry?.id ?? []))
  return [...named, ...naming.filter((thing) => !known.has(thing.entry?.id ?? ''))]
}

function identitiesOf({ id, url }: Relation, identify: (url: URL) => readonly string[]): readonly string[] {
  const parsed = url === undefined ? null : URL.parse(url)
  return [...(id === undefined ? [] : [id]), ...(parsed ? identify(parsed) : [])]
}
