import { useRef } from 'preact/hooks'
import { CheckIcon } from '@/components/Icons'
import type { Popup } from './state'

interface FooterProps {
  popup: Popup
  openLibrary(entryId?: string): void
  isMac: boolean
}

/** Save, what became of it, and the way to the library. It stays in sight however long the form is. */
export default function Footer({ popup, openLibrary, isMac }: FooterProps) {
  const saveButton = useRef<HTMLButtonElement>(null)
  const isSaved = popup.message.value?.isSaved === true
  const isPrivate = popup.view.value?.isPrivate === true
  return (
    <footer>
      <div class="popup-foot">
        <button
          ref={saveButton}
          type="button"
          class={isSaved ? 'button button-saved' : 'button button-primary'}
          aria-busy={popup.isSaving.value}
          onClick={() => void popup.save()}
        >
          {isSaved ? (
            <>
              Saved <CheckIcon />
            </>
          ) : (
            <>
              Save <kbd>{isMac ? '⌘' : 'Ctrl'} Enter</kbd>
            </>
          )}
        </button>
        <div class="popup-said">
          <Said popup={popup} onDone={() => saveButton.current?.focus()} />
          {isPrivate && !popup.message.value && (
            <span class="small">Private window: nothing is stored before Save, which stores in your library.</span>
          )}
        </div>
        <button type="button" class="button button-quiet" onClick={() => openLibrary(popup.entry.value?.id)}>
          Library
        </button>
      </div>
      <Beside popup={popup} />
    </footer>
  )
}

/** Where notes can be taken on while the page is looked at. */
function Beside({ popup }: Pick<FooterProps, 'popup'>) {
  const hasCardButton = popup.hasCardButton.value
  const hasPanelButton = popup.hasPanelButton.value
  if (!hasCardButton && !hasPanelButton) return null
  return (
    <div class="popup-beside">
      {hasCardButton && (
        <button type="button" class="button button-quiet" onClick={() => void popup.openCard()}>
          Note beside the video
        </button>
      )}
      {hasPanelButton && (
        <button type="button" class="button button-quiet" onClick={() => void popup.openPanel()}>
          {hasCardButton ? 'Side panel' : 'Note in the side panel'}
        </button>
      )}
    </div>
  )
}

/** What happened last, with the way back. */
function Said({ popup, onDone }: { popup: Popup; onDone(): void }) {
  const message = popup.message.value
  // The button that was pressed goes away, and the focus with it.
  const run = (action: () => Promise<void>) => void action().then(onDone)
  const hasDraft = popup.hasDraft.value && !popup.entry.value
  return (
    <>
      <span role="status">
        {message && (
          // The button says it to the eye already.
          <span class={`said-message ${message.text === 'Saved' ? 'visually-hidden' : ''}`}>
            <CheckIcon /> {message.text}
          </span>
        )}
        {!message && hasDraft && <span class="small">Draft kept</span>}
      </span>
      {message?.undo && (
        <button type="button" class="button button-quiet" onClick={() => run(popup.undo)}>
          Undo
        </button>
      )}
      {!message && hasDraft && (
        <button type="button" class="button button-quiet small-button" onClick={() => run(popup.discardDraft)}>
          Discard draft
        </button>
      )}
    </>
  )
}
