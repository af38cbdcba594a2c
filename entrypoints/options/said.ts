import type { SaidLine } from '@/components/options/EntryRow'
import type { LecternText } from '@/utils/text'
import { findSaid } from '@/utils/transcript-rows'

/** The lines of talks that a search found. */
export interface Said {
  /** Those of an entry, in order. */
  find(entryId: string, query: string): Promise<readonly SaidLine[]>
  /** Texts have changed. */
  forget(): void
}

/** As many texts as rows stand in a window: they are long, and each letter of a search asks for them again. */
const mostKept = 24

export function createSaid(listTexts: (entryId: string) => Promise<readonly LecternText[]>): Said {
  const kept = new Map<string, Promise<readonly LecternText[]>>()
  const read = (entryId: string) => {
    const reading = kept.get(entryId) ?? listTexts(entryId)
    kept.delete(entryId)
    kept.set(entryId, reading)
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return reading
  }
  return {
    async find(entryId, query) {
      for (const { id, lines } of await read(entryId)) {
        const found = findSaid(lines, query).flatMap((index) => lines[index] ?? [])
        if (found.length > 0) return found.map((line) => ({ ...line, textId: id }))
      }
      return []
    },
    forget: () => kept.clear(),
  }
}
