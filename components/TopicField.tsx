import type { TargetedKeyboardEvent, VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { TopicChoice } from '@/utils/draft'
import type { TopicSummary } from '@/utils/messages'
import { type Option, useCombobox } from './combobox'
import { CloseIcon } from './Icons'
import OptionList from './OptionList'
import './TopicField.css'

interface TopicFieldProps {
  /** What is chosen: a topic of the library, or the title of a new one. */
  topic: TopicChoice | undefined
  onChange(topic: TopicChoice | undefined): void
  topics: readonly TopicSummary[]
  /** Where something was filed last: offered, never chosen unasked. */
  lastTopic?: TopicSummary | undefined
  /** Id of the field, for a label of the surface's own. */
  id?: string
  placeholder?: string
}

interface TopicOption extends Option {
  choice: TopicChoice
}

const shownCount = 8

function isSameTitle(first: string, second: string): boolean {
  return first.trim().toLowerCase() === second.trim().toLowerCase()
}

function listOptions(typed: string, topics: readonly TopicSummary[], lastTopic: TopicSummary | undefined) {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const fits = (title: string) => {
    const inTitle = title.toLowerCase().split(/[^\p{L}\p{N}]+/u)
    return words.every(
      (word) => title.toLowerCase().startsWith(word) || inTitle.some((other) => other.startsWith(word)),
    )
  }
  const known = [...topics].sort((a, b) => Number(b.id === lastTopic?.id) - Number(a.id === lastTopic?.id))
  const options: TopicOption[] = known
    .filter(({ title }) => fits(title))
    .slice(0, shownCount)
    .map(({ id, title }) => ({
      key: id,
      text: title,
      ...(id === lastTopic?.id && { detail: 'last used' }),
      choice: { id },
    }))
  const isThere = topics.some(({ title }) => isSameTitle(title, typed))
  const title = typed.trim()
  if (title !== '' && !isThere) options.push({ key: 'new', text: title, detail: 'new topic', choice: { title } })
  return options
}

/** One topic: chosen from the library's, or a new one by its title. */
export default function TopicField({ topic, onChange, topics, lastTopic, id, placeholder }: TopicFieldProps): VNode {
  const isNew = topic !== undefined && 'title' in topic
  const chosenTitle = !topic
    ? ''
    : 'title' in topic
      ? topic.title
      : (topics.find(({ id }) => id === topic.id)?.title ?? '')
  const [typed, setTyped] = useState(chosenTitle)
  useEffect(() => setTyped(chosenTitle), [chosenTitle])
  const query = typed === chosenTitle ? '' : typed
  const options = listOptions(query, topics, lastTopic)

  const choose = (choice: TopicChoice | undefined, title: string) => {
    setTyped(title)
    onChange(choice)
  }
  // What was chosen by Tab is not drawn yet when the field is left by that press.
  const isSettled = useRef(false)
  const commit = () => {
    if (typed === chosenTitle) return
    const known = topics.find(({ title }) => isSameTitle(title, typed))
    const title = typed.trim()
    choose(known ? { id: known.id } : title ? { title } : undefined, known?.title ?? title)
  }
  const press = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    commit()
  }
  const combobox = useCombobox({
    options,
    hasDefault: query.trim() !== '',
    isLeftByTab: true,
    onChoose(option) {
      isSettled.current = true
      choose(option.choice, option.text)
    },
    onOtherKey: press,
  })

  return (
    <div class="topic-field">
      <input
        {...combobox.inputProps}
        id={id}
        class="input topic-input"
        aria-label={id ? undefined : 'Topic'}
        value={typed}
        placeholder={placeholder ?? 'none'}
        maxLength={300}
        onInput={(event) => {
          isSettled.current = false
          setTyped(event.currentTarget.value)
          combobox.open()
        }}
        onBlur={() => {
          combobox.close()
          if (!isSettled.current) commit()
        }}
      />
      {isNew && <span class="small topic-new">new</span>}
      {topic && (
        <button
          type="button"
          class="icon-button topic-clear"
          aria-label="Clear topic"
          title="Clear topic"
          tabIndex={-1}
          onClick={() => choose(undefined, '')}
        >
          <CloseIcon />
        </button>
      )}
      {!topic && typed === '' && lastTopic && (
        <button
          type="button"
          class="button button-quiet topic-last"
          tabIndex={-1}
          title={`File under “${lastTopic.title}”, the topic used last`}
          onClick={() => choose({ id: lastTopic.id }, lastTopic.title)}
        >
          last: <span class="topic-last-title">{lastTopic.title}</span>
        </button>
      )}
      <OptionList label="Topics to choose from" options={options} combobox={combobox} />
    </div>
  )
}
