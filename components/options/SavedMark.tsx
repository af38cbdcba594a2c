import type { VNode } from 'preact'
import './SavedMark.css'

export interface SavedMarkProps {
  /** See the page's text edits: `idle` says nothing. */
  state: 'idle' | 'waiting' | 'saved' | 'failed'
  problem?: string | undefined
}

/** Says, beside what is typed, whether it is stored. */
export function SavedMark({ state, problem }: SavedMarkProps): VNode {
  const text = { idle: '', waiting: 'saving…', saved: 'saved', failed: 'not saved' }[state]
  return (
    <span class="saved-mark small" role="status" data-state={state}>
      {problem ? `${text}: ${problem}` : text}
    </span>
  )
}
