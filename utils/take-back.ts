import type { Entry } from './entry'
import { isSameValue } from './entry-fields'
import { mergeLines } from './notes/merge'
import { shotNamesIn } from './shot'

/** An entry before and after something changed it. */
interface Change {
  before: Entry
  after: Entry
}

/** Fields whose parts are taken back one by one. */
const fieldsOfParts = ['paper', 'talk', 'video', 'origin'] as const

/**
 * Takes a change of an entry back as far as the entry is still as the change left it; what was changed since stays.
 * Notes are taken back by line, tags and identities one by one.
 */
export function takeBackEntry(here: Entry, { before, after }: Change, now: Date): Entry {
  const back = takeBackParts(here, before, after)
  for (const field of fieldsOfParts) {
    const [own, old, changed] = [here[field], before[field], after[field]]
    if (own && old && changed) Object.assign(back, { [field]: takeBackParts(own, old, changed) })
  }
  const notes = mergeLines(after.notes, here.notes, before.notes)
  return {
    ...back,
    notes,
    shots: shotNamesIn(notes),
    tags: takeBackList(here.tags, before.tags, after.tags),
    ids: takeBackList(here.ids, before.ids, after.ids),
    revision: here.revision + 1,
    updatedAt: now.toISOString(),
  }
}

/** What is still as it was changed becomes what it was before. */
function takeBackParts<T extends object>(here: T, before: T, after: T): T {
  const back = { ...here }
  const [own, old, changed] = [here, before, after].map((parts) => new Map<string, unknown>(Object.entries(parts)))
  for (const name of new Set([...(old?.keys() ?? []), ...(changed?.keys() ?? [])])) {
    if (!isSameValue(own?.get(name), changed?.get(name))) continue
    if (old?.get(name) === undefined) Reflect.deleteProperty(back, name)
    else Object.assign(back, { [name]: old.get(name) })
  }
  return back
}

function takeBackList(here: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const kept = here.filter((each) => before.includes(each) || !after.includes(each))
  const back = before.filter((each) => !after.includes(each) && !kept.includes(each))
  return [...kept, ...back]
}
