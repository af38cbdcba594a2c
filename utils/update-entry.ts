import { type FactField, factFields } from './clip'
import { type Clip, type Entry, type Relation, trustLevels } from './entry'
import { typeOfVenue } from './paper-type'
import { mergePapers } from './paper-versions'
import { isOfPublishedForm } from './same-work'

/** The raw form of a field comes and goes with its readable form: they are one fact. */
const rawFields = { title: 'titleRaw', summary: 'summaryRaw' } as const

/** Fields that are merged below instead of being replaced whole, or that follow another. */
const ownRules: readonly FactField[] = ['titleRaw', 'summaryRaw', 'video', 'paper', 'talk', 'related']

/** A new entry with a clip's facts; the learner's own fields are still empty. */
export function entryFromClip(clip: Clip, id: string, now: Date, contestedIds: readonly string[] = []): Entry {
  const at = now.toISOString()
  const empty: Entry = {
    id,
    revision: 0,
    kind: clip.kind,
    ids: [],
    title: '',
    people: [],
    chapters: [],
    related: [],
    complete: false,
    tags: [],
    status: 'learning',
    notes: '',
    shots: [],
    origin: {},
    createdAt: at,
    updatedAt: at,
  }
  return updateEntry(empty, clip, now, contestedIds)
}

/**
 * Brings an entry up to date with a clip of the same thing. Nothing is lost: a field changes only when its new source
 * is believed more, or as much and newer; what the learner typed stays.
 * @param contestedIds identities of the clip that another entry holds; they stay there
 */
export function updateEntry(entry: Entry, clip: Clip, now: Date, contestedIds: readonly string[] = []): Entry {
  const next: Entry = {
    ...entry,
    origin: { ...entry.origin },
    revision: entry.revision + 1,
    kind: chooseKind(entry, clip),
    ids: [...new Set([...entry.ids, ...clip.ids.filter((id) => !contestedIds.includes(id))])],
    related: uniteRelations(entry.related, clip.related),
    complete: entry.complete || clip.complete,
    updatedAt: now.toISOString(),
  }
  const url = chooseUrl(entry, clip)
  if (url) next.url = url
  for (const field of factFields) {
    if (!ownRules.includes(field) && isBelieved(entry, clip, field)) takeFact(next, clip, field)
  }
  mergeParts(next, entry, clip, now)
  const appeared = chooseAppeared(entry, clip)
  if (appeared !== undefined && appeared !== next.published) next.paper = { ...next.paper, appeared }
  return next
}

/** Whether a clip's fact replaces what the entry has. */
function isBelieved(entry: Entry, clip: Clip, field: FactField): boolean {
  const found = clip.origin[field]
  const known = entry.origin[field]
  if (!found) return false
  if (!known) return true
  if (known.trust === 'user') return false
  if (field === 'container' && isServer(entry) !== isServer(clip)) return isServer(entry)
  // Nobody who wrote a work is forgotten because its preprint names fewer.
  if (field === 'people' && isPreprintOf(entry, clip) && clip.people.length < entry.people.length) return false
  const difference = trustLevels.indexOf(found.trust) - trustLevels.indexOf(known.trust)
  if (difference !== 0) return difference > 0
  // What a preprint knows stays: its published form fills in the venue, and what else is not known.
  if (isOfPublishedForm(entry, clip)) return false
  const shown = clip.paper?.version
  if (shown !== undefined && known.version !== undefined && shown !== known.version) return shown > known.version
  return found.at >= known.at
}

/** Whether it is known from where preprints are. What appeared elsewhere too is known from there. */
function isServer({ container }: Pick<Clip, 'container'>): boolean {
  return container !== undefined && typeOfVenue(container.name) === 'preprint'
}

