import type { ReadonlySignal } from '@preact/signals'
import type { Ref, TargetedFocusEvent, TargetedKeyboardEvent, TargetedMouseEvent, VNode } from 'preact'
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { TextLine } from '@/utils/text'
import { quoteOf } from '@/utils/transcript-rows'
import { TranscriptRows, type TranscriptRowsProps } from './TranscriptRows'
import { lineRows, showRow, useCurrentLine } from './transcript-current'
import { chosenOf, useLineSelection } from './transcript-selection'

export interface LinesHandle {
  /** Gives the focus to the next line that a search found, or to the one that is spoken. */
  enter(): void
  /** Chooses a line, and gives it the focus. */
  goTo(index: number): void
}

export interface TranscriptLinesProps extends TranscriptRowsProps {
  /** Content time, where a player is at hand: the line that is spoken is shown. */
  seconds?: ReadonlySignal<number | undefined> | undefined
  onQuote: (quote: TextLine) => void
  handle?: Ref<LinesHandle>
}

/** The lines of a transcript as a grid: one row has the focus, keys move it, and the chosen rows become a quote. */
export function TranscriptLines(props: TranscriptLinesProps): VNode {
  const { lines, rows, words } = props
  const hintId = useId()
  const table = useRef<HTMLTableElement>(null)
  const shown = useMemo(() => rows.flatMap((row) => (row.kind === 'line' ? row.index : [])), [rows])
  const { selection, choose, arrive, move, clear, leave, set } = useLineSelection(shown)
  const chosen = chosenOf(selection, shown)
  const isSearching = words.length > 0
  /** The first line found at or after what is spoken, else the first. */
  const firstFound = (): number | undefined => {
    const from = props.seconds?.peek()
    return shown.find((index) => (lines[index]?.startSeconds ?? 0) >= (from ?? 0)) ?? shown[0]
  }
  /** Where Tab comes to. */
  const restingLine = (): number | undefined => {
    const wanted = selection?.head ?? (isSearching ? firstFound() : current.current)
    return wanted !== undefined && shown.includes(wanted) ? wanted : shown[0]
  }
  const onCurrent = (): void => putTabStop(table.current, restingLine())
  const current = useCurrentLine(table, { ...props, onCurrent })

  useLayoutEffect(leave, [words])
  useEffect(() => {
    const index = isSearching ? firstFound() : undefined
    return index === undefined ? undefined : showRow(table.current, (shown) => rowOf(shown, index))
  }, [words, rows])
  useLayoutEffect(() => {
    const indexes = new Set(chosen)
    for (const row of lineRows(table.current)) {
      const isChosen = String(indexes.has(Number(row.dataset.line)))
      // Thousands of rows: only those that change are touched.
      if (row.getAttribute('aria-selected') !== isChosen) row.setAttribute('aria-selected', isChosen)
    }
    putTabStop(table.current, restingLine())
  }, [selection, rows])
  useImperativeHandle(props.handle ?? null, () => ({
    goTo(index) {
      set({ anchor: index, head: index, isChosen: true })
      focusLine(table.current, index)
    },
    enter() {
      const next = selection && (shown.find((index) => index > selection.head) ?? shown[0])
      const target = isSearching ? (next ?? firstFound()) : restingLine()
      if (target === undefined) return
      set({ anchor: target, head: target, isChosen: false })
      focusLine(table.current, target)
    },
  }))

  const quote = (at?: number): void => {
    const indexes = chosen.length > 0 || at === undefined ? chosen : [at]
    const made = quoteOf(indexes.flatMap((index) => lines[index] ?? []))
    getSelection()?.removeAllRanges()
    letGo()
    if (made) props.onQuote(made)
  }
  /** The buttons go with the choice, so the focus goes back to the lines. */
  const letGo = (): void => {
    if (selection) focusLine(table.current, selection.head, { preventScroll: true })
    clear()
  }
  const act = (event: TargetedKeyboardEvent<HTMLTableElement>): boolean => {
    const at = lineOf(event.target) ?? restingLine()
    if (event.ctrlKey || event.metaKey || event.altKey || at === undefined) return false
    const line = lines[at]
    const isPress = (event.key === 'Enter' || event.key === ' ') && !isOnControl(event.target)
    if (isPress && event.key === 'Enter') quote(at)
    else if (isPress && line && props.onSeek) props.onSeek(line.startSeconds)
    else if (event.key === 'Escape' && selection?.isChosen) clear()
    else {
      const target = move(at, event.key, event.shiftKey)
      if (target !== undefined) focusLine(table.current, target)
      return target !== undefined
    }
    return true
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTableElement>): void => {
    if (!act(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onMouseDown = (event: TargetedMouseEvent<HTMLTableElement>): void => {
    // More lines are chosen, not letters, and the focus stays where the choice began.
    if (event.shiftKey && !isOnControl(event.target)) event.preventDefault()
  }
  const onClick = (event: TargetedMouseEvent<HTMLTableElement>): void => {
    const dragged = draggedLines(table.current)
    const index = lineOf(event.target)
    if (dragged) set({ ...dragged, isChosen: true })
    else if (index !== undefined && !isOnControl(event.target)) {
      choose(index, event.shiftKey)
      focusLine(table.current, index, { preventScroll: true })
    }
  }
  const onFocusIn = (event: TargetedFocusEvent<HTMLTableElement>): void => {
    const index = lineOf(event.target)
    if (index !== undefined) arrive(index)
  }
  const onFocusOut = ({ relatedTarget }: TargetedFocusEvent<HTMLTableElement>): void => {
    const isInside = relatedTarget instanceof Node && table.current?.contains(relatedTarget)
    // Who comes back looks for what is spoken by then; a search goes on where it was left.
    if (!isInside && props.seconds && !isSearching) leave()
  }

  const drawn = useMemo(() => <TranscriptRows {...props} />, [lines, rows, words, props.onSeek, props.linkOf])
  return (
    <>
      <div class="transcript-scroller" tabIndex={-1}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are moved through is a grid.
          role="grid"
          class="transcript-lines"
          aria-label="Transcript"
          aria-describedby={hintId}
          aria-multiselectable="true"
          tabIndex={-1}
          ref={table}
          onKeyDown={onKeyDown}
          onMouseDown={onMouseDown}
          onClick={onClick}
          onFocusIn={onFocusIn}
          onFocusOut={onFocusOut}
        >
          {drawn}
        </table>
      </div>
      {shown.length > 0 && (
        <div class="transcript-chosen">
          <span id={hintId} class="small" role="status">
            {chosen.length > 0 ? countLines(chosen.length) : hintOf(props)}
          </span>
          {chosen.length > 0 && (
            <>
              <button type="button" class="button button-primary" title="Quote in the notes" onClick={() => quote()}>
                Quote <kbd>Enter</kbd>
              </button>
              <button type="button" class="button button-quiet" onClick={letGo}>
                Clear <kbd>Esc</kbd>
              </button>
            </>
          )}
        </div>
      )}
    </>
  )
}

/** How many lines, in words. */
export function countLines(count: number): string {
  return count === 1 ? '1 line' : `${count.toLocaleString()} lines`
}

function hintOf({ onSeek }: TranscriptLinesProps): string {
  // One line in the card.
  return onSeek ? 'Click, Shift for more · Enter quotes · Space plays' : 'Click a line, Shift for more · Enter quotes'
}

/** One row alone is reached by Tab. */
function putTabStop(table: HTMLTableElement | null, index: number | undefined): void {
  for (const row of lineRows(table)) {
    const tabIndex = Number(row.dataset.line) === index ? 0 : -1
    if (row.tabIndex !== tabIndex || !row.hasAttribute('tabindex')) row.tabIndex = tabIndex
  }
}

function focusLine(table: HTMLTableElement | null, index: number, options?: FocusOptions): void {
  if (table) rowOf(table, index)?.focus(options)
}

function rowOf(table: HTMLTableElement, index: number): HTMLElement | null {
  return table.querySelector<HTMLElement>(`[data-line="${index}"]`)
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
