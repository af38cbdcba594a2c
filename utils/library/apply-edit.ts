import { type EditableField, type Entry, type EntryPatch, editableFields } from '@/utils/entry'
import type { FieldsEdit } from '@/utils/entry-edit'
import { mergeLines } from '@/utils/notes/merge'
import { shotNamesIn } from '@/utils/shot'

/** What a field becomes when the learner empties it; the others become absent, and `kind` and `status` stay. */
const emptyValues: EntryPatch = { title: '', people: [], tags: [], notes: '' }

/** Fields whose source a later clip must not replace once the learner has set them. */
const sourcedFields: readonly EditableField[] = [
  'kind',
  'title',
  'people',
  'container',
  'published',
  'summary',
  'durationSeconds',
  'talk',
  'url',
]

/**
 * Merges what a surface changed, against what it was shown, into an entry that may have changed since. Answers the
 * same entry when nothing changes.
 */
export function applyEdit(entry: Entry, { from, to }: FieldsEdit, now: Date): Entry {
  const merged = mergePatches(entry, from, to)
  const changed = changedFields(from, to).filter((field) => !isSame(entry[field], merged[field]))
  if (changed.length === 0) return entry
  const next: Entry = {
    ...entry,
    origin: { ...entry.origin },
    revision: entry.revision + 1,
    updatedAt: now.toISOString(),
  }
  for (const field of changed) setField(next, field, merged, now)
  return next
}

/**
 * Applies what the learner set by hand where it is not known what was there before: notes and tags are united with
 * the entry's, other fields replaced.
 */
export function applyPatch(entry: Entry, patch: EntryPatch, now: Date): Entry {
  const from: EntryPatch = {}
  for (const field of editableFields) {
    if (patch[field] !== undefined) Object.assign(from, { [field]: emptyForUnion(field) ?? entry[field] })
  }
  return applyEdit(entry, { from, to: patch }, now)
}

function emptyForUnion(field: EditableField): string | string[] | undefined {
  if (field === 'notes') return ''
  return field === 'tags' ? [] : undefined
}

/**
 * Merges a change into fields that may have changed since: notes and summary by line, tags by set, everything else is
 * replaced. A field that `from` has and `to` has not was emptied.
 */
export function mergePatches(stored: EntryPatch, from: EntryPatch, to: EntryPatch): EntryPatch {
  const merged: EntryPatch = {}
  for (const field of editableFields) {
    if (stored[field] !== undefined) Object.assign(merged, { [field]: stored[field] })
  }
  for (const field of changedFields(from, to)) {
    if (to[field] === undefined) delete merged[field]
    else Object.assign(merged, { [field]: to[field] })
  }
  if (!isSame(from.notes, to.notes)) {
    merged.notes = mergeLines(from.notes ?? '', stored.notes ?? '', to.notes ?? '')
  }
  if (!isSame(from.summary, to.summary)) {
    merged.summary = mergeLines(from.summary ?? '', stored.summary ?? '', to.summary ?? '')
  }
  if (!isSame(from.tags, to.tags)) {
    merged.tags = mergeTags(stored.tags ?? [], from.tags ?? [], to.tags ?? [])
  }
  return merged
}

function mergeTags(stored: readonly string[], from: readonly string[], to: readonly string[]): string[] {
  const kept = stored.filter((tag) => to.includes(tag) || !from.includes(tag))
  const added = to.filter((tag) => !from.includes(tag))
  return [...new Set([...kept, ...added])]
}

function changedFields(from: EntryPatch, to: EntryPatch): EditableField[] {
  return editableFields.filter((field) => !isSame(from[field], to[field]))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function setField(next: Entry, field: EditableField, merged: EntryPatch, now: Date): void {
  const value = cleanValue(field, merged[field]) ?? emptyValues[field]
  if (value !== undefined) Object.assign(next, { [field]: value })
  else if (field !== 'kind' && field !== 'status') Reflect.deleteProperty(next, field)
  // An empty title is none that the learner gave: the next page that knows one fills it in.
  if (field === 'title' && next.title.trim() === '') delete next.origin[field]
  else if (sourcedFields.includes(field)) {
    next.origin[field] = { from: 'learner', trust: 'user', at: now.toISOString() }
  }
  // The source's own form of a text that the learner has changed is not a form of it any more.
  if (field === 'title') dropRaw(next, 'titleRaw')
  if (field === 'summary') dropRaw(next, 'summaryRaw')
  if (field === 'notes') next.shots = shotNamesIn(next.notes)
}

function dropRaw(next: Entry, field: 'titleRaw' | 'summaryRaw'): void {
  delete next[field]
  delete next.origin[field]
}

/** Blank optional text is absent, and `why` is one line. */
function cleanValue(field: EditableField, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (field === 'notes' || field === 'title') return value
  if (value.trim() === '') return undefined
  return field === 'why' ? value.trim().replace(/\s*[\r\n]+\s*/g, ' ') : value
}
