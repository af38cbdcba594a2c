import type { VNode } from 'preact'
import { useState } from 'preact/hooks'

export interface LineFieldProps {
  id: string
  value: string
  placeholder?: string
  /** Called when the learner leaves the field or presses Enter, and only with another value. */
  onChange: (value: string) => void
}

/** One line of text, kept on Enter and on leaving; Escape takes the change back. */
export function LineField({ id, value, placeholder, onChange }: LineFieldProps): VNode {
  const [typed, setTyped] = useState<string>()
  const keep = (): void => {
    setTyped(undefined)
    if (typed !== undefined && typed.trim() !== value) onChange(typed.trim())
  }
  return (
    <input
      id={id}
      class="input"
      dir="auto"
      value={typed ?? value}
      placeholder={placeholder}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.isComposing) keep()
        else if (event.key === 'Escape' && typed !== undefined) setTyped(undefined)
        else return
        event.preventDefault()
      }}
    />
  )
}
