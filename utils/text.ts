import * as v from 'valibot'

export const textLineSchema = v.object({
  startSeconds: v.number(),
  endSeconds: v.optional(v.number()),
  text: v.string(),
})
/** A stretch of speech, with its content time. */
export type TextLine = v.InferOutput<typeof textLineSchema>

export const textSchema = v.object({
  /** `<entry's id>:<kind>:<language>`: one of each for an entry. */
  id: v.string(),
  entryId: v.string(),
  /** `captions`: what the screen showed while the card was open; `transcript`: the source's own, or a file's. */
  kind: v.picklist(['captions', 'transcript']),
  /** BCP 47, or `und` when it is not known. */
  language: v.string(),
  /** Whether it covers the whole source. */
  complete: v.boolean(),
  /** In order of time. */
  lines: v.array(textLineSchema),
  /** Where it came from, for people: "transcript panel", "lecture.vtt". */
  from: v.string(),
  updatedAt: v.string(),
})
/** Long text beside an entry. Not the DOM's `Text`. */
export type LecternText = v.InferOutput<typeof textSchema>

/** A text as a surface hands it over to be kept; `boundText` says what becomes of it. */
export const textToKeepSchema = v.omit(textSchema, ['id', 'updatedAt'])
export type TextToKeep = v.InferOutput<typeof textToKeepSchema>

export const pageTranscriptSchema = v.pick(textSchema, ['language', 'complete', 'lines', 'from'])
/** The words spoken as a page shows them. */
export type PageTranscript = v.InferOutput<typeof pageTranscriptSchema>
