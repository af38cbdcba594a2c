import type { EditedText } from '@/utils/notes/outline'

/** A text with its caret drawn as `|`, or its selection as `‹…›`. */
export function readDrawn(drawn: string): EditedText {
  const selectionStart = drawn.search(/[|‹]/)
  const end = drawn.includes('›') ? drawn.indexOf('›') - 1 : selectionStart
  return { text: drawn.replace(/[|‹]/, '').replace('›', ''), selectionStart, selectionEnd: end }
}

export function draw(edited: EditedText | undefined): string | undefined {
  if (!edited) return undefined
  const { text, selectionStart, selectionEnd } = edited
  if (selectionStart === selectionEnd) return `${text.slice(0, selectionEnd)}|${text.slice(selectionEnd)}`
  return `${text.slice(0, selectionStart)}‹${text.slice(selectionStart, selectionEnd)}›${text.slice(selectionEnd)}`
}

/** Every character but white space, in order of code: what an operation must keep. */
export function sortedCharacters(text: string): string {
  return [...text.replace(/\s/g, '')].sort().join('')
}
