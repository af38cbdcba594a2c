import type { TargetedKeyboardEvent, VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { localDay } from '@/utils/local-day'
import type { OutlineOperation } from '@/utils/notes/outline'
import { generalTemplates, insertTemplate, type TemplateName, templateNames } from '@/utils/notes/templates'
import type { TemplateOffer } from './editor-props'

export { stepToBlank } from '@/utils/notes/blanks'

interface TemplateMenuProps {
  offer: TemplateOffer
  onChoose: (operation: OutlineOperation) => void
  /** By a key, or because the focus went elsewhere. */
  onClose: (isByKey: boolean) => void
}

const texts: Record<TemplateName, string> = {
  'first pass': 'First pass: the five Cs',
  'second pass': 'Second pass',
  'third pass': 'Third pass',
  'pass table': 'Table of what was read',
  question: 'Question',
  'read next': 'Read next',
  'seed table': 'Table for a seed paper',
}

/** The templates to choose from: https://www.w3.org/WAI/ARIA/apg/patterns/menubar/ */
export function TemplateMenu({ offer, onChoose, onClose }: TemplateMenuProps): VNode {
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    menu.current?.querySelector('button')?.focus({ preventScroll: true })
    // All of it, for the foot of a long editor may be out of sight.
    menu.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const names = offer.kind === 'paper' ? templateNames : generalTemplates
  const choose = (name: TemplateName) =>
    onChoose(insertTemplate(name, { date: localDay(new Date()), version: offer.version }))
  const press = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const next = nextItem([...event.currentTarget.querySelectorAll('button')], event.key)
    if (event.key === 'Escape' || event.key === 'Tab') onClose(true)
    else if (next) next.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={menu}
      class="template-menu"
      role="menu"
      tabIndex={-1}
      aria-label="Templates"
      onKeyDown={press}
      onFocusOut={(event) => {
        const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
        if (!isInside) onClose(false)
      }}
    >
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          class="template-item"
          tabIndex={-1}
          onClick={() => choose(name)}
        >
          {texts[name]}
        </button>
      ))}
    </div>
  )
}

/** The item that a key leads to: by arrows, or the next that begins with the letter. */
function nextItem(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const count = items.length
  const at = items.findIndex((item) => item.matches(':focus'))
  if (key === 'ArrowDown') return items[(at + 1) % count]
  if (key === 'ArrowUp') return items[(at - 1 + count) % count]
  if (key === 'Home') return items[0]
  if (key === 'End') return items[count - 1]
  if (!/^\p{L}$/u.test(key)) return undefined
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  return after.find((item) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()))
}
