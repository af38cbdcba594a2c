import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { NextPaper, NextToFind } from '@/utils/messages'
import { readQuestions } from '@/utils/notes/questions'
import { findNextReadings } from '@/utils/notes/read-next'
import QuestionList from './QuestionList'
import { ReadNext, type ReadNextProps } from './ReadNext'

export interface GatheredProps extends Pick<ReadNextProps, 'linkOf' | 'said'> {
  notes: string
  /** Changes when the library may know other papers than before. */
  known: unknown
  list(readings: readonly NextToFind[]): Promise<NextPaper[]>
  onQueue(papers: readonly NextPaper[]): void
}

/** What notes ask, and what they say to read next. */
export default function Gathered({ notes, known, list, onQueue, ...props }: GatheredProps): VNode {
  const questions = useMemo(() => readQuestions(notes), [notes])
  const readings = useMemo(() => findNextReadings(notes), [notes])
  const [papers, setPapers] = useState<readonly NextPaper[]>([])
  useEffect(() => {
    if (readings.length === 0) return setPapers([])
    let isWanted = true
    const show = (found: readonly NextPaper[]) => {
      if (isWanted) setPapers(found)
    }
    // While one types, an address is not whole.
    const timer = setTimeout(() => list(readings).then(show, () => show([])), 300)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [readings, known])
  return (
    <>
      <ReadNext papers={papers} onQueue={() => onQueue(papers)} {...props} />
      <QuestionList questions={questions} />
    </>
  )
}
