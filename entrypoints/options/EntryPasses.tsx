import type { VNode } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import PassesPane from '@/components/PassesPane'
import { createReadingState, type ReadingState } from '@/components/reading-state'
import type { OpenEntry, PageState } from './page-state'

/** The passes of the open paper. Time is counted while this page is looked at and used. */
export function EntryPasses({ page, open }: { page: PageState; open: OpenEntry }): VNode {
  const state = useMemo(() => createReadingState(open.id, page.calls.reading), [open.id])
  // An entry's change may be a pass that was begun or ended elsewhere.
  const entry = page.library.findEntry(open.id)
  useEffect(() => void state.load(), [state, entry])
  useEffect(() => watchUse(state), [state])
  return <PassesPane state={state} notes={open.notes.text.value} version={open.facts.shown.value.paper?.version} />
}

const signsOfUse = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll']

function watchUse(state: ReadingState): () => void {
  const ending = new AbortController()
  const options = { signal: ending.signal, capture: true, passive: true }
  for (const sign of signsOfUse) document.addEventListener(sign, state.touch, options)
  document.addEventListener('visibilitychange', () => void state.show(!document.hidden), options)
  window.addEventListener('pagehide', () => void state.keep(), options)
  const ticking = setInterval(() => void state.tick(), 1000)
  return () => {
    clearInterval(ticking)
    ending.abort()
    void state.keep()
  }
}
