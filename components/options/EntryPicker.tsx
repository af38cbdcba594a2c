import type { VNode } from 'preact'
import { useId, useState } from 'preact/hooks'
import { KindIcon } from '@/components/Icons'
import type { Entry } from '@/utils/entry'
import { bylineText, titleOrPlace } from '@/utils/entry-summary'
import './EntryPicker.css'

export interface EntryPickerProps {
  label: string
  /** The entries that a search finds, best or newest first; a few are enough. */
  find: (query: string) => readonly Entry[]
  onPick: (entryId: string) => void
  onClose: () => void
}

/** Finds one entry by typing. Arrows move, Enter takes, Escape leaves. */
export function EntryPicker({ label, find, onPick, onClose }: EntryPickerProps): VNode {
  const listId = useId()
  const [query, setQuery] = useState('')
  const [current, setCurrent] = useState(0)
  const found = find(query)
  const index = Math.min(current, found.length - 1)

  const onKeyDown = (event: KeyboardEvent): void => {
    const picked = found[index]
    if (event.key === 'ArrowDown') setCurrent(Math.min(index + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setCurrent(Math.max(index - 1, 0))
    else if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && picked) onPick(picked.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class="picker">
      <input
        class="input"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found[index] ? `${listId}-${index}` : undefined}
        placeholder="Find an entry by title, people or tag"
        value={query}
        ref={(input) => {
          if (input && !input.dataset.focused) {
            input.dataset.focused = 'true'
            input.focus()
          }
        }}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setCurrent(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div class="picker-list" role="listbox" id={listId} aria-label="Entries found">
        {found.map((entry, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys.
          <div
            key={entry.id}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            class="picker-option"
            aria-selected={at === index}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(entry.id)}
          >
            <KindIcon kind={entry.kind} />
            <span class="picker-title" dir="auto">
              {titleOrPlace(entry)}
            </span>
            <span class="small">{bylineText(entry)}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p class="small">Nothing found. Try another word.</p>}
      <button type="button" class="button button-quiet" onClick={onClose}>
        Cancel
      </button>
    </div>
  )
}
