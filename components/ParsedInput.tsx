import type { VNode } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'

interface ParsedInputProps {
  label: string
  /** The value as text. */
  text: string
  /** Whether a text can be read; what can't is kept on the screen and told, but not stored. */
  isReadable(text: string): boolean
  onInput(text: string): void
  /** What to write instead of a text that can't be read. */
  advice: string
  placeholder?: string
}

/** A text field for a value that has a form of its own, such as a date. */
export default function ParsedInput({
  label,
  text,
  isReadable,
  onInput,
  advice,
  placeholder,
}: ParsedInputProps): VNode {
  const id = useId()
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  const isInvalid = typed !== '' && !isReadable(typed)
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="input"
        value={typed}
        placeholder={placeholder}
        aria-invalid={isInvalid}
        aria-describedby={isInvalid ? `${id}-advice` : undefined}
        onInput={(event) => {
          const next = event.currentTarget.value
          setTyped(next)
          if (next === '' || isReadable(next)) onInput(next)
        }}
      />
      {isInvalid && (
        <span id={`${id}-advice`} class="small facts-advice">
          {advice}
        </span>
      )}
    </div>
  )
}
