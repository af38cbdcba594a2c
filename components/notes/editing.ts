import { editedTextOf, showText, typeEdit } from '@/components/text-area'
import { actionOf, defaultKeys } from '@/utils/keys'
import type { BlankStep } from '@/utils/notes/blanks'
import { nudge } from '@/utils/notes/nudge'
import {
  continueList,
  type EditedText,
  indent,
  isOnList,
  type OutlineOperation,
  outdent,
  removeEmptyItem,
} from '@/utils/notes/outline'
import { moveDown, moveUp } from '@/utils/notes/outline-move'
import { partFromShot, typeBehindShot } from '@/utils/notes/place-shot'
import { isSpaceThere } from '@/utils/notes/stamp'
import type { NotesEditorProps } from './editor-props'
import { createPausing } from './pausing'
import { createStamper } from './stamping'

export interface EditingSource extends Pick<NotesEditorProps, 'player' | 'place' | 'stamping' | 'keys'> {
  area: HTMLTextAreaElement | null
  text: string
  /** Goes to the moment, or opens the picture, of the line at the caret; tells whether there is one. */
  openLine(): boolean
  /** Says why a key did nothing. */
  say(why: WhyNot): void
  /** Opens the list of templates; absent where there is none. */
  openTemplates?: (() => void) | undefined
  /** Where Tab goes on the lines of a template, once what knows them is loaded. */
  stepToBlank?: ((edited: EditedText, isBack: boolean) => BlankStep) | undefined
}

/** Why a key did nothing: no time to move, a mark that says the same, a range that ends now, no time to write. */
export type WhyNot = 'no-time' | 'is-there' | 'ends-here' | 'not-known'

export interface Editing {
  press(event: KeyboardEvent): void
  beforeInput(event: InputEvent): void
  /** The textarea has a new text, by whomever it was typed. */
  input(): void
  beginComposition(): void
  endComposition(): void
  /** Makes an edit; while an input method composes, right after it. */
  run(operation: OutlineOperation): void
  /** Shows the surface's text where it has changed; what an input method composes is not disturbed. */
  show(): void
  leave(): void
  end(): void
}

/** What the keyboard does in a textarea that knows outlines and times; `read` gives its state of this instant. */
export function createEditing(read: () => EditingSource): Editing {
  const stamper = createStamper(read)
  const pausing = createPausing(() => (read().stamping?.pausesOnTyping ? read().player : undefined))
  const waiting: OutlineOperation[] = []
  let isComposing = false
  let composedFrom: number | undefined
  let isTextWaiting = false
  let isOwnEdit = false
  let mayTabLeave = false

  const edit = (edited: EditedText | undefined): boolean => {
    const { area } = read()
    if (!area || !edited) return false
    isOwnEdit = true
    typeEdit(area, edited)
    isOwnEdit = false
    return true
  }
  const apply = (operation: OutlineOperation | undefined): boolean => {
    const { area } = read()
    return area !== null && edit(operation?.(editedTextOf(area)))
  }
  const writeMark = (): true => {
    const { area, place } = read()
    const before = area?.value
    const operation = stamper.keyOperation()
    apply(operation)
    if (before === area?.value) read().say(operation ? (place ? 'is-there' : 'ends-here') : 'not-known')
    return true
  }
  const act = (event: KeyboardEvent): boolean => {
    const { player, place, keys, openTemplates } = read()
    const action = actionOf(keys ?? defaultKeys, event)
    // A time is moved where no player is, too.
    if (action === 'earlier' || action === 'later') {
      const isMoved = apply(nudge(action === 'earlier' ? -1 : 1, player?.now()?.durationSeconds))
      if (!isMoved && player) read().say('no-time')
      return isMoved || player !== undefined
    }
    if (action === 'template') {
      openTemplates?.()
      return openTemplates !== undefined
    }
    if (place && action === 'mark') return writeMark()
    if (!player || !keys || !action) return false
    if (action === 'mark') writeMark()
    else player.act(action)
    if (action === 'play') pausing.forget()
    return true
  }
  const operate = (event: KeyboardEvent): boolean => {
    const isWithCommand = event.ctrlKey || event.metaKey
    if (event.key === 'Backspace' && !event.altKey && !isWithCommand) {
      if (apply(stamper.takeBack)) return true
      const isRemoved = apply(removeEmptyItem)
      if (isRemoved) stamper.goOn()
      return isRemoved
    }
    if (event.key === 'Enter' && event.altKey && !isWithCommand) return read().openLine()
    const step = isWithCommand || event.altKey || event.key !== 'Tab' ? undefined : blankStep(event.shiftKey)
    if (step !== undefined) return step !== 'leave' && edit(step)
    const done = apply(operationOf(event))
    if (done) stamper.goOn()
    if (event.key === 'Enter' && !event.shiftKey) pausing.resume()
    return done
  }
  const blankStep = (isBack: boolean): BlankStep => {
    const { area, stepToBlank } = read()
    return area ? stepToBlank?.(editedTextOf(area), isBack) : undefined
  }
  const finishComposition = () => {
    const { area, text } = read()
    if (isComposing || !area) return
    if (isTextWaiting) showText(area, text)
    isTextWaiting = false
    const composed = editedTextOf(area)
    edit(stamper.stampComposed(composed) ?? partFromShot(composed, composedFrom ?? 0))
    for (const operation of waiting.splice(0)) apply(operation)
  }

  return {
    press(event) {
      const { area } = read()
      // Chromium tells of a key that an input method takes by this code alone.
      if (!area || event.isComposing || event.keyCode === 229) return
      // Firefox closes its popup at Escape whatever the page says, so the hint names the way out that works everywhere.
      const isEscape = event.key === 'Escape' && !mayTabLeave && isOnList(editedTextOf(area))
      if (event.key === 'Tab' && mayTabLeave) return
      if (isEscape || event.key !== 'Shift') mayTabLeave = isEscape
      if (event.key !== 'Backspace') stamper.settle()
      if (isEscape || act(event) || operate(event)) event.preventDefault()
    },
    beforeInput(event) {
      const { area } = read()
      if (!area || isOwnEdit || isComposing || event.isComposing || event.inputType !== 'insertText') return
      const before = editedTextOf(area)
      const letters = event.data ?? ''
      const edited = stamper.stampTyped(before, letters) ?? typeBehindShot(before, letters)
      if (!edited && !isSpaceThere(before, letters)) return
      event.preventDefault()
      pausing.typed()
      edit(edited)
    },
    input() {
      if (!isOwnEdit) pausing.typed()
    },
    beginComposition() {
      isComposing = true
      const { area } = read()
      composedFrom = area?.selectionStart
      if (area) stamper.beginComposition(editedTextOf(area))
    },
    endComposition() {
      isComposing = false
      // Both browsers still put the caret in its place after telling of the end.
      setTimeout(finishComposition)
    },
    run(operation) {
      if (isComposing) waiting.push(operation)
      else apply(operation)
    },
    show() {
      const { area, text } = read()
      if (!area) return
      isTextWaiting = isComposing && area.value !== text
      if (!isComposing) showText(area, text)
    },
    leave() {
      mayTabLeave = false
    },
    end: pausing.resume,
  }
}

/** The operation that a key asks for, or undefined when the key is the browser's. */
function operationOf(event: KeyboardEvent): OutlineOperation | undefined {
  if (event.ctrlKey || event.metaKey) return undefined
  if (event.altKey) return { ArrowUp: moveUp, ArrowDown: moveDown }[event.key]
  if (event.key === 'Tab') return event.shiftKey ? outdent : indent
  return event.key === 'Enter' && !event.shiftKey ? continueList : undefined
}
