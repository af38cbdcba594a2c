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
  const found = findLetter(line, Math.max(0, column - 1))
  if (!found) return 0
  const range = document.createRange()
  range.setStart(found.text, found.at)
  range.setEnd(found.text, found.at + 1)
  const box = [...range.getClientRects()].at(-1)
  return box ? (box.top + box.bottom) / 2 - line.getBoundingClientRect().top : 0
}

/** A line is drawn in parts. */
function findLetter(line: HTMLElement, column: number): { text: Text; at: number } | undefined {
  const texts = document.createTreeWalker(line.lastElementChild ?? line, NodeFilter.SHOW_TEXT)
  let at = column
  for (let text = texts.nextNode(); text instanceof Text; text = texts.nextNode()) {
    if (at < text.length) return { text, at }
    at -= text.length
  }
  return undefined
}
