import type { VNode } from 'preact'
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { chordText, defaultKeys } from '@/utils/keys'
import { isStripUsed, readStrip } from '@/utils/notes/strip'
import { createEditing, type Editing, type EditingSource } from './notes/editing'
import type { NotesEditorProps } from './notes/editor-props'
import { NotesHint, outlineHint, playerHint, sentences, useSaid } from './notes/NotesHint'
import { NotesStrip } from './notes/NotesStrip'
import { takingFiles } from './notes/pictures'
import { useTemplates } from './notes/templates'
import { fitHeight } from './text-area'
import './NotesEditor.css'

export type { EditorHandle, EditorPlayer, NotesEditorProps, Stamping } from './notes/editor-props'

/**
 * A textarea that knows outlines, times and pictures. Undo, selection, spell check and input methods are the
 * browser's own; what a textarea can't draw stands in a strip beside its lines.
 */
export default function NotesEditor(props: NotesEditorProps): VNode {
  const { label, text, onInput, placeholder, id, isDisabled, player, place, chapters } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const templates = useTemplates(props.templates, text)
  const { said, say, forget } = useSaid()
  const editing = useEditing({ ...props, ...templates, area, strip, say: (why) => say(sentences[why](props.keys)) })
  const lines = useMemo(
    () => readStrip(text, chapters, { withPlaces: place !== undefined }),
    [text, chapters, place !== undefined],
  )
  const hasStrip = player !== undefined || isStripUsed(lines)

  useImperativeHandle(props.handle ?? null, () => ({
    focus: () => area.current?.focus(),
    run(operation) {
      area.current?.focus()
      editing.run(operation)
    },
  }))
  useLayoutEffect(() => {
    editing.show()
    if (area.current) fitHeight(area.current)
  }, [text])
  useAlignment(area, strip, [text, hasStrip])

  const { takePaste, takeDrop, takeDrag } = takingFiles(props, editing)

  return (
    <div class="notes-editor">
      <div
        class="notes-area"
        data-strip={hasStrip}
        data-chapters={lines.some((line) => line.chapter !== undefined)}
        data-pictures={lines.some((line) => line.mark && line.shots.length > 0)}
      >
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
          onInput={(event) => {
            editing.input()
            onInput(event.currentTarget.value)
          }}
          onBeforeInput={editing.beforeInput}
          onCompositionStart={editing.beginComposition}
          onCompositionEnd={editing.endComposition}
          onKeyDown={(event) => {
            forget(event)
            editing.press(event)
          }}
          onPaste={takePaste}
          onDragOver={takeDrag}
          onDrop={takeDrop}
          onScroll={() => align(area.current, strip.current)}
          onBlur={(event) => {
            forget(event)
            editing.leave()
          }}
        />
        {hasStrip && <NotesStrip {...props} lines={lines} box={strip} onFocusText={() => area.current?.focus()} />}
        {props.children}
      </div>
      <div class="notes-foot">
        <NotesHint id={hintId} said={said} hint={place?.hint ?? (player ? playerHint(props.keys) : outlineHint)} />
        {templates.draw({
          hint: chordText((props.keys ?? defaultKeys).template),
          insert(operation) {
            area.current?.focus()
            editing.run(operation)
          },
          leave: () => area.current?.focus(),
        })}
      </div>
    </div>
  )
}

type Latest = NotesEditorProps & Refs & Pick<EditingSource, 'openTemplates' | 'stepToBlank' | 'say'>

type Refs = Record<'area' | 'strip', { current: HTMLElement | null }> & {
  area: { current: HTMLTextAreaElement | null }
}

/** One editing for the editor's life, which reads the props of the last drawing. */
function useEditing(props: Latest): Editing {
  const latest = useRef(props)
  latest.current = props
  const editing = useRef<Editing | undefined>(undefined)
  editing.current ??= createEditing((): EditingSource => {
    const { area, strip, ...current } = latest.current
    return { ...current, area: area.current, openLine: () => openLine(area.current, strip.current) }
  })
  useEffect(() => editing.current?.end, [])
  return editing.current
}

/** Presses what stands beside the line at the caret. */
function openLine(area: HTMLTextAreaElement | null, strip: HTMLElement | null): boolean {
  const at = area ? area.value.slice(0, area.selectionEnd).split('\n').length - 1 : -1
  const pressed = strip?.children[at]?.querySelector<HTMLElement>('a, button')
  pressed?.click()
  return pressed !== null && pressed !== undefined
}

/** Keeps the strip beside the text where that scrolls or gets a scroll bar. */
function useAlignment(area: Refs['area'], strip: Refs['strip'], changes: readonly unknown[]): void {
  useLayoutEffect(() => align(area.current, strip.current), changes)
  useEffect(() => {
    if (!area.current || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(() => align(area.current, strip.current))
    observer.observe(area.current)
    return () => observer.disconnect()
  }, [])
}

function align(area: HTMLElement | null, strip: HTMLElement | null): void {
  if (!area || !strip) return
  strip.style.width = `${area.clientWidth}px`
  strip.style.height = `${area.clientHeight}px`
  strip.scrollTop = area.scrollTop
}
