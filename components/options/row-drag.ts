import type { TargetedDragEvent } from 'preact'
import { useState } from 'preact/hooks'

type ListDragEvent = TargetedDragEvent<HTMLLIElement>

/** Dragging a row into a gap between rows. */
export function useRowDrag(onMove: (from: number, gap: number) => void) {
  const [from, setFrom] = useState<number>()
  const [gap, setGap] = useState<number>()
  const leave = (): void => {
    setGap(undefined)
  }
  return {
    leave,
    start(event: ListDragEvent, index: number): void {
      event.dataTransfer?.setData('text/plain', String(index))
      setFrom(index)
    },
    over(event: ListDragEvent, index: number): void {
      if (from === undefined) return
      event.preventDefault()
      const { top, height } = event.currentTarget.getBoundingClientRect()
      setGap(event.clientY < top + height / 2 ? index : index + 1)
    },
    drop(event: ListDragEvent): void {
      event.preventDefault()
      if (from !== undefined && gap !== undefined) onMove(from, gap)
      setFrom(undefined)
      setGap(undefined)
    },
    markOf(index: number, count: number): 'before' | 'after' | undefined {
      if (gap === index) return 'before'
      return gap === count && index === count - 1 ? 'after' : undefined
    },
  }
}

export type RowDrag = ReturnType<typeof useRowDrag>
