import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipTime, makeClip, makeEntry } from '@/test/make-entry'
import type { Entry } from '@/utils/entry'
import { mergeLibrary, replaceLibrary } from '@/utils/library/bulk'
import { listCompletions } from '@/utils/library/completions'
import { deleteEntry, editEntry, restoreEntry, saveClip } from '@/utils/library/entries'
import { eachEntry } from '@/utils/library/listing'
import { queueClip } from '@/utils/library/queue'
import { clipOrUndo } from '@/utils/library/quick-clip'
import { collect, openTestLibrary } from './open'

function countByHand(entries: Entry[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const tag of entries.flatMap((entry) => entry.tags)) counts[tag] = (counts[tag] ?? 0) + 1
  return counts
}

describe('counts of tags', () => {
  const doings = ['save', 'edit', 'delete', 'restore', 'quick', 'queue', 'merge', 'replace'] as const
  const step = fc.record({
    what: fc.constantFrom(...doings),
    index: fc.nat(2),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  })

  it('are those of the living entries, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const library = await openTestLibrary()
        const entryIds = new Set<string>()
        for (const { what, index, tags } of steps) {
          const id = [...entryIds][index]
          const clip = makeClip({ ids: [`a:${index}`] })
          if (what === 'save') entryIds.add((await saveClip(library, { clip, patch: { tags } }, clipTime)).entry.id)
          if (what === 'quick') entryIds.add((await clipOrUndo(library, clip, clipTime)).entryId)
          if (what === 'queue') await queueClip(library, clip, clipTime)
          if (what === 'edit' && id) await editEntry(library, { id, revision: 1, from: { tags: ['a'] }, to: { tags } })
          if (what === 'delete' && id) await deleteEntry(library, id)
          if (what === 'restore' && id) await restoreEntry(library, id)
          const content = {
            entries: [makeEntry({ id: `${index}`, ids: [`a:${index}`], tags })],
            documents: [],
            activity: [],
          }
          if (what === 'merge') await mergeLibrary(library, content)
          if (what === 'replace') {
            await replaceLibrary(library, content)
            entryIds.clear()
          }
        }
        const { tags } = await listCompletions(library)
        const counted = Object.fromEntries(tags.map(({ tag, count }) => [tag, count]))
        expect(counted).toEqual(countByHand(await collect(eachEntry(library))))
      }),
      { numRuns: 60 },
    )
  })
})
