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
  const tell = useRef(onCurrent)
  tell.current = onCurrent
  useEffect(() => {
    current.current = undefined
    if (!seconds) return undefined
    return effect(() => {
      const index = seconds.value === undefined ? undefined : lineAtSeconds(lines, seconds.value)
      if (index === current.current) return
      for (const row of lineRows(table.current)) {
        if (Number(row.dataset.line) === index) row.setAttribute('aria-current', 'true')
        else if (row.hasAttribute('aria-current')) row.removeAttribute('aria-current')
      }
      current.current = index
      tell.current()
      if (!table.current?.matches(':hover, :focus-within')) keepInSight(table.current)
    })
  }, [lines, seconds, rows])
  return current
}

function keepInSight(table: HTMLTableElement | null): void {
  const row = table?.querySelector<HTMLElement>('[aria-current]')
  const scroller = table?.closest<HTMLElement>('.transcript-scroller')
  if (!row || !scroller) return
  const middle = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 2
  if (Math.abs(middle) > scroller.clientHeight / 4) scroller.scrollTop += middle
}