/** When the work was published, as far as one of the two is its published form and the other its preprint. */
function chooseAppeared(entry: Entry, clip: Clip): string | undefined {
  if (isOfPublishedForm(entry, clip)) return clip.complete ? clip.published : undefined
  return isFirstPreprint(entry, clip) && entry.origin.published?.trust !== 'user' ? entry.published : undefined
}

/** Whether a clip is the preprint of what was known only as published: from then on the entry's date is the preprint's. */
function isFirstPreprint(entry: Entry, clip: Clip): boolean {
  const isArxiv = clip.paper?.arxiv !== undefined
  if (!clip.published || !isPreprintOf(entry, clip)) return false
  // A bibliography's record may have named arXiv's number beside the venue.
  const isShared = entry.ids.some((id) => clip.ids.includes(id))
  return isShared ? isArxiv && entry.paper?.arxiv === undefined : true
}

/** Whether a clip shows the preprint of what is known as published. */
function isPreprintOf(entry: Entry, clip: Clip): boolean {
  return entry.container !== undefined && !isServer(entry) && (clip.paper?.arxiv !== undefined || isServer(clip))
}

function takeFact(next: Entry, clip: Clip, field: FactField): void {
  Object.assign(next, { [field]: clip[field] })
  takeOrigin(next, clip, field)
  const raw = field === 'title' || field === 'summary' ? rawFields[field] : undefined
  if (!raw) return
  delete next[raw]
  delete next.origin[raw]
  if (clip[raw] === undefined) return
  next[raw] = clip[raw]
  takeOrigin(next, clip, raw)
}

function takeOrigin(next: Entry, clip: Clip, field: FactField): void {
  const found = clip.origin[field]
  const version = clip.paper?.version
  if (found) next.origin[field] = version === undefined ? found : { ...found, version }
}

/** The facts of several parts: each part that only one side knows stays, also when a clip knows less than the entry. */
function mergeParts(next: Entry, entry: Entry, clip: Clip, now: Date): void {
  const isPartBelieved = (field: FactField) => {
    if (!clip.complete || entry.origin[field]?.trust === 'user') return false
    // What is known from a URL alone gives way to any page.
    return !entry.complete || isBelieved(entry, clip, field)
  }
  for (const field of ['video', 'paper', 'talk', 'related'] as const) {
    if (!entry.origin[field] || isPartBelieved(field)) takeOrigin(next, clip, field)
  }
  if (clip.video) {
    next.video = mergePart(entry.video, clip.video, isPartBelieved('video'))
    // A stream that has ended is an ordinary recording some day: then its page says nothing of being live.
    if (isPartBelieved('video') && !clip.video.live) delete next.video.live
  }
  if (clip.talk && entry.origin.talk?.trust !== 'user') {
    next.talk = mergePart(entry.talk, clip.talk, isPartBelieved('talk'))
  }
  if (clip.paper) next.paper = mergePapers(entry.paper, clip.paper, { isBelieved: isPartBelieved('paper'), now })
}

function mergePart<T extends object>(known: T | undefined, found: T, isFoundBelieved: boolean): T {
  return isFoundBelieved ? { ...known, ...found } : { ...found, ...known }
}

/** A site knows better than the generic reader what kind of thing it is, and the learner better than both. */
function chooseKind(entry: Entry, clip: Clip): Entry['kind'] {
  return entry.kind === 'page' && entry.origin.kind?.trust !== 'user' ? clip.kind : entry.kind
}

/** The URL of the first page that showed the thing: a mirror that is clipped later does not take its place. */
function chooseUrl(entry: Entry, clip: Clip): string | undefined {
  if (entry.origin.url?.trust === 'user') return entry.url
  return entry.complete || (entry.url && !clip.complete) ? entry.url : clip.url
}

function uniteRelations(known: readonly Relation[], found: readonly Relation[]): Relation[] {
  const keyOf = (relation: Relation) => `${relation.how} ${relation.id ?? relation.url}`
  return [...new Map([...found, ...known].map((relation) => [keyOf(relation), relation])).values()]
}
