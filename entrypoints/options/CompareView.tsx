import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import Notice from '@/components/Notice'
import { ComparePane } from '@/components/options/ComparePane'
import { DuplicateList } from '@/components/options/DuplicateList'
import type { MergeProposal } from '@/utils/library/merge-entries'
import { sentenceOf } from '@/utils/sentence'
import type { Choices } from '@/utils/unite-entries'
import type { Browsing } from './browsing'
import { focusEntry } from './focus-entry'
import type { PageState } from './page-state'

interface CompareViewProps {
  page: PageState
  browsing: Browsing
}

/** The entries that may be one thing: their list, or two of them side by side. */
export function CompareView({ page, browsing }: CompareViewProps): VNode {
  const route = page.route.value
  if (route.view !== 'compare') {
    return <DuplicateList pairs={page.merging.pairs.value} onLeave={() => browsing.go({ view: 'library' })} />
  }
  return <Compared key={`${route.id} ${route.otherId}`} ids={[route.id, route.otherId]} {...{ page, browsing }} />
}

function Compared({ page, browsing, ids }: CompareViewProps & { ids: readonly [string, string] }): VNode | null {
  const { library, merging } = page
  const [proposal, setProposal] = useState<MergeProposal>()
  const [problem, setProblem] = useState<string>()
  const revisions = ids.map((id) => library.findEntry(id)?.revision).join()
  useEffect(() => {
    let isWanted = true
    // What is typed in an entry that stood open before is stored first.
    const propose = page.flush().then(() => page.calls.proposeMerge(ids))
    propose.then(
      (found) => isWanted && setProposal(found),
      (error: unknown) => isWanted && setProblem(sentenceOf(error)),
    )
    return () => {
      isWanted = false
    }
  }, [revisions])
  useEffect(() => {
    if (proposal) document.querySelector<HTMLElement>('.compare-field input:checked, .compare-foot .button')?.focus()
  }, [proposal === undefined])

  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    setProblem(undefined)
    try {
      await act()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const leave = () => browsing.go(merging.pairs.value.length > 0 ? { view: 'duplicates' } : { view: 'library' })

  if (!proposal) return problem === undefined ? null : <Refused problem={problem} />
  const { into, from } = proposal
  const merge = (choices: Choices) =>
    attempt(async () => {
      await merging.merge({ intoId: into.id, fromId: from.id, choices })
      browsing.go({ view: 'entry', id: into.id })
      requestAnimationFrame(focusEntry)
    })
  return (
    <ComparePane
      {...proposal}
      problem={problem}
      onMerge={(choices) => void merge(choices)}
      onKeepApart={() =>
        void attempt(async () => {
          await merging.keepApart(into, from)
          leave()
        })
      }
      onLeave={leave}
    />
  )
}

function Refused({ problem }: { problem: string }): VNode {
  return (
    <div class="pane">
      <Notice tone="problem">{problem}</Notice>
      <p>
        <a href="#/duplicates">Possible duplicates</a>
      </p>
    </div>
  )
}
