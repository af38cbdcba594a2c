import { effect, type ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { TextLine } from '@/utils/text'
import { lineAtSeconds, type TranscriptRow } from '@/utils/transcript-rows'

/** The rows of a table that are lines; `data-line` tells which. */
export function lineRows(table: HTMLTableElement | null): HTMLTableRowElement[] {
  return [...(table?.querySelectorAll<HTMLTableRowElement>('tr[data-line]') ?? [])]
}

/** Marks the line that is spoken, and keeps it in sight as long as nobody reads elsewhere. */
export function useCurrentLine(
  table: { current: HTMLTableElement | null },
  lines: readonly TextLine[],
  seconds: ReadonlySignal<number | undefined> | undefined,
  rows: readonly TranscriptRow[],
): void {
  useEffect(() => {
    if (!seconds) return undefined
    let current: number | undefined
    return effect(() => {
      const index = seconds.value === undefined ? undefined : lineAtSeconds(lines, seconds.value)
      if (index === current) return
      for (const row of lineRows(table.current)) {
        if (Number(row.dataset.line) === index) row.setAttribute('aria-current', 'true')
        else if (row.hasAttribute('aria-current')) row.removeAttribute('aria-current')
      }
      current = index
      if (!table.current?.matches(':hover, :focus-within')) keepInSight(table.current)
    })
  }, [lines, seconds, rows])
}

function keepInSight(table: HTMLTableElement | null): void {
  const row = table?.querySelector<HTMLElement>('[aria-current]')
  const scroller = table?.closest<HTMLElement>('.transcript-scroller')
  if (!row || !scroller) return
  const middle = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 2
  if (Math.abs(middle) > scroller.clientHeight / 4) scroller.scrollTop += middle
}
