import * as v from 'valibot'

export const documentKinds = ['topic', 'day', 'list', 'table', 'sheet', 'free'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentSchema = v.object({
  /** uuid v7. */
  id: v.string(),
  revision: v.number(),
  kind: v.picklist(documentKinds),
  title: v.string(),
  /** Front matter, in order; a value is kept as the YAML text that the learner wrote. */
  properties: v.array(v.object({ name: v.string(), value: v.string() })),
  /** The learner's Markdown, with `![[entry:<id>]]` lines where entries stand. */
  body: v.string(),
  /** The heading under which an entry was filed last, as its line reads ("## RAG"); absent: the end. */
  lastHeading: v.optional(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
  deletedAt: v.optional(v.string()),
})
/** The learner's own Markdown in which entries are placed. Not the DOM's `Document`. */
export type LecternDocument = v.InferOutput<typeof documentSchema>

/** What a surface changed in a document, against what it was shown; the body is merged by line. */
export const documentEditSchema = v.object({
  id: v.string(),
  revision: v.number(),
  from: v.partial(v.pick(documentSchema, ['title', 'body', 'properties'])),
  to: v.partial(v.pick(documentSchema, ['title', 'body', 'properties'])),
})
export type DocumentEdit = v.InferOutput<typeof documentEditSchema>
