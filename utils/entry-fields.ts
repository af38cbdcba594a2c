import type { TopicChoice } from './draft'
import { type Clip, type EditableField, type Entry, type EntryPatch, editableFields } from './entry'
import type { FieldsEdit } from './entry-edit'

/** What a form shows of a thing, whether it is in the library yet or not. */
export interface EntryFields extends Pick<Entry, EditableField> {
  /** The topic that the thing is to be filed under. */
  topic?: TopicChoice
}

/** A change of some fields; a field that becomes undefined is emptied. */
export type FieldsChange = { [F in keyof EntryFields]?: EntryFields[F] | undefined }

/** The fields of a clip as the learner left them in a draft. */
export function fieldsOfClip(clip: Clip, patch: EntryPatch = {}, topic?: TopicChoice): EntryFields {
  // A new entry is being learned from unless the learner says otherwise: only a link that is queued is queued.
  const fields = pickFields({ ...clip, tags: [], status: 'learning', notes: '' })
  return changeFields(fields, topic ? { ...patch, topic } : patch)
}

/** The fields of an entry. */
export function fieldsOfEntry(entry: Entry, topic?: TopicChoice): EntryFields {
  return changeFields(pickFields(entry), { topic })
}

function pickFields(source: Pick<Entry, EditableField>): EntryFields {
  const { kind, title, people, tags, status, notes } = source
  const picked: EntryFields = { kind, title, people, tags, status, notes }
  for (const field of editableFields) {
    if (source[field] !== undefined) Object.assign(picked, { [field]: source[field] })
  }
  return picked
}

export function changeFields(fields: EntryFields, change: FieldsChange): EntryFields {
  const changed = { ...fields }
  for (const [field, value] of Object.entries(change)) {
    if (value === undefined) Reflect.deleteProperty(changed, field)
    else Object.assign(changed, { [field]: value })
  }
  return changed
}

export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The fields that differ, topic included. */
export function changedFields(from: EntryFields, to: EntryFields): (keyof EntryFields)[] {
  const fields: (keyof EntryFields)[] = [...editableFields, 'topic']
  return fields.filter((field) => !isSameValue(from[field], to[field]))
}

/**
 * A change as an edit states it: the fields that differ, before and after, and those of `alsoFields`. A field that was
 * emptied is only in `from`.
 */
export function editBetween(
  from: EntryFields,
  to: EntryFields,
  alsoFields: readonly (keyof EntryFields)[] = [],
): FieldsEdit {
  const edit: FieldsEdit = { from: {}, to: {} }
  for (const field of editableFields) {
    if (isSameValue(from[field], to[field]) && !alsoFields.includes(field)) continue
    if (from[field] !== undefined) Object.assign(edit.from, { [field]: from[field] })
    if (to[field] !== undefined) Object.assign(edit.to, { [field]: to[field] })
  }
  return edit
}

/** An instant as the clocks here show it, to the minute, with their offset: `2026-03-04T09:30+01:00`. */
export function localInstant(at: Date): string {
  const offsetMinutes = -at.getTimezoneOffset()
  const local = new Date(at.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 16)
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60]
  const clock = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':')
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${clock}`
}
