import { diff3MergeRegions, diffComm, diffIndices } from 'node-diff3'

/** Lines of a text; the empty text has none, so that a first line is only an addition. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

/**
 * Merges two changes of one text line by line. Where both sides changed a line both are kept, `stored` first; the same
 * change on both sides is there once, and a line that only one side took away is gone.
 */
export function mergeLines(base: string, stored: string, edited: string): string {
  if (stored === base || stored === edited) return edited
  if (edited === base) return stored
  const regions = diff3MergeRegions(linesOf(stored), linesOf(base), linesOf(edited)) as Region[]
  const lines = regions.flatMap((region) =>
    region.stable ? region.bufferContent : mergeRegion(region.oContent, region.aContent, region.bContent),
  )
  return lines.join('\n')
}

/** What node-diff3's untyped regions are: `a` is the stored side, `o` the base, `b` the edited side. */
type Region =
  | { stable: true; bufferContent: string[] }
  | { stable: false; aContent: string[]; oContent: string[]; bContent: string[] }

/** Both sides changed something here: what either side added stays, what either side took away goes. */
function mergeRegion(base: string[], stored: string[], edited: string[]): string[] {
  const keptByStored = alignWith(base, stored)
  const keptByEdited = alignWith(base, edited)
  return unite(
    stored.filter((_, index) => isKept(keptByStored.get(index), keptByEdited)),
    edited.filter((_, index) => isKept(keptByEdited.get(index), keptByStored)),
  )
}

/** A line that is not of the base is an addition; one that is must still be on the other side. */
function isKept(baseIndex: number | undefined, other: Map<number, number>): boolean {
  return baseIndex === undefined || [...other.values()].includes(baseIndex)
}

/** For each line of a side that is a line of the base: which one. */
function alignWith(base: string[], side: string[]): Map<number, number> {
  const aligned = new Map<number, number>()
  let baseIndex = 0
  let sideIndex = 0
  const differences = diffIndices(base, side) as { buffer1: [number, number]; buffer2: [number, number] }[]
  for (const difference of [...differences, undefined]) {
    const sideEnd = difference?.buffer2[0] ?? side.length
    while (sideIndex < sideEnd) aligned.set(sideIndex++, baseIndex++)
    if (!difference) break
    baseIndex = difference.buffer1[0] + difference.buffer1[1]
    sideIndex = difference.buffer2[0] + difference.buffer2[1]
  }
  return aligned
}

/** All lines of both, in order, those that they share once. */
function unite(first: string[], second: string[]): string[] {
  const parts = diffComm(first, second) as ({ common: string[] } | { buffer1: string[]; buffer2: string[] })[]
  return parts.flatMap((part) => ('common' in part ? part.common : [...part.buffer1, ...part.buffer2]))
}

/** Merges two texts that grew apart from an unknown one: every line of both, those that they share once. */
export function uniteLines(stored: string, edited: string): string {
  return mergeLines('', stored, edited)
}
