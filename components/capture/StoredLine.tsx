import { CheckIcon } from '@/components/Icons'
import type { CaptureSignals, Readings } from './signals'
import type { Storing } from './storing'
import './StoredLine.css'

interface StoredLineProps {
  capture: Readings<CaptureSignals>
  storing: Storing
  onUndo(): void
}

/** Says where it was typed that it is stored. */
export function StoredLine({ capture, storing, onUndo }: StoredLineProps) {
  const message = capture.message.value
  const isStored = capture.entry.value !== undefined && storing.state.value === 'stored'
  return (
    <>
      <span class="small stored-line" role="status">
        {message ? message.text : isStored && 'saved'}
        {(message?.isSaved || isStored) && <CheckIcon />}
      </span>
      {message?.undo && (
        <button type="button" class="button button-quiet" onClick={onUndo}>
          Undo
        </button>
      )}
    </>
  )
}

/** A private window stores only what it is told to. */
export function SaveHeldBack({ capture, onSave }: { capture: Readings<CaptureSignals>; onSave(): void }) {
  return (
    <div class="held-back-line">
      {!capture.message.value && (
        <span class="small held-back-words">
          Private window: nothing is stored before Save, which stores in your library.
        </span>
      )}
      <button type="button" class="button button-primary" aria-busy={capture.isSaving.value} onClick={onSave}>
        Save
      </button>
    </div>
  )
}
