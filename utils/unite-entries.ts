import { type Entry, entryStatuses, trustLevels } from './entry'
import { isSameValue } from './entry-fields'
import { uniteNotes } from './notes/unite'
import { typeOfVenue } from './paper-type'
import { unitePapers } from './paper-versions'
import { shotNamesIn } from './shot'

/** The fields of which the united entry has the one or the other, in the order in which they are compared. */
export const chosenFields = [
  'kind',
  'title',
  'people',
  'container',
  'published',
  'url',
  'summary',
  'language',
  'durationSeconds',
  'chapters',
  'talk',
  'video',
  'paper',
  'status',
  'why',
] as const satisfies readonly (keyof Entry)[]
export type ChosenField = (typeof chosenFields)[number]

/** Whose value is taken: of the entry that stays, or of the one that goes into it. */
export type Side = 'into' | 'from'
export type Choices = { [F in ChosenField]?: Side | undefined }

/** A field in which two entries differ, with both values; one may be absent. */
export interface FieldProposal<F extends ChosenField = ChosenField> {
  field: F
  into: Entry[F] | undefined
  from: Entry[F] | undefined
  choice: Side
}

/** A merge that made an entry what it is, as long as it can be taken back. */
export interface MergeName {
  undoToken: string
  /** An ISO instant. */
  at: string
  /** The title of the entry that went into it. */
  title: string
}

/** The fields in which two entries differ, each with the value that is believed more. */
export function proposeFields(into: Entry, from: Entry): FieldProposal[] {
  return chosenFields
    .filter((field) => areAtOdds(field, into[field], from[field]))
    .map((field) => ({ field, into: into[field], from: from[field], choice: chooseSide(into, from, field) }))
}

/** Parts that are united whatever is chosen. */
const unitedParts = ['appeared', 'arxiv', 'citekey', 'doi', 'version', 'versionDate', 'latestVersion', 'versions']

/** Whether one of two values must give way. Of a paper, talk or video only where both know the same part otherwise. */
function areAtOdds(field: ChosenField, into: unknown, from: unknown): boolean {
  if (isSameValue(into, from) || (isEmpty(into) && isEmpty(from))) return false
  const hasParts = field === 'paper' || field === 'talk' || field === 'video'
  if (!hasParts || isEmpty(into) || isEmpty(from)) return true
  const parts = new Map(Object.entries(from as object))
  return Object.entries(into as object).some(
    ([name, value]) => !unitedParts.includes(name) && parts.has(name) && !isSameValue(value, parts.get(name)),
  )
}

/** No value, blank text, or an empty list: then there is nothing to choose. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

function chooseSide(into: Entry, from: Entry, field: ChosenField): Side {
  if (isEmpty(into[field]) || isEmpty(from[field])) return isEmpty(into[field]) ? 'from' : 'into'
  return rankOf(from, field) > rankOf(into, field) ? 'from' : 'into'
}

/** How much an entry's value is believed, or how far it is; equal ranks leave what is there. */
function rankOf(entry: Entry, field: ChosenField): number {
  if (field === 'status') return entry.status === 'dropped' ? -1 : entryStatuses.indexOf(entry.status)
  const trust = entry.origin[field]?.trust
  const rank = trust === undefined ? -1 : trustLevels.indexOf(trust)
  // What only an address tells gives way to any page; and a site knows better than the generic reader what it is.
  const isWeak = field === 'kind' ? entry.kind === 'page' : !entry.complete
  return trust === 'user' ? rank : rank - (isWeak ? trustLevels.length : 0)
}

/**
 * The entry that two become: one value of each field, as chosen (where nothing is chosen, as proposed), and all of
 * what is the learner's: tags, notes, versions read, identities.
 */
export function uniteEntries(into: Entry, from: Entry, choices: Choices, now: Date): Entry {
  const notes = uniteNotes(into.notes, from.notes)
  const united: Entry = {
    ...into,
    revision: into.revision + 1,
    ids: [...new Set([...into.ids, ...from.ids])],
    tags: [...new Set([...into.tags, ...from.tags])],
    related: uniteRelated(into, from),
    notes,
    shots: shotNamesIn(notes),
    complete: into.complete || from.complete,
    origin: { ...from.origin, ...into.origin },
    createdAt: into.createdAt < from.createdAt ? into.createdAt : from.createdAt,
    updatedAt: now.toISOString(),
  }
  for (const { field, choice: proposed, ...both } of proposeFields(into, from)) {
    const wished = isEmpty(both.into) || isEmpty(both.from) ? proposed : (choices[field] ?? proposed)
    takeField(united, wished === 'into' ? into : from, field)
    // Whoever chooses otherwise than proposed knows better than any page.
    if (wished !== proposed) united.origin[field] = { from: 'learner', trust: 'user', at: now.toISOString() }
  }
  uniteParts(united, into, from, choices)
  return united
}

function takeField(united: Entry, side: Entry, field: ChosenField): void {
  copyField(united, side, field)
  if (field === 'title' || field === 'summary') copyField(united, side, `${field}Raw`)
}

function copyField(united: Entry, side: Entry, field: ChosenField | 'titleRaw' | 'summaryRaw'): void {
  if (side[field] === undefined) Reflect.deleteProperty(united, field)
  else Object.assign(united, { [field]: side[field] })
  if (side.origin[field]) united.origin[field] = side.origin[field]
  else delete united.origin[field]
}

/** What only the other side knows of a paper, talk or video is kept beside what was chosen. */
function uniteParts(united: Entry, into: Entry, from: Entry, choices: Choices): void {
  const sidesOf = (field: ChosenField) =>
    (choices[field] ?? chooseSide(into, from, field)) === 'into' ? [into, from] : [from, into]
  const [talk, otherTalk] = sidesOf('talk')
  if (talk?.talk && otherTalk?.talk) united.talk = { ...otherTalk.talk, ...talk.talk }
  const [video, otherVideo] = sidesOf('video')
  if (video?.video && otherVideo?.video) united.video = { ...otherVideo.video, ...video.video }
  const [paper, otherPaper] = sidesOf('paper')
  if (!paper?.paper || !otherPaper?.paper) return
  united.paper = unitePapers(paper.paper, otherPaper.paper)
  const appeared = united.paper.appeared ?? appearedOf(into, from) ?? appearedOf(from, into)
  if (appeared !== undefined && appeared !== united.published) united.paper.appeared = appeared
  const citekey = into.paper?.citekey ?? from.paper?.citekey
  if (citekey !== undefined) united.paper.citekey = citekey
}

/** When a paper was published whose preprint the other one is. */
function appearedOf({ container, published, paper }: Entry, preprint: Entry): string | undefined {
  const isPublished = container !== undefined && typeOfVenue(container.name) !== 'preprint' && !paper?.arxiv
  const isPreprint = preprint.paper?.arxiv !== undefined || typeOfVenue(preprint.container?.name ?? '') === 'preprint'
  return isPublished && isPreprint ? published : undefined
}

function uniteRelated(into: Entry, from: Entry): Entry['related'] {
  const known = new Set(into.related.map((relation) => JSON.stringify(relation)))
  return [...into.related, ...from.related.filter((relation) => !known.has(JSON.stringify(relation)))]
}
