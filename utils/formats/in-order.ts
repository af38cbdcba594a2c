/** Sorted by id, which for stored things is the order of their making. */
export function sortById<T extends { id: string }>(things: readonly T[]): T[] {
  return things.toSorted((one, other) => compareTexts(one.id, other.id))
}

/** By code units: the same on every system and in every language. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Everything that comes, as an array. */
export async function gather<T>(things: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const thing of things) all.push(thing)
  return all
}
