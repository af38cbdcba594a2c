import type { VNode } from 'preact'
import './UndoBar.css'

export interface UndoBarProps {
  /** What was just done; absent: the bar is empty and takes no room. */
  message?: string | undefined
  onUndo?: (() => void) | undefined
  onClose: () => void
}

/** Says what was just done and takes it back. Always on the page, so that what it says is read aloud. */
export function UndoBar({ message, onUndo, onClose }: UndoBarProps): VNode {
  return (
    <div class="undo-bar" role="status" data-open={message !== undefined}>
      {message !== undefined && (
        <>
          <span>{message}</span>
          {onUndo && (
            <button type="button" class="button button-quiet" aria-keyshortcuts="Control+Z" onClick={onUndo}>
              Undo <kbd>Ctrl Z</kbd>
            </button>
          )}
          <button type="button" class="button button-quiet" aria-label="Close" onClick={onClose}>
            ×
          </button>
        </>
      )}
    </div>
  )
}
