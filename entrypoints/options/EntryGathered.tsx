import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { ReadNext } from '@/components/options/ReadNext'
import QuestionList from '@/components/QuestionList'
import { titleOrPlace } from '@/utils/entry-summary'
import { readQuestions } from '@/utils/notes/questions'
import { findNextReadings } from '@/utils/notes/read-next'
import { listNextPapers, type NextPaper, queueNextPapers } from './next-papers'
import type { OpenEntry, PageState } from './page-state'
import { attempt } from './sentence'

/** What the open entry's notes ask, and what they say to read next. */
export function EntryGathered({ page, open }: { page: PageState; open: OpenEntry }): VNode {
  const notes = open.notes.text.value
  const questions = useMemo(() => readQuestions(notes), [notes])
  const readings = useMemo(() => findNextReadings(notes), [notes])
  const [papers, setPapers] = useState<readonly NextPaper[]>([])
  const known = page.library.entries.value
  useEffect(() => {
    let isWanted = true
    const show = (found: readonly NextPaper[]) => {
      if (isWanted) setPapers(found)
    }
    // While one types, an address is not whole.
    const timer = setTimeout(() => listNextPapers(readings, page.calls.findListed).then(show, () => show([])), 300)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [readings, known])
  const queue = () =>
    attempt(page.undo, 'Nothing was queued.', async () => {
      const from = `read next after “${titleOrPlace(open.facts.shown.value)}”`
      const { count, takeBack } = await queueNextPapers(papers, from, page.calls)
      page.undo.offer(count === 1 ? 'One entry queued.' : `${count} entries queued.`, takeBack)
    })
  return (
    <>
      <ReadNext papers={papers} onQueue={() => void queue()} />
      <QuestionList questions={questions} />
    </>
  )
}
