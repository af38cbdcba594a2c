import type { ReadonlySignal } from '@preact/signals'
import type { TargetedKeyboardEvent, TargetedMouseEvent, VNode } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { TextLine } from '@/utils/text'
import { quoteOf } from '@/utils/transcript-rows'
import { TranscriptRows, type TranscriptRowsProps } from './TranscriptRows'
import { lineRows, useCurrentLine } from './transcript-current'
import { rangeOf, useLineSelection } from './transcript-selection'

export interface TranscriptLinesProps extends TranscriptRowsProps {
  /** Content time, where a player is at hand: the line that is spoken is shown. */
  seconds?: ReadonlySignal<number | undefined> | undefined
  onQuote: (quote: TextLine) => void
}

/** The lines of a transcript as a grid: one row has the focus, keys move it, and the chosen rows become a quote. */
export function TranscriptLines(props: TranscriptLinesProps): VNode {
  const { lines, rows } = props
  const table = useRef<HTMLTableElement>(null)
  const shown = useMemo(() => rows.flatMap((row) => (row.kind === 'line' ? row.index : [])), [rows])
  const { selection, choose, move, clear, set } = useLineSelection(shown)
  const wantsFocus = useRef(false)
  const [first, last] = rangeOf(selection)
  const chosen = selection.isChosen ? shown.filter((index) => index >= first && index <= last) : []
  const focusable = shown.includes(selection.head) ? selection.head : shown[0]

  useLayoutEffect(() => {
    for (const row of lineRows(table.current)) {
      const index = Number(row.dataset.line)
      const isChosen = String(selection.isChosen && index >= first && index <= last)
      // Thousands of rows: only those that change are touched.
      if (row.getAttribute('aria-selected') !== isChosen) row.setAttribute('aria-selected', isChosen)
      const tabIndex = index === focusable ? 0 : -1
      if (row.tabIndex !== tabIndex || !row.hasAttribute('tabindex')) row.tabIndex = tabIndex
      if (index === focusable && wantsFocus.current) row.focus()
    }
    wantsFocus.current = false
  }, [selection, rows])
  useCurrentLine(table, lines, props.seconds, rows)

  const quote = (): void => {
    const indexes = chosen.length > 0 || focusable === undefined ? chosen : [focusable]
    const made = quoteOf(indexes.flatMap((index) => lines[index] ?? []))
    if (made) props.onQuote(made)
    getSelection()?.removeAllRanges()
    clear()
  }
  const act = (event: TargetedKeyboardEvent<HTMLTableElement>): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey || isOnControl(event.target)) return false
    const line = lines[focusable ?? -1]
    if (event.key === 'Enter') quote()
    else if (event.key === ' ' && line && props.onSeek) props.onSeek(line.startSeconds)
    else if (event.key === 'Escape' && selection.isChosen) clear()
    else {
      wantsFocus.current = move(event.key, event.shiftKey)
      return wantsFocus.current
    }
    return true
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTableElement>): void => {
    if (!act(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: TargetedMouseEvent<HTMLTableElement>): void => {
    const dragged = draggedLines(table.current)
    const index = lineOf(event.target)
    if (dragged) set({ ...dragged, isChosen: true })
    else if (index !== undefined && !isOnControl(event.target)) choose(index, event.shiftKey)
  }

  const drawn = useMemo(() => <TranscriptRows {...props} />, [lines, rows, props.words, props.onSeek, props.linkOf])
  return (
    <>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are moved through is a grid.
        role="grid"
        class="transcript-lines"
        aria-label="Transcript"
        aria-multiselectable="true"
        tabIndex={-1}
        ref={table}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {drawn}
      </table>
      {chosen.length > 0 && (
        <div class="transcript-chosen">
          <span class="small">{chosen.length === 1 ? '1 line' : `${chosen.length} lines`}</span>
          <button type="button" class="button button-primary" onClick={quote}>
            Quote in the notes
          </button>
          <button type="button" class="button button-quiet" onClick={clear}>
            Clear <kbd>Esc</kbd>
          </button>
        </div>
      )}
    </>
  )
}

function lineOf(target: EventTarget | Node | null): number | undefined {
  const element = target instanceof Element ? target : target instanceof Node ? target.parentElement : undefined
  const line = element?.closest<HTMLElement>('[data-line]')?.dataset.line
  return line === undefined ? undefined : Number(line)
}

/** The lines that a selection by mouse reaches over, when it is more than one. */
function draggedLines(table: HTMLTableElement | null): { anchor: number; head: number } | undefined {
  const selected = getSelection()
  if (!table || !selected || selected.isCollapsed) return undefined
  if (!table.contains(selected.anchorNode) || !table.contains(selected.focusNode)) return undefined
  const [anchor, head] = [lineOf(selected.anchorNode), lineOf(selected.focusNode)]
  return anchor === undefined || head === undefined || anchor === head ? undefined : { anchor, head }
}

function isOnControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button') !== null
}
