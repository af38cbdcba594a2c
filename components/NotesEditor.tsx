import type { ComponentChildren, Ref, TargetedClipboardEvent, TargetedKeyboardEvent, VNode } from 'preact'
import { useId, useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks'
import type { Chapter } from '@/utils/entry'
import { actionOf, type KeyAction, type Keys } from '@/utils/keys'
import { continueList, indent, isOnList, type OutlineOperation, outdent } from '@/utils/notes/outline'
import { moveDown, moveUp } from '@/utils/notes/outline-move'
import { paste } from '@/utils/notes/outline-paste'
import type { PlayerState } from '@/utils/player'
import type { Settings } from '@/utils/settings'
import { editedTextOf, showText, typeEdit } from './text-area'
import './NotesEditor.css'

/** The video beside the text. */
export interface EditorPlayer {
  /** What it does at this instant; undefined when it is not the video that the text belongs to. */
  now(): PlayerState | undefined
  /** Does what a key asks for; `mark` is the editor's own. */
  act(action: KeyAction): void
  seek(seconds: number): void
  pause(): void
  play(): void
}

/** The editor as its surface calls it. */
export interface EditorHandle {
  focus(): void
  /** Makes an edit at the caret, as one step for undo; while an input method composes, right after it. */
  run(operation: OutlineOperation): void
}

/** When and how bullets get their times. */
export type Stamping = Pick<Settings, 'leadInSeconds' | 'stampRule' | 'stampPauseSeconds' | 'pausesOnTyping'>

export interface NotesEditorProps {
  /** What the text is, for those who do not see where it stands: "Note". */
  label: string
  text: string
  onInput(text: string): void
  placeholder?: string
  /** Id of the textarea, for a label of the surface's own. */
  id?: string
  isDisabled?: boolean
  /** What is drawn over the text. */
  children?: ComponentChildren
  /** With it, new bullets get the time and the strip's times seek. */
  player?: EditorPlayer | undefined
  stamping?: Stamping | undefined
  /** The keys that act on the player. */
  keys?: Keys | undefined
  chapters?: readonly Chapter[] | undefined
  /** The address of a moment, for a time that is pressed where no player is. */
  linkOf?: ((seconds: number) => string | undefined) | undefined
  /** An object URL of a shot, which its owner revokes; undefined when there is none of that name. */
  loadShot?: ((name: string) => Promise<string | undefined>) | undefined
  /** A shot in the strip was pressed. */
  onShot?: ((name: string) => void) | undefined
  /** Keeps a picture that was pasted or dropped. Answers its name; undefined when it could not be kept. */
  onPicture?: ((file: Blob) => Promise<string | undefined>) | undefined
  handle?: Ref<EditorHandle> | undefined
}

/** The operation that a key asks for, or undefined when the key is the browser's. */
function operationOf(event: KeyboardEvent): OutlineOperation | undefined {
  if (event.ctrlKey || event.metaKey) return undefined
  if (event.altKey) return { ArrowUp: moveUp, ArrowDown: moveDown }[event.key]
  if (event.key === 'Tab') return event.shiftKey ? outdent : indent
  return event.key === 'Enter' && !event.shiftKey ? continueList : undefined
}

/** A textarea that knows outlines. Undo, selection, spell check and input methods are the browser's own. */
export default function NotesEditor(props: NotesEditorProps): VNode {
  const { label, text, onInput, placeholder, id, isDisabled } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const hintId = useId()
  const mayTabLeave = useRef(false)

  useImperativeHandle(props.handle ?? null, () => ({
    focus: () => area.current?.focus(),
    run(operation) {
      const edited = area.current && operation(editedTextOf(area.current))
      if (!area.current || !edited) return
      area.current.focus()
      typeEdit(area.current, edited)
    },
  }))

  useLayoutEffect(() => {
    if (!area.current) return
    showText(area.current, text)
    grow(area.current)
  }, [text])

  const press = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.isComposing) return
    const action = props.player && props.keys && actionOf(props.keys, event)
    if (action) {
      event.preventDefault()
      props.player?.act(action)
      return
    }
    // Firefox closes its popup at Escape whatever the page says, so the hint names the way out that works everywhere.
    if (event.key === 'Escape' && !mayTabLeave.current && isOnList(editedTextOf(event.currentTarget))) {
      mayTabLeave.current = true
      event.preventDefault()
      return
    }
    if (event.key === 'Tab' && mayTabLeave.current) return
    if (event.key !== 'Shift') mayTabLeave.current = false
    const edited = operationOf(event)?.(editedTextOf(event.currentTarget))
    if (!edited) return
    event.preventDefault()
    typeEdit(event.currentTarget, edited)
  }

  const pasteText = (event: TargetedClipboardEvent<HTMLTextAreaElement>) => {
    const edited = paste(editedTextOf(event.currentTarget), event.clipboardData?.getData('text/plain') ?? '')
    if (!edited) return
    event.preventDefault()
    typeEdit(event.currentTarget, edited)
  }

  return (
    <div class="notes-editor">
      <div class="notes-area">
        <textarea
          ref={area}
          id={id}
          class="textarea notes-text"
          aria-label={label}
          aria-describedby={hintId}
          placeholder={placeholder}
          disabled={isDisabled}
          rows={4}
          spellcheck
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={press}
          onPaste={pasteText}
          onBlur={() => {
            mayTabLeave.current = false
          }}
        />
        {props.children}
      </div>
      <p id={hintId} class="small notes-hint">
        Tab indents · Alt ↑ ↓ move · Enter Enter Tab leaves
      </p>
    </div>
  )
}

/** Makes a textarea as high as its text, where the browser does not do it by itself. */
function grow(area: HTMLTextAreaElement): void {
  if (typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 2}px`
}
