import type { VNode } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { KindIcon } from '@/components/Icons'
import { moveRow, type OutlineRow, placeEntry, readOutline, removeEntryRow, stepRow } from '@/utils/document-outline'
import type { Entry, EntryKind } from '@/utils/entry'
import { titleOrPlace } from '@/utils/entry-summary'
import { EntryPicker, type EntryPickerProps } from './EntryPicker'
import { type RowDrag, useRowDrag } from './row-drag'
import './DocumentContents.css'

export interface DocumentContentsProps {
  body: string
  findEntry: (id: string) => Entry | undefined
  find: EntryPickerProps['find']
  onBody: (body: string) => void
  /** Goes to a line of the text. */
  onGoToLine: (line: number) => void
}

/** The headings and entries of a document as rows that the mouse and the keyboard put in order. */
export function DocumentContents({ body, findEntry, find, onBody, onGoToLine }: DocumentContentsProps): VNode {
  const rows = useMemo(() => readOutline(body), [body])
  const list = useRef<HTMLOListElement>(null)
  const focusRow = useFocusAfterMove(list)
  const [said, setSaid] = useState('')
  const [pickGap, setPickGap] = useState<number>()
  const drag = useRowDrag((from, gap) => onBody(moveRow(body, from, gap)))

  const step = (index: number, direction: 'up' | 'down'): void => {
    const moved = stepRow(body, index, direction)
    focusRow(moved.rowIndex)
    if (moved.body === body) return
    onBody(moved.body)
    setSaid(describePlace(readOutline(moved.body), moved.rowIndex))
  }

  return (
    <section class="contents" aria-label="Contents">
      <h3 class="pane-heading">Contents</h3>
      {rows.length === 0 && (
        <p class="soft">
          Headings and placed entries show here. Write <code># A heading</code> in the text, or place an entry.
        </p>
      )}
      <ol class="contents-list" ref={list}>
        {rows.map((row, index) => (
          <ContentsRow
            key={`${row.line} ${nameOf(row, findEntry)}`}
            row={row}
            name={nameOf(row, findEntry)}
            kind={row.kind === 'entry' ? findEntry(row.entryId)?.kind : undefined}
            index={index}
            dropMark={drag.markOf(index, rows.length)}
            drag={drag}
            onStep={(direction) => step(index, direction)}
            onRemove={() => {
              onBody(removeEntryRow(body, index))
              focusRow(Math.max(0, index - 1))
            }}
            onPlaceBelow={() => setPickGap(row.kind === 'entry' ? index + 1 : ownEntriesEnd(rows, index))}
            onGoToLine={onGoToLine}
          />
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      {pickGap === undefined ? (
        <button type="button" class="button" onClick={() => setPickGap(rows.length)}>
          + Place an entry
        </button>
      ) : (
        <EntryPicker
          label="Place an entry"
          find={find}
          onClose={() => setPickGap(undefined)}
          onPick={(entryId) => {
            onBody(placeEntry(body, entryId, pickGap))
            setPickGap(undefined)
            focusRow(pickGap)
          }}
        />
      )}
      {rows.length > 1 && (
        <p class="small contents-hint">
          A row leads to its line in the text. Drag to reorder, or <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> on a row.
        </p>
      )}
    </section>
  )
}

interface ContentsRowProps {
  row: OutlineRow
  name: string
  kind: EntryKind | undefined
  index: number
  dropMark: 'before' | 'after' | undefined
  drag: RowDrag
  onStep: (direction: 'up' | 'down') => void
  onRemove: () => void
  onPlaceBelow: () => void
  onGoToLine: (line: number) => void
}

function ContentsRow({ row, name, kind, index, dropMark, drag, ...on }: ContentsRowProps): VNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey && event.key === 'ArrowUp') on.onStep('up')
    else if (event.altKey && event.key === 'ArrowDown') on.onStep('down')
    else if (event.key === 'Delete' && row.kind === 'entry') on.onRemove()
    else return
    event.preventDefault()
  }
  return (
    <li
      class="contents-row"
      data-kind={row.kind}
      data-drop={dropMark}
      data-index={index}
      style={{ paddingInlineStart: `${Math.max(0, row.level - 1) * 14}px` }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => drag.start(event, index)}
      onPointerMove={drag.over}
      onPointerUp={drag.drop}
      onPointerCancel={drag.leave}
    >
      <button
        type="button"
        class="contents-name"
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        data-row={index}
        onClick={() => on.onGoToLine(row.line)}
      >
        {kind && <KindIcon kind={kind} />}
        <span dir="auto">{name}</span>
      </button>
      <span class="contents-actions">
        <RowAction label={`Move ${name} up`} text="↑" onClick={() => on.onStep('up')} />
        <RowAction label={`Move ${name} down`} text="↓" onClick={() => on.onStep('down')} />
        <RowAction label={`Place an entry below ${name}`} text="+" onClick={on.onPlaceBelow} />
        {row.kind === 'entry' && <RowAction label={`Take ${name} out`} text="×" onClick={on.onRemove} />}
      </span>
    </li>
  )
}

function RowAction({ label, text, onClick }: { label: string; text: string; onClick: () => void }): VNode {
  return (
    <button type="button" class="row-action" aria-label={label} title={label} onClick={onClick}>
      {text}
    </button>
  )
}

function nameOf(row: OutlineRow, findEntry: DocumentContentsProps['findEntry']): string {
  if (row.kind === 'heading') return row.text || 'Heading without text'
  const entry = findEntry(row.entryId)
  return entry ? titleOrPlace(entry) : 'An entry that is not in the library'
}

/** The gap after the entries that stand directly under a heading. */
function ownEntriesEnd(rows: readonly OutlineRow[], headingIndex: number): number {
  const next = rows.findIndex((row, index) => index > headingIndex && row.kind === 'heading')
  return next < 0 ? rows.length : next
}

function describePlace(rows: readonly OutlineRow[], index: number): string {
  const heading = rows.slice(0, index).findLast((row) => row.kind === 'heading')
  const under = heading?.kind === 'heading' ? `, under ${heading.text}` : ''
  return `Moved to place ${index + 1} of ${rows.length}${under}`
}

/** Keeps the focus on a row that moved, once the list is drawn again. */
function useFocusAfterMove(list: { current: HTMLOListElement | null }): (index: number) => void {
  const wanted = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    const row = wanted.current === undefined ? undefined : list.current?.querySelector(`[data-row="${wanted.current}"]`)
    wanted.current = undefined
    if (row instanceof HTMLElement) row.focus()
  })
  return (index) => {
    wanted.current = index
  }
}
