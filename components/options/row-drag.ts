import type { TargetedPointerEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'

type RowEvent = TargetedPointerEvent<HTMLLIElement>

/** How far the mouse moves before a press is a drag, in pixels. */
const dragDistance = 5

/**
 * Dragging a row into a gap between rows, by mouse or pen; a finger scrolls. Rows have `data-index`. The browser's own
 * dragging is not used: in Firefox it did not begin on the button that fills a row.
 */
export function useRowDrag(onMove: (from: number, gap: number) => void) {
  const pressed = useRef<{ index: number; x: number; y: number; isDragged: boolean } | undefined>(undefined)
  const [gap, setGap] = useState<number>()
  const leave = (): void => {
    pressed.current = undefined
    setGap(undefined)
  }
  return {
    leave,
    start(event: RowEvent, index: number): void {
      if (event.button !== 0 || event.pointerType === 'touch') return
      if (event.target instanceof Element && event.target.closest('.row-action')) return
      pressed.current = { index, x: event.clientX, y: event.clientY, isDragged: false }
    },
    over(event: RowEvent): void {
      const { current } = pressed
      if (!current) return
      if (!current.isDragged && Math.hypot(event.clientX - current.x, event.clientY - current.y) < dragDistance) return
      current.isDragged = true
      // From here on the row hears of the mouse wherever it is, and the button in it is not clicked.
      event.currentTarget.setPointerCapture(event.pointerId)
      const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('.contents-row')
      if (!row) return
      const { top, height } = row.getBoundingClientRect()
      setGap(Number(row.dataset.index) + (event.clientY < top + height / 2 ? 0 : 1))
    },
    drop(): void {
      const { current } = pressed
      leave()
      if (current?.isDragged && gap !== undefined) onMove(current.index, gap)
    },
    markOf(index: number, count: number): 'before' | 'after' | undefined {
      if (gap === index) return 'before'
      return gap === count && index === count - 1 ? 'after' : undefined
    },
  }
}

export type RowDrag = ReturnType<typeof useRowDrag>
