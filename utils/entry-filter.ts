import type { LecternDocument } from './document'
import type { Entry, EntryKind, EntryStatus } from './entry'
import { placedEntryIds } from './entry-line'

/** Which entries to show; what is absent does not narrow. */
export interface EntryFilter {
  kind?: EntryKind | undefined
  status?: EntryStatus | undefined
  /** A tag with everything nested under it: `ml` finds `ml/rl`. */
  tag?: string | undefined
  /** The topic's document. */
  topicId?: string | undefined
}

/** True if a filter narrows at all. */
export function isNarrow(filter: EntryFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined)
}

/** The entries that a filter lets through, in their order. `placedIds` are those of the filter's topic. */
export function filterEntries(
  entries: readonly Entry[],
  filter: EntryFilter,
  placedIds?: ReadonlySet<string>,
): readonly Entry[] {
  if (!isNarrow(filter)) return entries
  return entries.filter(
    (entry) =>
      (filter.kind === undefined || entry.kind === filter.kind) &&
      (filter.status === undefined || entry.status === filter.status) &&
      (filter.topicId === undefined || placedIds?.has(entry.id)) &&
      (filter.tag === undefined || hasTag(entry, filter.tag)),
  )
}

/** True if an entry carries a tag or one nested under it, whatever the case of its letters. */
export function hasTag(entry: Pick<Entry, 'tags'>, tag: string): boolean {
  const wanted = tag.toLowerCase()
  return entry.tags.some((own) => {
    const lower = own.toLowerCase()
    return lower === wanted || lower.startsWith(`${wanted}/`)
  })
}

export interface Count {
  /** The tag, or the topic's document id. */
  key: string
  label: string
  count: number
}

/** One collator for a whole list: `localeCompare` looks for its own each time. */
function byLabel(): (one: Count, other: Count) => number {
  const { compare } = new Intl.Collator()
  return (one, other) => compare(one.label, other.label)
}

/** Every tag with how many entries carry it (or one nested under it), by name. */
export function countTags(entries: readonly Pick<Entry, 'tags'>[]): Count[] {
  const counts = new Map<string, Count>()
  for (const entry of entries) {
    for (const [key, label] of tagsWithParents(entry.tags)) {
      const known = counts.get(key)
      if (known) known.count += 1
      else counts.set(key, { key: label, label, count: 1 })
    }
  }
  return [...counts.values()].sort(byLabel())
}

function tagsWithParents(tags: readonly string[]): Map<string, string> {
  const all = new Map<string, string>()
  for (const tag of tags) {
    const parts = tag.split('/')
    parts.forEach((_, index) => {
      const label = parts.slice(0, index + 1).join('/')
      all.set(label.toLowerCase(), label)
    })
  }
  return all
}

/** Every topic with how many of the library's entries it places, by title. */
export function countTopics(documents: readonly LecternDocument[], isKnown: (entryId: string) => boolean): Count[] {
  return documents
    .filter((document) => document.kind === 'topic')
    .map((document) => ({
      key: document.id,
      label: document.title,
      count: placedEntryIds(document.body).filter(isKnown).length,
    }))
    .sort(byLabel())
}
