import * as v from 'valibot'

/** What kind of thing was learned from. A `note` has no source. */
export const entryKinds = ['video', 'paper', 'talk', 'page', 'note'] as const
export type EntryKind = (typeof entryKinds)[number]

/** How far the learner is with an entry. */
export const entryStatuses = ['queued', 'learning', 'done', 'dropped'] as const
export type EntryStatus = (typeof entryStatuses)[number]

/**
 * How much a source of a field is believed, weakest first. `low`: a mirror or a guess from layout; `medium`: the
 * visible page; `high`: the publisher's metadata; `user`: typed by the learner, and never replaced.
 */
export const trustLevels = ['low', 'medium', 'high', 'user'] as const
export type Trust = (typeof trustLevels)[number]

const roles = ['author', 'speaker', 'channel', 'host'] as const

/** Somebody behind an entry. `family` keeps its particle ("de Almeida"); a collaboration has only `name`. */
export const personSchema = v.object({
  name: v.string(),
  family: v.optional(v.string()),
  given: v.optional(v.string()),
  suffix: v.optional(v.string()),
  affiliation: v.optional(v.string()),
  orcid: v.optional(v.string()),
  url: v.optional(v.string()),
  role: v.picklist(roles),
})
export type Person = v.InferOutput<typeof personSchema>

export const chapterSchema = v.object({ startSeconds: v.number(), title: v.string() })
export type Chapter = v.InferOutput<typeof chapterSchema>

const containerSchema = v.object({ name: v.string(), url: v.optional(v.string()) })

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: only as precise as the source was. */
const dateSchema = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))

const videoSchema = v.object({
  channelId: v.optional(v.string()),
  /** Absent for an ordinary recording. */
  live: v.optional(v.picklist(['upcoming', 'live', 'ended'])),
  isShort: v.optional(v.boolean()),
  isUnlisted: v.optional(v.boolean()),
  list: v.optional(v.string()),
})

const versionSchema = v.object({
  n: v.number(),
  date: v.optional(dateSchema),
  url: v.optional(v.string()),
  /** ISO instant at which the learner first clipped this very version. */
  readAt: v.optional(v.string()),
})

/** What a paper is to those who cite it. A preprint has none. */
export const paperTypes = ['article', 'conference', 'chapter', 'book', 'thesis', 'masters-thesis', 'report'] as const
export type PaperType = (typeof paperTypes)[number]

const paperSchema = v.object({
  /** As its source names it; absent where nobody says. */
  type: v.optional(v.picklist(paperTypes)),
  /** What it is cited by in BibTeX: given once and then kept, no two alike in the library but for case. */
  citekey: v.optional(v.string()),
  arxiv: v.optional(v.string()),
  /** DOIs of the published work as its preprint states them, not identities of the preprint. */
  doi: v.optional(v.array(v.string())),
  /** The version on the page that was clipped last. */
  version: v.optional(v.number()),
  latestVersion: v.optional(v.number()),
  versionDate: v.optional(dateSchema),
  versions: v.optional(v.array(versionSchema)),
  categories: v.optional(v.array(v.string())),
  comments: v.optional(v.string()),
  journalRef: v.optional(v.string()),
  reportNo: v.optional(v.string()),
  mscClass: v.optional(v.string()),
  acmClass: v.optional(v.string()),
  licence: v.optional(v.string()),
  pdfUrl: v.optional(v.string()),
  withdrawn: v.optional(v.boolean()),
  /** When what began as a preprint was published; the entry's own date is then the preprint's. */
  appeared: v.optional(dateSchema),
  volume: v.optional(v.string()),
  issue: v.optional(v.string()),
  pages: v.optional(v.string()),
})

const talkSchema = v.object({
  /** Edition or code of the event ("gtc25"); its name is the entry's container. */
  event: v.optional(v.string()),
  code: v.optional(v.string()),
  track: v.optional(v.string()),
  room: v.optional(v.string()),
  /** ISO 8601 as the page gives it, with its offset when the page has one. */
  start: v.optional(v.string()),
  end: v.optional(v.string()),
})

/** The related thing is the recording, paper, slides, poster, code or preprint of this one; or this one is published as it. */
const relationSchema = v.object({
  how: v.picklist(['recording of', 'paper of', 'slides of', 'poster of', 'code of', 'preprint of', 'published as']),
  id: v.optional(v.string()),
  url: v.optional(v.string()),
})
export type Relation = v.InferOutput<typeof relationSchema>

/** The facts that a site may read from a page and an entry keeps, each with its origin. */
const factEntries = {
  title: v.string(),
  /** The title as its source writes it (TeX), where `title` is the readable form. */
  titleRaw: v.optional(v.string()),
  people: v.array(personSchema),
  container: v.optional(containerSchema),
  published: v.optional(dateSchema),
  summary: v.optional(v.string()),
  summaryRaw: v.optional(v.string()),
  language: v.optional(v.string()),
  durationSeconds: v.optional(v.number()),
  chapters: v.array(chapterSchema),
  video: v.optional(videoSchema),
  paper: v.optional(paperSchema),
  talk: v.optional(talkSchema),
  related: v.array(relationSchema),
}

const originSchema = v.record(
  v.string(),
  v.object({
    from: v.string(),
    trust: v.picklist(trustLevels),
    at: v.string(),
    /** Which version of a paper it was read from: an older version's fact does not replace a newer's. */
    version: v.optional(v.number()),
  }),
)
/** Where each field came from: `from` names the source ("meta citation_title"), `at` is an ISO instant. */
export type Origin = v.InferOutput<typeof originSchema>

export const clipSchema = v.object({
  /** The site's `name`. */
  site: v.string(),
  kind: v.picklist(entryKinds),
  ids: v.array(v.string()),
  url: v.string(),
  ...factEntries,
  /** What the page says about its subject; offered as tags, never stored. */
  keywords: v.array(v.string()),
  /** False when it was made from a URL alone. */
  complete: v.boolean(),
  origin: originSchema,
})
/** What a site reads from a page: facts with their origin, not yet stored. */
export type Clip = v.InferOutput<typeof clipSchema>

export const entrySchema = v.object({
  /** uuid v7. */
  id: v.string(),
  /** Grows by one with every stored change. */
  revision: v.number(),
  kind: v.picklist(entryKinds),
  /** Identities of the thing itself (`youtube:…`, `arxiv:…`, `doi:…`, `url:…`), unique in the library. */
  ids: v.array(v.string()),
  url: v.optional(v.string()),
  ...factEntries,
  complete: v.boolean(),
  tags: v.array(v.string()),
  status: v.picklist(entryStatuses),
  /** One line: why it is worth learning from. */
  why: v.optional(v.string()),
  /** The learner's Markdown. */
  notes: v.string(),
  /** Names of the shots that the notes show: kept in step with them by the library. */
  shots: v.array(v.string()),
  origin: originSchema,
  createdAt: v.string(),
  updatedAt: v.string(),
  deletedAt: v.optional(v.string()),
})
/** One thing learned from, as stored. */
export type Entry = v.InferOutput<typeof entrySchema>

/** The fields that the learner may set by hand, on a draft and on an entry. */
export const editableFields = [
  'kind',
  'title',
  'people',
  'container',
  'published',
  'summary',
  'durationSeconds',
  'talk',
  'url',
  'tags',
  'status',
  'why',
  'notes',
] as const
export type EditableField = (typeof editableFields)[number]
export const entryPatchSchema = v.partial(v.pick(entrySchema, editableFields))
export type EntryPatch = v.InferOutput<typeof entryPatchSchema>
