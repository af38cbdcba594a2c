import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { later } from '@/test/make-entry'
import { getEntry, saveClip } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { clipOfVisit, practicePapers, titleOf, type Visit, visitsOf } from './arxiv-spellings'
import { openTestLibrary } from './open'

/** What the visits so far must have left. */
function expected(visits: readonly Visit[], latest: number) {
  const shown = visits.flatMap(({ shows, version }) => version ?? (shows === 'abs' ? latest : []))
  const read = [...new Set(shown)].sort((one, other) => one - other)
  const abs = visits.filter(({ shows }) => shows === 'abs').map(({ version }) => version ?? latest)
  return { read, newestAbs: abs.length > 0 ? Math.max(...abs) : undefined }
}

describe.each(practicePapers)('$id', (paper) => {
  const latest = paper.dates.length
  const visits = visitsOf(paper)

  it('is named by every spelling of its address', () => {
    for (const visit of visits) {
      const clip = clipOfVisit(paper, visit, later(0))
      expect([visit.url, clip.ids, clip.url]).toEqual([
        visit.url,
        [`arxiv:${paper.id}`],
        `https://arxiv.org/abs/${paper.id}`,
      ])
    }
  })

  it('is one entry with the versions that were read and every note, whatever spellings in whatever order', async () => {
    const orders = fc.shuffledSubarray(visits, { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const library = await openTestLibrary()
        let id = ''
        for (const [index, visit] of order.entries()) {
          const at = later(index)
          const patch = { notes: `- seen at ${index}`, tags: [`t${index}`] }
          id = (await saveClip(library, { clip: clipOfVisit(paper, visit, at), patch }, at)).entry.id
        }
        expect(await countEntries(library)).toBe(1)
        const entry = await getEntry(library, id)
        const { read, newestAbs } = expected(order, latest)
        expect(entry?.ids).toEqual([`arxiv:${paper.id}`])
        expect(entry?.url).toBe(`https://arxiv.org/abs/${paper.id}`)
        expect(new Set(entry?.notes.split('\n'))).toEqual(new Set(order.map((_, index) => `- seen at ${index}`)))
        expect(entry?.tags).toHaveLength(order.length)
        const versions = entry?.paper?.versions ?? []
        expect(versions.filter(({ readAt }) => readAt !== undefined).map(({ n }) => n)).toEqual(read)
        expect(entry?.complete).toBe(newestAbs !== undefined)
        if (newestAbs === undefined) return
        expect(entry?.title).toBe(titleOf(newestAbs))
        expect(entry?.summary).toBe(`About version ${newestAbs}.`)
        expect(entry?.paper?.latestVersion).toBe(latest)
        expect(versions.map(({ n, date }) => [n, date])).toEqual(paper.dates.map((date, index) => [index + 1, date]))
        expect(entry?.published).toBe(paper.dates[0])
      }),
      { numRuns: 25 },
    )
  })
})
