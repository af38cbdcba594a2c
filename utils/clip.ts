import type { Clip, EntryKind, Trust } from './entry'

/** A value with where it was found and how much that source is believed. */
export interface Fact<T> {
  value: T
  /** Names the source for people who debug: "meta citation_title". */
  from: string
  trust: Trust
}

/** A fact, or undefined when the source has nothing to say: no value, blank text or an empty list. */
export function fact<T>(from: string, trust: Trust, value: T | undefined): Fact<T> | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && value.trim() === '') return undefined
  if (Array.isArray(value) && value.length === 0) return undefined
  return { value, from, trust }
}

/** The first source that knows: candidates stand in their order of trust. */
export function firstFact<T>(...candidates: (Fact<T> | undefined)[]): Fact<T> | undefined {
  return candidates.find((candidate) => candidate !== undefined)
}

/** The clip's fields that a site reads, each with its origin. */
export const factFields = [
  'title',
  'titleRaw',
  'people',
  'container',
  'published',
  'summary',
  'summaryRaw',
  'language',
  'durationSeconds',
  'chapters',
  'video',
  'paper',
  'talk',
  'related',
] as const satisfies readonly (keyof Clip)[]
export type FactField = (typeof factFields)[number]
export type Facts = { [F in FactField]?: Fact<NonNullable<Clip[F]>> | undefined }

/** Papers that a page lists: search results, a volume, a day of announcements. The page itself is none. */
export interface Listing {
  title?: string
  /** What the listing shows of each, incomplete. */
  papers: Clip[]
}

/** A listing with every paper once; undefined where nothing is listed. */
export function listingOf(title: string | undefined, papers: readonly Clip[]): Listing | undefined {
  const byId = new Map<string, Clip>()
  for (const paper of papers) {
    const [id = paper.url] = paper.ids
    if (!byId.has(id)) byId.set(id, paper)
  }
  if (byId.size === 0) return undefined
  return { ...(title && { title }), papers: [...byId.values()] }
}

/** Every field from the first of several sources that knows it: they stand in their order of trust. */
export function firstFacts(...sources: (Facts | undefined)[]): Facts {
  const known = sources.map((facts) => Object.entries(facts ?? {}).filter(([, value]) => value !== undefined))
  return Object.fromEntries(known.reverse().flat())
}

export interface ClipBase {
  /** The site's name. */
  site: string
  kind: EntryKind
  /** Strongest identity first. */
  ids: string[]
  /** Canonical URL of the thing. */
  url: string
  at: Date
  keywords?: string[]
  /** False when the clip is made from a URL alone, or from what a listing shows. */
  complete?: boolean
}

/** Builds a clip from facts; a field that no source knows stays empty. */
export function clipOf(base: ClipBase, facts: Facts): Clip {
  const clip: Clip = {
    site: base.site,
    kind: base.kind,
    ids: base.ids,
    url: base.url,
    title: '',
    people: [],
    chapters: [],
    related: [],
    keywords: base.keywords ?? [],
    complete: base.complete ?? true,
    origin: {},
  }
  const at = base.at.toISOString()
  for (const field of factFields) {
    const known = facts[field]
    if (!known) continue
    Object.assign(clip, { [field]: known.value })
    clip.origin[field] = { from: known.from, trust: known.trust, at }
  }
  return clip
}
