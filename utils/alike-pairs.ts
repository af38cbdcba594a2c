import type { Entry } from './entry'
import { mayBeSameWork, otherFormIds, pairKey } from './same-work'
import { titleKey } from './title-key'

/** Two entries that may be one work. */
export type AlikePair = readonly [one: Entry, other: Entry]

/** More entries than this with one title are a series: nobody compares them all. */
const mostAlike = 20

/** Taking a title apart takes longer than everything else here, and entries change one at a time. */
const keys = new WeakMap<Entry, string | null>()

/**
 * The pairs of entries that may be one work, by title or because one says that it was published as the other, in the
 * order of the entries.
 * @param apart the pairs that are two works, by `pairKey`
 */
export function findAlikePairs(entries: readonly Entry[], apart: ReadonlySet<string> = new Set()): AlikePair[] {
  const pairs = new Map<string, AlikePair>()
  const add = (one: Entry, other: Entry) => {
    const key = pairKey(one.id, other.id)
    if (one.id !== other.id && !apart.has(key) && !pairs.has(key)) pairs.set(key, [one, other])
  }
  const holders = new Map(entries.flatMap((entry) => entry.ids.map((id) => [id, entry] as const)))
  const titled = groupByTitle(entries)
  for (const entry of entries) {
    for (const other of titled.get(keyOf(entry) ?? '') ?? []) if (mayBeSameWork(entry, other)) add(entry, other)
    for (const id of otherFormIds(entry)) {
      const holder = holders.get(id)
      if (holder) add(entry, holder)
    }
  }
  return [...pairs.values()]
}

/** Takes the titles of some entries apart ahead of `findAlikePairs`, which is quick then. */
export function readTitles(entries: readonly Entry[]): void {
  for (const entry of entries) keyOf(entry)
}

/** Titles that more than one entry has. */
function groupByTitle(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  for (const [key, { length }] of groups) if (length < 2 || length > mostAlike) groups.delete(key)
  return groups
}

function keyOf(entry: Entry): string | undefined {
  const known = keys.get(entry)
  if (known !== undefined) return known ?? undefined
  const key = titleKey(entry.title)
  keys.set(entry, key ?? null)
  return key
}
