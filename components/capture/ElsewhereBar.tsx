import type { ReadonlySignal } from '@preact/signals'
import type { TargetedKeyboardEvent } from 'preact'
import type { Elsewhere } from './following'
import './Bar.css'

interface ElsewhereBarProps {
  elsewhere: ReadonlySignal<Elsewhere | undefined>
  /** What the page does with it: "plays" a "video", "shows" a "page". */
  verb: string
  noun: string
  /** Whether what was typed is held back, as in a private window. */
  isHeldBack: boolean
  onTurn(): void
}

/** The page shows another thing than the one that is typed about. */
export default function ElsewhereBar({ elsewhere, verb, noun, isHeldBack, onTurn }: ElsewhereBarProps) {
  const { value: other } = elsewhere
  return (
    <div role="status">
      {other && (
        <div class="bar">
          <span class="bar-text">
            The page now {verb} {other.title === undefined ? `another ${noun}` : `“${other.title}”`}.
          </span>
          <button type="button" class="button" onClick={onTurn}>
            {isHeldBack ? 'Save, and note on it' : 'Note on it'} <kbd>Alt Shift Enter</kbd>
          </button>
        </div>
      )}
    </div>
  )
}

/** Does what the bar offers, by its key; to be heard before the editor, which has a like one. */
export function turnByKey(
  event: TargetedKeyboardEvent<HTMLElement>,
  { elsewhere, turn }: Pick<ElsewhereBarProps, 'elsewhere'> & { turn(): Promise<void> },
): void {
  if (!event.altKey || !event.shiftKey || event.key !== 'Enter' || !elsewhere.value) return
  event.preventDefault()
  event.stopPropagation()
  void turn()
}
