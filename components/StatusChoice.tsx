import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { type EntryStatus, entryStatuses } from '@/utils/entry'
import { statusLabels } from '@/utils/entry-summary'
import './StatusChoice.css'

interface StatusChoiceProps {
  status: EntryStatus
  onChange(status: EntryStatus): void
}

/** How far the learner is: four words, one of them chosen. Arrow keys choose. */
export default function StatusChoice({ status, onChange }: StatusChoiceProps): VNode {
  const name = useId()
  return (
    <fieldset class="status-choice">
      <legend class="visually-hidden">Status</legend>
      {entryStatuses.map((choice) => (
        <label key={choice} class="status-option">
          <input
            type="radio"
            class="radio"
            name={name}
            value={choice}
            checked={choice === status}
            onChange={() => onChange(choice)}
          />
          <span>{statusLabels[choice]}</span>
        </label>
      ))}
    </fieldset>
  )
}
