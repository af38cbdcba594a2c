/**
 * Scrolls the one line that is seen of a note to the one that the caret is on. The strip, wrapped as the text is, knows
 * where that stands.
 */
export function showCaretLine(area: HTMLTextAreaElement): void {
  const { value, selectionStart, selectionEnd, selectionDirection } = area
  const above = value.slice(0, selectionDirection === 'backward' ? selectionStart : selectionEnd).split('\n')
  const line = area.parentElement?.querySelectorAll<HTMLElement>('.strip-line')[above.length - 1]
  if (!line) return
  const rowHeight = Number.parseFloat(getComputedStyle(area).lineHeight)
  const row = Math.max(0, Math.floor(middleOf(line, above.at(-1)?.length ?? 0) / rowHeight))
  area.scrollTop = line.offsetTop + row * rowHeight
}

/** How far below the top of a line the letter stands that comes before a column. */
function middleOf(line: HTMLElement, column: number): number {
  const text = line.lastElementChild?.firstChild
  if (!(text instanceof Text)) return 0
  const range = document.createRange()
  range.setStart(text, Math.min(Math.max(0, column - 1), text.length))
  range.setEnd(text, Math.min(Math.max(1, column), text.length))
  const box = [...range.getClientRects()].at(-1)
  return box ? (box.top + box.bottom) / 2 - line.getBoundingClientRect().top : 0
}
