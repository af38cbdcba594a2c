import { useSignal } from '@preact/signals'
import type { TargetedKeyboardEvent, VNode } from 'preact'
import { useId } from 'preact/hooks'
import { chordOf, chordText, type KeyChord, problemOfChord } from '@/utils/keys'

export interface KeyFieldProps {
  /** What the key does. */
  name: string
  chord: KeyChord
  /** Why another use of the key forbids it, as a sentence. */
  problemOf: (chord: KeyChord) => string | undefined
  onChord: (chord: KeyChord) => void
}

const modifiers = ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'Dead']

/** A key that is changed by pressing it. Backspace switches it off, Escape leaves it as it is, Tab goes on. */
export function KeyField({ name, chord, problemOf, onChord }: KeyFieldProps): VNode {
  const isListening = useSignal(false)
  const problem = useSignal<string>()
  const problemId = useId()

  const stop = () => {
    isListening.value = false
    problem.value = undefined
  }
  const press = (event: TargetedKeyboardEvent<HTMLButtonElement>) => {
    if (!isListening.value || (event.key === 'Tab' && !event.altKey && !event.ctrlKey)) return
    event.preventDefault()
    event.stopPropagation()
    if (modifiers.includes(event.key) || event.repeat) return
    if (event.key === 'Escape') return stop()
    const pressed = isErasing(event) ? '' : chordOf(event)
    problem.value = problemOfChord(pressed) ?? problemOf(pressed)
    if (problem.value !== undefined) return
    stop()
    if (pressed !== chord) onChord(pressed)
  }
  const shown = isListening.value ? 'Press the new keys…' : chord === '' ? 'no key' : chordText(chord)
  return (
    <span class="key-field">
      <button
        type="button"
        class="button key-button"
        aria-label={isListening.value ? `${name}: press the new keys` : `${name}: ${shown}. Change`}
        aria-describedby={problemId}
        data-listening={isListening.value}
        onClick={() => {
          isListening.value = true
        }}
        onKeyDown={press}
        onBlur={stop}
      >
        {shown}
      </button>
      <span id={problemId} class="small key-problem" role="status">
        {problem.value}
      </span>
    </span>
  )
}

function isErasing({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (key === 'Backspace' || key === 'Delete') && !altKey && !ctrlKey && !metaKey
}
