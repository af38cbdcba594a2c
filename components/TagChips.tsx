import type { RefObject, TargetedKeyboardEvent, VNode } from 'preact'
import { CloseIcon } from './Icons'

interface TagChipsProps {
  tags: readonly string[]
  list: RefObject<HTMLUListElement | null>
  onRemove(tag: string): void
  /** The arrow keys have left the chips to the right. */
  onLeave(): void
}

/** The chosen tags. One Tab stop is the field; the arrow keys reach each chip from there, Delete takes it away. */
export default function TagChips({ tags, list, onRemove, onLeave }: TagChipsProps): VNode {
  const press = (event: TargetedKeyboardEvent<HTMLButtonElement>, tag: string) => {
    const chip = event.currentTarget.closest('li')
    if (event.key === 'Backspace' || event.key === 'Delete') onRemove(tag)
    else if (event.key === 'ArrowLeft') chip?.previousElementSibling?.querySelector('button')?.focus()
    else if (event.key === 'ArrowRight' && chip?.nextElementSibling)
      chip.nextElementSibling.querySelector('button')?.focus()
    else if (event.key === 'ArrowRight' || event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
  }
  return (
    <ul ref={list} class="tag-chips" aria-label="Chosen tags" hidden={tags.length === 0}>
      {tags.map((tag) => (
        <li key={tag} class="chip">
          <span>{tag}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove ${tag}`}
            title={`Remove ${tag}`}
            tabIndex={-1}
            onKeyDown={(event) => press(event, tag)}
            onClick={() => onRemove(tag)}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  )
}
