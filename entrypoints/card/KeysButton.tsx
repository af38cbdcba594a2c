import { QuestionIcon } from '@/components/Icons'
import { chordIn } from '@/utils/keys'
import type { Card } from './state'

/** The way to the keys for who does not know them. */
export default function KeysButton({ card }: { card: Card }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label="Keys"
      aria-expanded={card.areKeysShown.value}
      aria-controls="card-keys"
      title={`Keys${chordIn(card.settings.value.keys.keys)}`}
      // With the mouse the keyboard stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void card.act('keys')}
    >
      <QuestionIcon />
    </button>
  )
}
