import type { EditedText } from '@/utils/notes/outline'

export function editedTextOf(area: HTMLTextAreaElement): EditedText {
  return { text: area.value, selectionStart: area.selectionStart, selectionEnd: area.selectionEnd }
}

/** The part in which two texts differ: everything between what they begin with and what they end with. */
function differenceOf(before: string, after: string): { start: number; end: number; inserted: string } {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start++
  let tail = 0
  while (tail < shortest - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { start, end: before.length - tail, inserted: after.slice(start, after.length - tail) }
}

/**
 * Makes an edit as if it had been typed, so that the browser's own undo takes it back. `execCommand` is the one way to
 * do that in a textarea; where it refuses, or the focus is elsewhere, the text is set without it.
 */
export function typeEdit(area: HTMLTextAreaElement, edited: EditedText): void {
  const { start, end, inserted } = differenceOf(area.value, edited.text)
  if (start !== end || inserted !== '') {
    area.setSelectionRange(start, end)
    const isTyped =
      area.ownerDocument.activeElement === area &&
      typeof area.ownerDocument.execCommand === 'function' &&
      area.ownerDocument.execCommand(inserted === '' ? 'delete' : 'insertText', false, inserted)
    if (!isTyped || area.value !== edited.text) {
      if (area.value !== edited.text) area.value = edited.text
      area.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }
  area.setSelectionRange(edited.selectionStart, edited.selectionEnd)
}

/** Shows a text that changed elsewhere; the caret stays at the words where it stands. */
export function showText(area: HTMLTextAreaElement, text: string): void {
  if (area.value === text) return
  const { start, end, inserted } = differenceOf(area.value, text)
  area.setRangeText(inserted, start, end, 'preserve')
}

/** Makes a textarea as high as its text, where the browser does not do it by itself. */
export function fitHeight(area: HTMLTextAreaElement): void {
  if (typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 2}px`
}
