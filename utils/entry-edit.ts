import * as v from 'valibot'
import { entryPatchSchema } from './entry'

/**
 * Which of a form's changes a call brings. An answer may be lost on its way, with the change stored or not: the library
 * knows by this what it has of the form, so that nothing is stored twice and nothing is left out.
 */
export const sendingSchema = v.object({
  /** The form, by an id of its own. */
  surface: v.string(),
  /** Grows with every sending. */
  number: v.number(),
  /** The last one that was answered: what the change is stated against. 0 is what the form began with. */
  confirmed: v.number(),
})
export type Sending = v.InferOutput<typeof sendingSchema>

/** Fields before and after. A field that was emptied is only in `from`. */
export const fieldsEditSchema = v.object({ from: entryPatchSchema, to: entryPatchSchema })
export type FieldsEdit = v.InferOutput<typeof fieldsEditSchema>

/**
 * What a surface changed, against what it was shown. `from` and `to` name the same fields; text is merged by line,
 * tags by set, everything else is replaced.
 */
export const entryEditSchema = v.object({
  id: v.string(),
  revision: v.number(),
  ...fieldsEditSchema.entries,
  sending: v.optional(sendingSchema),
})
export type EntryEdit = v.InferOutput<typeof entryEditSchema>
