import type { VNode } from 'preact'
import Gathered from '@/components/Gathered'
import { titleOrPlace } from '@/utils/entry-summary'
import { listNextPapers, queueNextPapers } from '@/utils/next-papers'
import { clipFromUrl } from '@/utils/sites'
import type { OpenEntry, PageState } from './page-state'
import { attempt } from './sentence'

/** What the open entry's notes ask, and what they say to read next. */
export function EntryGathered({ page, open }: { page: PageState; open: OpenEntry }): VNode {
  const { calls, library, undo } = page
  return (
    <Gathered
      notes={open.notes.text.value}
      known={library.entries.value}
      list={(readings) => listNextPapers(readings, { clipFromUrl, findListed: calls.findListed })}
      linkOf={(id) => `#/entry/${id}`}
      onQueue={(papers) =>
        void attempt(undo, 'Nothing was queued.', async () => {
          const { said, takeBack } = await queueNextPapers(papers, titleOrPlace(open.facts.shown.value), calls)
          undo.offer(said, takeBack)
        })
      }
    />
  )
}
