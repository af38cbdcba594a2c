import type { Entry } from '@/utils/entry'
import { dropTimeMarks, linkTimeMarks } from '@/utils/notes/marks'
import { normaliseTag } from '@/utils/tags'
import { clockText } from '@/utils/time'
import { linkTarget, webUrl } from './link-target'
import { oneLine } from './markdown-text'
import type { ProfileOptions, TimeLink } from './profile'

/** What templates may name. A value that an entry does not have is absent, so `{% if %}` asks for it. */
export interface EntryValues {
  id: string
  title: string
  kind: string
  status: string
  created: string
  modified: string
  source?: string | undefined
  /** The source when it can be linked to: an address of the web. */
  source_link?: string | undefined
  people?: string[] | undefined
  container?: string | undefined
  published?: string | undefined
  /** People, container, date and duration, as far as known: the source line. */
  facts: string[]
  topics?: string[] | undefined
  tags?: string[] | undefined
  why?: string | undefined
  arxiv?: string | undefined
  doi?: string | undefined
  venue?: string | undefined
  duration?: string | undefined
  event?: string | undefined
  track?: string | undefined
  room?: string | undefined
  notes: string
  summary?: string | undefined
  chapters?: { clock: string; title: string; link: string | undefined }[] | undefined
}

/** What an entry's values depend on beside the entry. */
export interface ValueSettings {
  timeLink: TimeLink
  options: ProfileOptions
  /** File names of the topics that place the entry. */
  topics?: readonly string[]
  /** Minutes east of UTC at an instant; those of the learner's clock if absent. */
  utcOffsetMinutes?: (at: Date) => number
}

/** An entry's values as the templates of a profile name them. */
export function entryValues(entry: Entry, settings: ValueSettings): EntryValues {
  const { options, topics = [] } = settings
  const link = webUrl(entry.url)
  const people = listed(entry.people.map(({ name }) => name))
  const tags = listed(entry.tags.map(normaliseTag).filter((tag) => tag !== undefined))
  const duration = entry.durationSeconds === undefined ? undefined : clockText(entry.durationSeconds)
  const summary = options.withSummary ? given(entry.summary) : undefined
  const chapters = options.withChapters ? listed(chaptersOf(entry, settings)) : undefined
  const container = given(entry.container?.name)
  return {
    id: entry.id,
    title: given(entry.title) ?? 'Untitled',
    kind: entry.kind,
    status: entry.status,
    created: localTime(entry.createdAt, settings),
    modified: localTime(entry.updatedAt, settings),
    source: given(entry.url),
    source_link: link,
    people,
    container,
    published: entry.published,
    facts: [people?.join(', '), container, entry.published, duration].filter(isFirstMention),
    topics: listed(topics.map((name) => `[[${name}]]`)),
    tags,
    why: given(entry.why),
    ...kindValues(entry),
    duration,
    notes: notesOf(entry, settings),
    summary,
    chapters,
  }
}

/** The notes as the learner wrote them, without blank lines at the end, and with time marks as the profile has them. */
function notesOf(entry: Entry, { timeLink, options }: ValueSettings): string {
  const notes = entry.notes.replace(/(?:\r?\n[ \t]*)+$/, '')
  if (options.timeMarks === 'dropped') return dropTimeMarks(notes)
  return linkTimeMarks(notes, (seconds) => {
    const link = timeLink(entry, seconds)
    return link && linkTarget(link)
  })
}

function kindValues({ ids, kind, paper, talk, container }: Entry) {
  const idOf = (scheme: string) => ids.find((id) => id.startsWith(`${scheme}:`))?.slice(scheme.length + 1)
  const isPaper = kind === 'paper'
  return {
    arxiv: isPaper ? (paper?.arxiv ?? idOf('arxiv')) : undefined,
    doi: isPaper ? (paper?.doi?.[0] ?? idOf('doi')) : undefined,
    venue: isPaper ? (given(paper?.journalRef) ?? given(container?.name)) : undefined,
    event: kind === 'talk' ? (given(container?.name) ?? given(talk?.event)) : undefined,
    track: given(talk?.track),
    room: given(talk?.room),
  }
}

function chaptersOf(entry: Entry, { timeLink }: ValueSettings) {
  return entry.chapters.map(({ startSeconds, title }) => {
    return { clock: clockText(startSeconds), title, link: webUrl(timeLink(entry, startSeconds)) }
  })
}

/** Obsidian's date and time have no zone: an instant is written as the learner's clock showed it. */
function localTime(instant: string, { utcOffsetMinutes = clockOffset }: ValueSettings): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return new Date(at.getTime() + utcOffsetMinutes(at) * 60_000).toISOString().slice(0, 19)
}

function clockOffset(at: Date): number {
  return -at.getTimezoneOffset()
}

function isFirstMention(fact: string | undefined, index: number, facts: (string | undefined)[]): fact is string {
  return fact !== undefined && facts.indexOf(fact) === index
}

function given(text: string | undefined): string | undefined {
  return text === undefined || oneLine(text) === '' ? undefined : text
}

function listed<T>(values: T[]): T[] | undefined {
  return values.length === 0 ? undefined : [...new Set(values)]
}
