import type { VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import './TitleField.css'

export interface TitleFieldProps {
  label: string
  title: string
  /** Called when the learner leaves the field or presses Enter, and only when the title is another one. */
  onChange: (title: string) => void
}

/** A title that is edited where it stands. Enter keeps it, Escape takes the change back. */
export function TitleField({ label, title, onChange }: TitleFieldProps): VNode {
  const area = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState<string>()
  useLayoutEffect(() => {
    const element = area.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [typed, title])
  const keep = (): void => {
    const next = typed?.trim()
    setTyped(undefined)
    if (next !== undefined && next !== '' && next !== title) onChange(next)
  }
  return (
    <textarea
      ref={area}
      class="title-field"
      aria-label={label}
      dir="auto"
      rows={1}
      value={typed ?? title}
      onInput={(event) => setTyped(event.currentTarget.value.replace(/\n/g, ' '))}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== undefined) setTyped(undefined)
        else if (event.key !== 'Enter' || event.isComposing) return
        else keep()
        event.preventDefault()
      }}
    />
  )
}
