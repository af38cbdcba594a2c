import type { TargetedClipboardEvent, TargetedDragEvent } from 'preact'
import { editedTextOf } from '@/components/text-area'
import { paste } from '@/utils/notes/outline-paste'
import { addShot } from '@/utils/notes/place-shot'
import type { Editing } from './editing'
import type { NotesEditorProps } from './editor-props'

/** What pasting and dropping do: pictures are kept and shown at the caret, lists and addresses fit their place. */
export function takingFiles({ onPicture, onFile }: Pick<NotesEditorProps, 'onPicture' | 'onFile'>, editing: Editing) {
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      // Where nothing but pictures is taken, what is none is refused as a picture, which says so.
      if (!isPicture(file) && onFile) onFile(file)
      else {
        const name = await onPicture?.(file)
        if (name !== undefined) editing.run(addShot(name))
      }
    }
  }
  return {
    takePaste(event: TargetedClipboardEvent<HTMLTextAreaElement>) {
      const files = filesOf(event.clipboardData)
      const words = event.clipboardData?.getData('text/plain') ?? ''
      const edited = files.length === 0 ? paste(editedTextOf(event.currentTarget), words) : undefined
      if (files.length === 0 && !edited) return
      event.preventDefault()
      if (edited) editing.run(() => edited)
      void take(files)
    },
    takeDrop(event: TargetedDragEvent<HTMLTextAreaElement>) {
      const files = filesOf(event.dataTransfer)
      if (files.length === 0) return
      // Else the browser would open the file.
      event.preventDefault()
      moveCaretTo(event.currentTarget, event.clientX, event.clientY)
      void take(files)
    },
    takeDrag,
  }
}

/** The files that somebody pastes or drops; none where there are words as well, which are what is meant. */
export function filesOf(data: DataTransfer | null | undefined): File[] {
  const words = data?.getData('text/plain').trim() ?? ''
  return data && words.split('\n').every((line) => filePathPattern.test(line)) ? [...data.files] : []
}

/** Some systems tell where a file lies as if it were words. */
const filePathPattern = /^(?:$|file:|\/|[a-z]:\\)/i

export function isPicture({ type }: File): boolean {
  return type.startsWith('image/')
}

/** Lets a file be dropped here: while it moves, the browser tells only that it may be one. */
export function takeDrag(event: TargetedDragEvent<HTMLElement>): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
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
