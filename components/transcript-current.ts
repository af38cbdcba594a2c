import { effect, type ReadonlySignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { TextLine } from '@/utils/text'
import { lineAtSeconds, type TranscriptRow } from '@/utils/transcript-rows'

/** The rows of a table that are lines; `data-line` tells which. */
export function lineRows(table: HTMLTableElement | null): HTMLTableRowElement[] {
  return [...(table?.querySelectorAll<HTMLTableRowElement>('tr[data-line]') ?? [])]
}

interface CurrentLineOptions {
  lines: readonly TextLine[]
  rows: readonly TranscriptRow[]
  seconds?: ReadonlySignal<number | undefined> | undefined
  onCurrent: () => void
}

/**
 * Marks the line that is spoken, and keeps it in sight as long as nobody reads elsewhere.
 * @returns which line that is
 */
export function useCurrentLine(
  table: { current: HTMLTableElement | null },
  { lines, rows, seconds, onCurrent }: CurrentLineOptions,
): { current: number | undefined } {
  const current = useRef<number | undefined>(undefined)
  const shown = useRef<readonly TextLine[]>([])
  const tell = useRef(onCurrent)
  tell.current = onCurrent
  useEffect(() => {
    current.current = undefined
    const isNew = shown.current !== lines
    shown.current = lines
    if (!seconds) return undefined
    let isFirst = isNew
    let leave: (() => void) | undefined
    const stop = effect(() => {
      const index = seconds.value === undefined ? undefined : lineAtSeconds(lines, seconds.value)
      if (index === current.current) return
      for (const row of lineRows(table.current)) {
        if (Number(row.dataset.line) === index) row.setAttribute('aria-current', 'true')
        else if (row.hasAttribute('aria-current')) row.removeAttribute('aria-current')
      }
      current.current = index
      tell.current()
      // Another text begins where the player is, even under the mouse that chose it.
      leave?.()
      const isReadElsewhere = table.current?.matches(isFirst ? ':focus-within' : ':hover, :focus-within')
      leave = isReadElsewhere ? undefined : showRow(table.current, (rows) => rows.querySelector('[aria-current]'))
      isFirst = false
    })
    return () => {
      stop()
      leave?.()
    }
  }, [lines, seconds, rows])
  return current
}

/** How often a row is looked for again: chunks that come in sight have another height than was thought. */
const looks = 4

/** Scrolls a row to the middle, unless it is seen near that. @returns what ends the looking for it */
export function showRow(
  table: HTMLTableElement | null,
  find: (table: HTMLTableElement) => HTMLElement | null,
): () => void {
  let frame = 0
  const look = (left: number) => {
    const row = table && find(table)
    const scroller = table?.closest<HTMLElement>('.transcript-scroller')
    if (!row || !scroller) return
    const offset = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top
    // Of a row that is higher than there is room the beginning is shown.
    const room = Math.max(0, scroller.clientHeight - row.clientHeight) / 2
    if (Math.abs(offset - room) > Math.max(1, Math.min(scroller.clientHeight / 4, room))) {
      scroller.scrollTop += offset - room
    }
    if (left > 0) frame = requestAnimationFrame(() => look(left - 1))
  }
  look(looks)
  return () => cancelAnimationFrame(frame)
}
