import type { Card } from './state'

/** The page plays another video than the one that is typed about. */
export default function ElsewhereBar({ card }: { card: Card }) {
  const elsewhere = card.elsewhere.value
  const isHeldBack = card.subject.value?.capture.view.value?.isPrivate === true
  return (
    <div role="status">
      {elsewhere && (
        <div class="card-bar">
          <span class="card-bar-text">
            The page now plays {elsewhere.title === undefined ? 'another video' : `“${elsewhere.title}”`}.
          </span>
          <button type="button" class="button" onClick={() => void card.turn()}>
            {isHeldBack ? 'Save, and note on it' : 'Note on it'} <kbd>Alt Shift Enter</kbd>
          </button>
        </div>
      )}
    </div>
  )
}
