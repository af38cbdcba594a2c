/** Which rows of a long list are drawn: those in view, some around them, and the one that has the focus. */
export interface RowWindow {
  first: number
  /** After the last. */
  end: number
}

const rowsAround = 8

/** The rows in view of a scrolled list; heights in pixels. */
export function findRowWindow(scrollTop: number, viewHeight: number, rowHeight: number, count: number): RowWindow {
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
