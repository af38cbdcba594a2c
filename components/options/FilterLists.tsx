import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Count } from '@/utils/entry-filter'

export interface FilterListsProps {
  topics: readonly Count[]
  tags: readonly Count[]
  topicId?: string | undefined
  tag?: string | undefined
  /** Chosen again, a filter is taken off. */
  onFilter: (filter: { topicId: string | undefined } | { tag: string | undefined }) => void
}

/** What entries can be narrowed to: topics and tags, with how many entries each has. */
export function FilterLists({ topics, tags, topicId, tag, onFilter }: FilterListsProps): VNode {
  return (
    <>
      <FilterList title="Topics" counts={topics} current={topicId} onChoose={(key) => onFilter({ topicId: key })} />
      <FilterList title="Tags" counts={tags} current={tag} onChoose={(key) => onFilter({ tag: key })} />
    </>
  )
}

interface FilterListProps {
  title: string
  counts: readonly Count[]
  current: string | undefined
  onChoose: (key: string | undefined) => void
}

const shownAtFirst = 40

function FilterList({ title, counts, current, onChoose }: FilterListProps): VNode | null {
  const [isWhole, setIsWhole] = useState(false)
  if (counts.length === 0) return null
  const shown = isWhole ? counts : counts.slice(0, shownAtFirst)
  return (
    <section class="nav-filters" aria-label={title}>
      <h2 class="nav-heading">{title}</h2>
      <ul>
        {shown.map(({ key, label, count }) => (
          <li key={key} style={{ paddingInlineStart: `${title === 'Tags' ? depthOf(label) * 12 : 0}px` }}>
            <button
              type="button"
              class="nav-filter"
              aria-pressed={key === current}
              onClick={() => onChoose(key === current ? undefined : key)}
            >
              <span class="nav-filter-label" dir="auto" title={label}>
                {title === 'Tags' ? label.slice(label.lastIndexOf('/') + 1) : label}
              </span>
              <span class="nav-filter-count">{count.toLocaleString()}</span>
            </button>
          </li>
        ))}
      </ul>
      {counts.length > shown.length && (
        <button type="button" class="button button-quiet" onClick={() => setIsWhole(true)}>
          All {counts.length.toLocaleString()}
        </button>
      )}
    </section>
  )
}

/** How deep a tag is nested. */
function depthOf(tag: string): number {
  return Math.min(tag.split('/').length - 1, 4)
}
