import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type AlikePair, findAlikePairs, readTitles } from '@/utils/alike-pairs'
import type { Entry } from '@/utils/entry'
import { titleOrPlace } from '@/utils/entry-summary'
import type { MergeRequest } from '@/utils/library/merge-entries'
import { pairKey } from '@/utils/same-work'
import type { LibraryCalls } from './library-calls'
import type { LibraryState } from './library-state'
import type { Undo } from './undo'

const batchSize = 200

export interface Merging {
  /** Entries that may be one work; none until the whole library has been read. */
  pairs: ReadonlySignal<readonly AlikePair[]>
  /** The other entries that one may be the same as. */
  listAlike(id: string): Entry[]
  /** Reads which entries the learner said are two things, and looks for those that may be one. */
  load(): Promise<void>
  /** Makes two entries one, and offers to take it back. */
  merge(request: MergeRequest): Promise<Entry>
  /** Takes a merge back, this page's or an earlier one. */
  takeBack(undoToken: string): Promise<void>
  /** Remembers that two entries are two things, and offers to take it back. */
  keepApart(one: Entry, other: Entry): Promise<void>
}

/** What may be one entry, and how it becomes one. */
export function createMerging(calls: LibraryCalls, library: LibraryState, undo: Undo): Merging {
  const apart = signal<ReadonlySet<string>>()
  const pairs = computed(() =>
    library.isLoading.value || !apart.value ? [] : findAlikePairs(library.entries.value, apart.value),
  )

  const setApart = async (ids: readonly [string, string], isApart: boolean): Promise<void> => {
    await calls.keepApart(ids, isApart)
    const next = new Set(apart.value)
    if (isApart) next.add(pairKey(...ids))
    else next.delete(pairKey(...ids))
    apart.value = next
  }

  const takeBack = async (undoToken: string): Promise<void> => {
    const { into, from } = await calls.undoMerge(undoToken)
    await refresh(library, [into.id, from.id])
  }

  return {
    pairs,
    listAlike: (id) => pairs.value.flatMap(([one, other]) => (one.id === id ? [other] : other.id === id ? [one] : [])),
    async load() {
      const listed = await calls.listApart()
      await library.load()
      // A large library's titles take a while, and the learner is typing.
      for (let start = 0; start < library.entries.value.length; start += batchSize) {
        readTitles(library.entries.value.slice(start, start + batchSize))
        await new Promise((resolve) => setTimeout(resolve))
      }
      apart.value = listed
    },
    async merge(request) {
      const { entry, undoToken } = await calls.mergeEntries(request)
      await refresh(library, [request.intoId, request.fromId])
      undo.offer(`Merged into “${titleOrPlace(entry)}”.`, () => takeBack(undoToken))
      return entry
    },
    takeBack,
    async keepApart(one, other) {
      const ids = [one.id, other.id] as const
      await setApart(ids, true)
      undo.offer('Kept as two entries.', () => setApart(ids, false))
    },
  }
}

/** Shows the entries, and the documents that place them, as they are stored now. */
async function refresh(library: LibraryState, ids: readonly string[]): Promise<void> {
  await library.refresh({ entries: ids, documents: ids })
}
