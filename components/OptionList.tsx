import type { VNode } from 'preact'
import type { Option, useCombobox } from './combobox'
import './OptionList.css'

interface OptionListProps<T extends Option> {
  label: string
  options: readonly T[]
  combobox: ReturnType<typeof useCombobox<T>>
}

/** The list under a combobox. It stays in the page while it is closed, so that the field can always name it. */
export default function OptionList<T extends Option>({ label, options, combobox }: OptionListProps<T>): VNode {
  return (
    <div id={combobox.listId} class="option-list" role="listbox" aria-label={label} hidden={!combobox.isShown}>
      {combobox.isShown &&
        options.map((option, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={option.key}
            id={combobox.optionId(index)}
            class="option"
            role="option"
            aria-selected={index === combobox.active}
            // The field would lose the focus, and close the list, before the click arrives.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => combobox.choose(option)}
          >
            <span class="option-text">{option.text}</span>
            {option.detail !== undefined && <span class="option-detail">{option.detail}</span>}
          </div>
        ))}
    </div>
  )
}
