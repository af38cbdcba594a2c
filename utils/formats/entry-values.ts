import { addressName } from '@/utils/address-name'
import type { Entry } from '@/utils/entry'
import { dropTimeMarks, linkTimeMarks } from '@/utils/notes/marks'
import { listPasses, passLine } from '@/utils/notes/pass-list'
import type { Reading } from '@/utils/readings'
import { normaliseTag } from '@/utils/tags'
import { clockText } from '@/utils/time'
import { linkTarget, webUrl } from './link-target'
import type { ProfileOptions, TimeLink } from './profile'
import type { ShotWriter } from './shot-files'

/**
 * What templates may name. A value that an entry does not have is null, so `{% if %}` asks for it; the engine would
 * throw an error inside for every undefined one, which takes a tenth of an export's time.
 */
export type EntryValues = {
  id: string
  title: string
  kind: string
  status: string
  created: string
  modified: string
  source: string | null
  /** The source when it can be linked to: an address of the web. */
  source_link: string | null
  people: string[] | null
  container: string | null
  published: string | null
  /** People, container, date, room and duration, as far as known: the source line. */
  facts: string[]
  topics: string[] | null
  /** The title, where the entry's file had to be named otherwise. */
  aliases: string[] | null
  tags: string[] | null
  why: string | null
  /** Each pass over a paper: which, when, which version, how long. */
  passes: string[] | null
  citekey: string | null
  arxiv: string | null
  doi: string | null
  venue: string | null
  duration: string | null
  event: string | null
  track: string | null
  room: string | null
  /** When a talk is held, by the clock at its place. */
  start: string | null
  end: string | null
  notes: string | null
  summary: string | null
  chapters: { clock: string; title: string; link: string | null }[] | null
}

/** A topic that places an entry. */
export interface PlacingTopic {
  title: string
  /** Of its file in the vault, without the extension. */
  fileName: string
}

/** What an entry's values depend on beside the entry. */
export interface ValueSettings {
  timeLink: TimeLink
  options: ProfileOptions
  /** Absent: embedded shots stay as they stand. */
  shots?: ShotWriter
  topics?: readonly PlacingTopic[]
  /** What was read of each entry, by its id. Absent: passes are those that the notes tell of. */
  readings?: ReadonlyMap<string, readonly Reading[]>
  /** Minutes east of UTC at an instant; those of the learner's clock if absent. */
  utcOffsetMinutes?: (at: Date) => number
}

/** An entry's values as the templates of a profile name them. */
export function entryValues(entry: Entry, settings: ValueSettings): EntryValues {
  const { options, topics = [] } = settings
  const people = listed(entry.people.map(({ name }) => name))
  const tags = listed(entry.tags.map(normaliseTag).filter((tag) => tag !== undefined))
  const duration = entry.durationSeconds === undefined ? null : clockText(entry.durationSeconds)
  const summary = options.withSummary ? given(entry.summary) : null
  const chapters = options.withChapters ? listed(chaptersOf(entry, settings)) : null
  const container = given(entry.container?.name)
  const ofKind = kindValues(entry, settings)
  const day = entry.published ?? /^\d{4}-\d{2}-\d{2}/.exec(ofKind.start ?? '')?.[0]
  return {
    id: entry.id,
    title: given(entry.title) ?? addressName(entry) ?? 'Untitled',
    kind: entry.kind,
    status: entry.status,
    created: localTime(entry.createdAt, settings),
    modified: localTime(entry.updatedAt, settings),
    source: given(entry.url),
    source_link: webUrl(entry.url) ?? null,
    people,
    container,
    published: entry.published ?? null,
    facts: [people?.join(', '), container, day, ofKind.room, duration].filter(isFirstMention),
    topics: listed(topics.map(({ title, fileName }) => (options.target === 'jekyll' ? title : `[[${fileName}]]`))),
    aliases: null,
    tags,
    why: given(entry.why),
    ...ofKind,
    passes: entry.kind === 'paper' ? listed(passesOf(entry, settings)) : null,
    duration,
    notes: notesOf(entry, settings),
    summary,
    chapters,
  }
}

/** The notes as the learner wrote them, without blank lines at the end, and with time marks as the profile has them. */
function notesOf(entry: Entry, { timeLink, options, shots }: ValueSettings): string | null {
  const own = entry.notes.replace(/(?:\r?\n[ \t]*)+$/, '')
  if (own.trim() === '') return null
  const notes = shots?.write(own) ?? own
  if (options.timeMarks === 'dropped') return dropTimeMarks(notes)
  return linkTimeMarks(notes, (seconds) => {
    const link = timeLink(entry, seconds)
    return link && linkTarget(link)
  })
}

function kindValues({ ids, kind, paper, talk, container }: Entry, settings: ValueSettings) {
  const idOf = (scheme: string) => ids.find((id) => id.startsWith(`${scheme}:`))?.slice(scheme.length + 1)
  const isPaper = kind === 'paper'
  return {
    citekey: given(paper?.citekey),
    arxiv: isPaper ? (paper?.arxiv ?? idOf('arxiv') ?? null) : null,
    doi: isPaper ? (paper?.doi?.[0] ?? idOf('doi') ?? null) : null,
    venue: isPaper ? (given(paper?.journalRef) ?? given(container?.name)) : null,
    event: talk?.event === container?.name ? null : given(talk?.event),
    track: given(talk?.track),
    room: given(talk?.room),
    start: placeTime(given(talk?.start), settings),
    end: placeTime(given(talk?.end), settings),
  }
}

function passesOf({ id, notes }: Entry, { readings }: ValueSettings): string[] {
  return listPasses(readings?.get(id) ?? [], notes).map(passLine)
}

function chaptersOf(entry: Entry, { timeLink }: ValueSettings) {
  return entry.chapters.map(({ startSeconds, title }) => {
    return { clock: clockText(startSeconds), title, link: webUrl(timeLink(entry, startSeconds)) ?? null }
  })
}

/** Obsidian's date and time have no zone: an instant is written as the learner's clock showed it. */
function localTime(instant: string, { utcOffsetMinutes = clockOffset }: ValueSettings): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return new Date(at.getTime() + utcOffsetMinutes(at) * 60_000).toISOString().slice(0, 19)
}

/** A talk's time as the clock at its place shows it; one given in UTC names no place, so it is the learner's. */
function placeTime(time: string | null, settings: ValueSettings): string | null {
  const [, minutes, seconds = ':00', zone] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(time ?? '') ?? []
  if (time === null || minutes === undefined) return time
  return zone === 'Z' ? localTime(time, settings) : minutes + seconds
}

function clockOffset(at: Date): number {
  return -at.getTimezoneOffset()
}

function isFirstMention(fact: unknown, index: number, facts: unknown[]): fact is string {
  return typeof fact === 'string' && facts.indexOf(fact) === index
}

/** Text in which there is something to see. */
function given(text: string | undefined): string | null {
  return text !== undefined && /[^\s\p{C}]/u.test(text) ? text : null
}

function listed<T>(values: T[]): T[] | null {
  return values.length === 0 ? null : [...new Set(values)]
}
