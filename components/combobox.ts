import type { TargetedKeyboardEvent } from 'preact'
import { useId, useState } from 'preact/hooks'

/** One choice of an open list. */
export interface Option {
  key: string
  text: string
  /** Stands behind the text, softer: a count, or "new". */
  detail?: string
}

interface ComboboxInput<T extends Option> {
  options: readonly T[]
  onChoose(option: T): void
  /** A key that the list did not use. */
  onOtherKey?(event: TargetedKeyboardEvent<HTMLInputElement>): void
  /** Whether the first choice is taken by Enter and Tab without an arrow key, as it is once something is typed. */
  hasDefault: boolean
  /** Tab takes the choice and goes on in one press, where a field holds only one. */
  isLeftByTab?: boolean
}

/** The state and attributes of a text field with a list of choices: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function useCombobox<T extends Option>({
  options,
  onChoose,
  onOtherKey,
  hasDefault,
  isLeftByTab,
}: ComboboxInput<T>) {
  const listId = useId()
  const [isOpen, setOpen] = useState(false)
  const [moved, setMoved] = useState<number | undefined>(undefined)
  const isShown = isOpen && options.length > 0
  const active = moved === undefined ? (hasDefault ? 0 : undefined) : Math.min(moved, options.length - 1)
  const activeOption = isShown && active !== undefined ? options[active] : undefined

  const open = () => {
    setOpen(true)
    setMoved(undefined)
  }
  const close = () => {
    setOpen(false)
    setMoved(undefined)
  }
  const choose = (option: T) => {
    close()
    onChoose(option)
  }
  const step = (by: 1 | -1) => {
    setOpen(true)
    const from = (isShown ? active : undefined) ?? (by === 1 ? -1 : options.length)
    if (options.length > 0) setMoved((from + by + options.length) % options.length)
  }

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (isPlain && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      step(event.key === 'ArrowDown' ? 1 : -1)
    } else if (isPlain && activeOption && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) {
      choose(activeOption)
      if (event.key === 'Tab' && isLeftByTab) return
    } else if (event.key === 'Escape' && isShown) {
      close()
    } else {
      onOtherKey?.(event)
      return
    }
    event.preventDefault()
  }

  return {
    isShown,
    open,
    close,
    choose,
    active,
    listId,
    optionId: (index: number) => `${listId}-${index}`,
    inputProps: {
      role: 'combobox' as const,
      autocomplete: 'off',
      'aria-autocomplete': 'list' as const,
      'aria-expanded': isShown,
      'aria-controls': listId,
      ...(activeOption && active !== undefined && { 'aria-activedescendant': `${listId}-${active}` }),
      onKeyDown,
    },
  }
}
