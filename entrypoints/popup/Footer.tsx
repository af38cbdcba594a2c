import { CheckIcon } from '@/components/Icons'
import type { Popup } from './state'

interface FooterProps {
  popup: Popup
  openLibrary(entryId?: string): void
  isMac: boolean
}

/** Save, what became of it, and the way to the library. It stays in sight however long the form is. */
export default function Footer({ popup, openLibrary, isMac }: FooterProps) {
  const isPrivate = popup.view.value?.isPrivate === true
  return (
    <footer class="popup-foot">
      <button
        type="button"
        class="button button-primary"
        aria-busy={popup.isSaving.value}
        onClick={() => void popup.save()}
      >
        Save <kbd>{isMac ? '⌘' : 'Ctrl'} Enter</kbd>
      </button>
      <div class="popup-said">
        <Said popup={popup} />
        {isPrivate && !popup.message.value && (
          <span class="small">Private window: nothing is stored before Save, which stores in your library.</span>
        )}
      </div>
      <button type="button" class="button button-quiet" onClick={() => openLibrary(popup.entry.value?.id)}>
        Library
      </button>
    </footer>
  )
}

/** What happened last, with the way back. */
function Said({ popup }: { popup: Popup }) {
  const message = popup.message.value
  const hasDraft = popup.hasDraft.value && !popup.entry.value
  return (
    <>
      <span role="status">
        {message && (
          <span class="said-message">
            <CheckIcon /> {message.text}
          </span>
        )}
        {!message && hasDraft && <span class="small">Draft kept</span>}
      </span>
      {message?.undo && (
        <button type="button" class="button button-quiet" onClick={() => void popup.undo()}>
          Undo
        </button>
      )}
      {!message && hasDraft && (
        <button type="button" class="button button-quiet small-button" onClick={() => void popup.discardDraft()}>
          Discard draft
        </button>
      )}
    </>
  )
}
