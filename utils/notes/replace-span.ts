import type { EditedText } from './outline'

/** The text with what stands from `start` to `end` written anew; the selection stays at the words where it stands. */
export function replaceSpan(edited: EditedText, start: number, end: number, written: string): EditedText {
  const move = (offset: number) => {
    if (offset >= end) return offset + written.length - (end - start)
    return Math.min(offset, start + written.length)
  }
  return {
    text: edited.text.slice(0, start) + written + edited.text.slice(end),
    selectionStart: move(edited.selectionStart),
    selectionEnd: move(edited.selectionEnd),
  }
}
