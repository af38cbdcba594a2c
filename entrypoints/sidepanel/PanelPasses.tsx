import { useEffect, useMemo } from 'preact/hooks'
import PassesPane from '@/components/PassesPane'
import { createReadingState } from '@/components/reading-state'
import { watchUse } from '@/components/reading-use'
import type { Entry } from '@/utils/entry'
import type { Panel } from './state'

interface PanelPassesProps {
  panel: Panel
  entry: Entry
  notes: string
  /** The version that is read. */
  version: number | undefined
}

/** The passes of the paper beside the panel. Time is counted while the panel is there and used. */
export default function PanelPasses({ panel, entry, notes, version }: PanelPassesProps) {
  const state = useMemo(() => createReadingState(entry.id, panel.reading), [entry.id])
  // An entry that is read anew may have had a pass begun or ended elsewhere.
  useEffect(() => void state.load(), [state, entry])
  useEffect(() => watchUse(state), [state])
  return (
    <div class="panel-passes">
      <PassesPane state={state} notes={notes} version={version} />
    </div>
  )
}
