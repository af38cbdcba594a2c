/** Which rows of a long list are drawn: those in view, some around them, and the one that has the focus. */
export interface RowWindow {
  first: number
  /** After the last. */
  end: number
}

/** How many rows are drawn above and below those in view. */
export const rowsAround = 4

interface ScrolledList {
  /** Heights in pixels. */
  scrollTop: number
  viewHeight: number
  rowHeight: number
  count: number
  rowsAround: number
}

/** The rows in view of a scrolled list, and some around them. */
export function findRowWindow({ scrollTop, viewHeight, rowHeight, count, rowsAround }: ScrolledList): RowWindow {
  const first = Math.floor(scrollTop / rowHeight) - rowsAround
  const end = Math.ceil((scrollTop + viewHeight) / rowHeight) + rowsAround
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) }
}

/** How far a list must be scrolled for a row to be in view, moving as little as possible. */
export function scrollToRow(index: number, scrollTop: number, viewHeight: number, rowHeight: number): number {
  const top = index * rowHeight
  if (top < scrollTop) return top
  if (top + rowHeight > scrollTop + viewHeight) return top + rowHeight - viewHeight
  return scrollTop
}

/** Where a key leads from a row, or undefined for a key that does not move. */
export function findMove(key: string, index: number, count: number, pageRows: number): number | undefined {
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    j: index + 1,
    ArrowUp: index - 1,
    k: index - 1,
    PageDown: index + pageRows,
    PageUp: index - pageRows,
    Home: 0,
    End: count - 1,
  }
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined
  return target === undefined ? undefined : Math.max(0, Math.min(target, count - 1))
}
