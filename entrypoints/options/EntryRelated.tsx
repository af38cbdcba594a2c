import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { RelatedList } from '@/components/options/RelatedList'
import type { Entry, Relation } from '@/utils/entry'
import { listRelated, relationUrl } from '@/utils/related'
import type { PageState } from './page-state'
import { attempt } from './sentence'

type Sites = typeof import('@/utils/sites')

/** What an entry is related to. The list of sites is large: it is loaded for an entry that names addresses. */
export function EntryRelated({ page, entry }: { page: PageState; entry: Entry }): VNode {
  const { library } = page
  const [sites, setSites] = useState<Sites>()
  useEffect(() => void import('@/utils/sites').then(setSites), [])
  const entries = library.entries.value
  const things = useMemo(
    () => listRelated(entry, entries, sites?.identifyUrl ?? (() => [])),
    [entry.ids.join(), entry.related, entries, sites],
  )
  return <RelatedList things={things} onQueue={(relation) => void queueRelated(page, relation)} />
}

async function queueRelated({ calls, library, undo }: PageState, relation: Relation): Promise<void> {
  const url = URL.parse(relationUrl(relation) ?? '')
  const { clipFromUrl } = await import('@/utils/sites')
  const clip = url && clipFromUrl(url)
  if (!clip) return undo.say('This address leads to no page that Lectern could keep.')
  const ids = [...new Set([...clip.ids, ...(relation.id === undefined ? [] : [relation.id])])]
  await attempt(undo, 'Nothing was queued.', async () => {
    const { entries, trace } = await calls.queuePapers({ papers: [{ ...clip, ids }], tags: [] })
    const change = { entries: entries.map((each) => each.id), documents: [], textsOf: [] }
    await library.refresh(change)
    undo.offer('Queued', async () => {
      await calls.takeBackPapers(trace)
      await library.refresh(change)
    })
  })
}
