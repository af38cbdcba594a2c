/** The pictures that somebody pastes or drops; none where there are words as well, which are what is meant. */
export function picturesOf(data: DataTransfer | null | undefined): File[] {
  const hasWords = data?.getData('text/plain').trim() !== ''
  return data && !hasWords ? [...data.files].filter(({ type }) => type.startsWith('image/')) : []
}

/** Whether what is dragged may be a picture: while it moves, the browser tells only its kind. */
export function mayBePicture(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false
}

interface CaretDocument {
  caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null
}

/** Puts the caret where something is dropped, in browsers that tell where that is in a textarea. */
export function moveCaretTo(area: HTMLTextAreaElement, x: number, y: number): void {
  const position = (area.ownerDocument as CaretDocument).caretPositionFromPoint?.(x, y)
  area.focus()
  if (position?.offsetNode === area) area.setSelectionRange(position.offset, position.offset)
}
