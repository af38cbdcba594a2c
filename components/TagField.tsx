import type { TargetedKeyboardEvent, VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { fold } from '@/utils/fold'
import type { TagCount } from '@/utils/messages'
import { addTag, completeTags, isSameTag, normaliseTag } from '@/utils/tags'
import { type Option, useCombobox } from './combobox'
import OptionList from './OptionList'
import TagChips from './TagChips'
import './TagField.css'

interface TagFieldProps {
  tags: readonly string[]
  onChange(tags: string[]): void
  /** The library's tags, which complete what is typed. */
  library: readonly TagCount[]
  /** Tags that fit this thing; those that are chosen already are left out. */
  suggested?: readonly string[]
  /** Id of the field, for a label of the surface's own. */
  id?: string
  label?: string
}

interface TagOption extends Option {
  tag: string
}

function listOptions(typed: string, library: readonly TagCount[], tags: readonly string[], offered: readonly string[]) {
  const begun = fold(typed.trim())
  const fits = (tag: string) =>
    fold(tag)
      .split(/[/\s-]/)
      .some((part) => part.startsWith(begun)) || fold(tag).startsWith(begun)
  const options: TagOption[] = offered
    .filter(fits)
    .map((tag) => ({ key: `suggested ${tag}`, text: tag, detail: 'suggested', tag }))
  for (const { tag, count } of completeTags(typed, library, tags)) {
    if (!options.some((option) => isSameTag(option.tag, tag))) {
      options.push({ key: tag, text: tag, detail: String(count), tag })
    }
  }
  const added = normaliseTag(typed)
  const isThere = [...tags, ...options.map((option) => option.tag)].some((tag) => added && isSameTag(tag, added))
  if (added && !isThere) options.push({ key: 'new', text: added, detail: 'new tag', tag: added })
  return options
}

/**
 * Tags as chips behind a field that completes them. Enter and Tab take the marked choice, a comma takes what is typed,
 * Backspace takes the last tag away; the arrow keys reach the list and, to the left, the chips.
 */
export default function TagField({
  tags,
  onChange,
  library,
  suggested = [],
  id,
  label = 'Tags',
}: TagFieldProps): VNode {
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const chips = useRef<HTMLUListElement>(null)
  const offered = suggested.filter((tag) => !tags.some((chosen) => isSameTag(chosen, tag)))
  // Its row stays when the last suggestion is taken: nothing below it moves.
  const hasRow = useRef(false)
  hasRow.current ||= offered.length > 0
  const options = listOptions(typed, library, tags, offered)

  const add = (texts: string[]) => {
    const added = texts.flatMap((text) => normaliseTag(text) ?? [])
    setTyped('')
    setSaid(added.length > 0 ? `Added ${added.join(', ')}` : 'A tag needs a letter')
    const next = added.reduce<readonly string[]>((all, tag) => addTag(all, tag, library), tags)
    if (next !== tags) onChange([...next])
  }
  const remove = (tag: string) => {
    setSaid(`Removed ${tag}`)
    onChange(tags.filter((other) => other !== tag))
    field.current?.focus()
  }
  const press = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const last = tags.at(-1)
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault()
    if (typed !== '' || last === undefined) return
    if (event.key === 'Backspace' && !event.repeat) remove(last)
    if (event.key === 'ArrowLeft') chips.current?.querySelector<HTMLElement>('li:last-of-type button')?.focus()
  }
  const combobox = useCombobox({
    options,
    hasDefault: typed !== '',
    onChoose: (option) => add([option.tag]),
    onOtherKey: press,
  })

  const input = (text: string) => {
    const parts = text.split(/[,，、\n]/)
    const rest = parts.pop() ?? ''
    if (parts.length > 0) add(parts.filter((part) => part.trim() !== ''))
    setTyped(rest.trimStart())
    if (rest.trim() === '') combobox.close()
    else combobox.open()
  }

  return (
    <div class="tag-field">
      <div class="tag-anchor">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the chips only means the field */}
        <div class="tag-box" onMouseDown={(event) => event.target === event.currentTarget && focusLater(field.current)}>
          <TagChips tags={tags} list={chips} onRemove={remove} onLeave={() => field.current?.focus()} />
          <input
            {...combobox.inputProps}
            ref={field}
            id={id}
            class="tag-input"
            aria-label={id ? undefined : label}
            placeholder={tags.length === 0 ? 'add a tag…' : ''}
            data-empty={typed === ''}
            value={typed}
            maxLength={400}
            onInput={(event) => input(event.currentTarget.value)}
            onBlur={() => {
              combobox.close()
              if (typed.trim() !== '') add([typed])
            }}
          />
        </div>
        <OptionList label="Tags to choose from" options={options} combobox={combobox} />
      </div>
      {hasRow.current && (
        <div class="suggested">
          <span class="small">{offered.length > 0 ? 'suggested' : 'all suggestions taken'}</span>
          {offered.map((tag) => (
            <button
              key={tag}
              type="button"
              class="button button-quiet suggested-tag"
              onClick={() => add([tag])}
              tabIndex={-1}
            >
              {tag}
            </button>
          ))}
        </div>
      )}
      <span class="visually-hidden" role="status">
        {said}
      </span>
    </div>
  )
}

/** After the browser has handled the press, which would move the focus away again. */
function focusLater(field: HTMLInputElement | null): void {
  setTimeout(() => field?.focus())
}
