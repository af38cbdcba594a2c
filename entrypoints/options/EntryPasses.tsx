import type { VNode } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import PassesPane from '@/components/PassesPane'
import { createReadingState } from '@/components/reading-state'
import { watchUse } from '@/components/reading-use'
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
