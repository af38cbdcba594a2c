import type { TargetedKeyboardEvent, TargetedMouseEvent, VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Entry } from '@/utils/entry'
import { titleOrPlace } from '@/utils/entry-summary'
import { EntryRow, type EntryRowProps } from './EntryRow'
import { findMove, findRowWindow, rowsAround, scrollToRow } from './row-window'
import './EntryGrid.css'

/** The height of every row, in pixels; `.grid-row` in the style sheet is as high. */
export const rowHeight = 84

export interface EntryGridProps extends Pick<EntryRowProps, 'findSaid' | 'onSaid'> {
  entries: readonly Entry[]
  words: readonly string[]
  selectedIds: ReadonlySet<string>
  /** The entry that stands open beside the list. */
  openId?: string | undefined
  /** `isByKey`: the learner is at the keyboard and goes on in the entry. */
  onOpen: (id: string, isByKey: boolean) => void
  /** Sets or clears the marks of the entries from `fromIndex` to `toIndex`. */
  onSelect: (fromIndex: number, toIndex: number, isSelected: boolean) => void
  onSelectAll: () => void
  onClearSelection: () => void
  onDelete: (ids: string[]) => void
  onFirstRows?: () => void
}

/** The entries as a grid of which only the rows in view are drawn. One row has the focus; keys move it. */
export function EntryGrid(props: EntryGridProps): VNode {
  const { entries, selectedIds, openId } = props
  const scroller = useRef<HTMLDivElement>(null)
  const view = useView(scroller, entries.length)
  const cursor = useCursor(scroller, entries, openId)
  const anchorIndex = useRef<number | undefined>(undefined)

  useLayoutEffect(() => {
    if (entries.length > 0) props.onFirstRows?.()
  }, [entries.length > 0])

  const select = (index: number, isRange: boolean, isSelected: boolean): void => {
    props.onSelect(isRange ? (anchorIndex.current ?? cursor.index) : index, index, isSelected)
    anchorIndex.current = index
  }

  const isSelected = (index: number): boolean => selectedIds.has(entries[index]?.id ?? '')

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTableElement>): void => {
    const target = findMove(event.key, cursor.index, entries.length, view.pageRows)
    if (target !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (event.shiftKey) props.onSelect(cursor.index, target, true)
      cursor.focus(target)
    } else if (!actOnKey(event)) return
    event.preventDefault()
  }

  const actOnKey = (event: TargetedKeyboardEvent<HTMLTableElement>): boolean => {
    const id = entries[cursor.index]?.id
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) props.onSelectAll()
    else if (event.ctrlKey || event.metaKey || event.altKey || !id) return false
    else if (event.key === 'Enter') props.onOpen(id, true)
    else if (event.key === ' ' || event.key === 'x') select(cursor.index, event.shiftKey, !isSelected(cursor.index))
    else if (event.key === 'Delete') props.onDelete(selectedIds.size > 0 ? [...selectedIds] : [id])
    else if (event.key === 'Escape' && selectedIds.size > 0) props.onClearSelection()
    else return false
    return true
  }

  const onRowClick = (event: TargetedMouseEvent<HTMLTableRowElement>, index: number): void => {
    const isOnCheckbox = event.target instanceof HTMLInputElement
    if (isOnCheckbox || event.ctrlKey || event.metaKey || event.shiftKey) {
      select(index, event.shiftKey, event.shiftKey || !isSelected(index))
    } else props.onOpen(entries[index]?.id ?? '', false)
    cursor.focus(index)
  }

  return (
    <div class="grid-scroller" ref={scroller} onScroll={view.read}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are moved through is a grid.
        role="grid"
        tabIndex={-1}
        class="grid"
        aria-label="Entries"
        aria-multiselectable="true"
        aria-rowcount={entries.length}
        style={{ height: `${entries.length * rowHeight}px` }}
        onKeyDown={onKeyDown}
      >
        <tbody>
          {listIndexes(view.first, view.end, cursor.index, entries.length).map((index) => (
            // Keyed by place: a search that changes every row then changes texts and makes no row anew.
            <GridRow
              key={index}
              entry={entries[index]}
              index={index}
              words={props.words}
              findSaid={props.findSaid}
              onSaid={props.onSaid}
              isCursor={index === cursor.index}
              isOpen={entries[index]?.id === openId}
              isSelected={isSelected(index)}
              onClick={onRowClick}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface GridRowProps extends Pick<EntryRowProps, 'findSaid' | 'onSaid'> {
  entry: Entry | undefined
  index: number
  words: readonly string[]
  isCursor: boolean
  isOpen: boolean
  isSelected: boolean
  onClick: (event: TargetedMouseEvent<HTMLTableRowElement>, index: number) => void
}

function GridRow({ entry, index, words, isCursor, isOpen, isSelected, onClick, ...said }: GridRowProps): VNode | null {
  if (!entry) return null
  return (
    <tr
      class="grid-row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isCursor ? 0 : -1}
      data-index={index}
      style={{ top: `${index * rowHeight}px` }}
      onClick={(event) => onClick(event, index)}
    >
      <td class="grid-check">
        <input
          type="checkbox"
          class="checkbox"
          tabIndex={-1}
          checked={isSelected}
          aria-label={`Select ${titleOrPlace(entry)}`}
        />
      </td>
      <td class="grid-cell">
        <EntryRow entry={entry} words={words} {...said} />
      </td>
    </tr>
  )
}

/** The rows in view, and the row with the focus wherever it is: a row that is not drawn would lose it. */
function listIndexes(first: number, end: number, cursorIndex: number, count: number): number[] {
  const indexes = Array.from({ length: end - first }, (_, offset) => first + offset)
  const isOut = cursorIndex < first || cursorIndex >= end
  return isOut && cursorIndex < count ? [cursorIndex, ...indexes] : indexes
}

type ScrollerRef = { current: HTMLDivElement | null }

function useView(scroller: ScrollerRef, count: number) {
  // The first rows are drawn alone: what lies around them is drawn once they are seen.
  const [place, setPlace] = useState({ scrollTop: 0, viewHeight: innerHeight || 800, rowsAround: 0 })
  const read = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {}
    setPlace({ scrollTop, viewHeight: clientHeight || 800, rowsAround })
  }
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setTimeout(read))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { first, end } = findRowWindow({ ...place, rowHeight, count })
  return { first, end, read, pageRows: Math.max(1, Math.floor(place.viewHeight / rowHeight) - 1) }
}

/** Which row has the focus: it stays with its entry when the list changes around it. */
function useCursor(scroller: ScrollerRef, entries: readonly Entry[], openId: string | undefined) {
  const [cursorId, setCursorId] = useState(openId)
  const lastIndex = useRef(0)
  const wantsFocus = useRef(false)
  const found = entries.findIndex((entry) => entry.id === cursorId)
  const index = found < 0 ? Math.max(0, Math.min(lastIndex.current, entries.length - 1)) : found
  lastIndex.current = index

  useLayoutEffect(() => {
    const focused = document.activeElement
    // The list has changed around the entry that has the focus, and its row is another one now.
    const hasMoved = focused?.matches('.grid-row:not([tabindex="0"])') && scroller.current?.contains(focused)
    if (!wantsFocus.current && !hasMoved) return
    wantsFocus.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true })
  })

  const focus = (target: number): void => {
    const element = scroller.current
    if (element) element.scrollTop = scrollToRow(target, element.scrollTop, element.clientHeight, rowHeight)
    wantsFocus.current = true
    setCursorId(entries[target]?.id)
  }
  return { index, focus }
}
