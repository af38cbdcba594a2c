import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { FilterLists, type FilterListsProps } from './FilterLists'
import './FilterFold.css'

/** The topics and tags where there is no room for them at the side: folded away until they are asked for. */
export function FilterFold(props: FilterListsProps): VNode | null {
  const fold = useRef<HTMLDetailsElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  if (props.topics.length === 0 && props.tags.length === 0) return null
  const close = (): void => {
    setIsOpen(false)
    fold.current?.querySelector('summary')?.focus()
  }
  return (
    <details
      class="filter-fold"
      ref={fold}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        event.preventDefault()
        close()
      }}
    >
      <summary>Topics and tags</summary>
      {isOpen && (
        <FilterLists
          {...props}
          onFilter={(filter) => {
            props.onFilter(filter)
            close()
          }}
        />
      )}
    </details>
  )
}
