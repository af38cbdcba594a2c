import type { TargetedDragEvent, TargetedEvent, TargetedKeyboardEvent, VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Chapter } from '@/utils/entry'
import { findMarks } from '@/utils/notes/marks'
import type { LecternText } from '@/utils/text'
import { findLines, lineAtSeconds, rowsOf } from '@/utils/transcript-rows'
import Notice from './Notice'
import { countLines, type LinesHandle, TranscriptLines, type TranscriptLinesProps } from './TranscriptLines'
import './TranscriptPane.css'

export interface TranscriptPaneProps extends Pick<TranscriptLinesProps, 'seconds' | 'onSeek' | 'linkOf' | 'onQuote'> {
  /** The entry's texts, the best first. */
  texts: readonly LecternText[]
  chapters: readonly Chapter[]
  /** The notes: chapters that none of their times lies in are shown as such. */
  notes: string
  /** What is searched for at first. */
  query?: string | undefined
  /** The line that is shown and chosen at first, and the text that it stands in. */
  start?: { textId: string; startSeconds: number } | undefined
  /** A sentence on what could not be read. */
  problem?: string | undefined
  /** Reads the transcript that stands open on the page, where there is a page. */
  onRead?: (() => void) | undefined
  /** A caption file that was chosen or dropped. */
  onFile: (file: File) => void
}

/** The words spoken, to be searched, listened to again and quoted. */
export default function TranscriptPane(props: TranscriptPaneProps): VNode {
  const { texts, chapters, notes } = props
  const [chosenId, setChosenId] = useState(props.start?.textId)
  const [query, setQuery] = useState(props.query ?? '')
  const grid = useRef<LinesHandle>(null)
  const text = texts.find(({ id }) => id === chosenId) ?? texts[0]
  const lines = text?.lines ?? noLines
  const notedSeconds = useMemo(
    () => findMarks(notes).flatMap((mark) => (mark.kind === 'time' ? mark.startSeconds : [])),
    [notes],
  )
  const notedKey = notedSeconds.join()
  const all = useMemo(() => rowsOf(lines, chapters, notedSeconds), [lines, chapters, notedKey])
  const found = useMemo(() => findLines(lines, query), [lines, query])
  const rows = useMemo(
    () => (found ? all.filter((row) => row.kind === 'line' && found.has(row.index)) : all),
    [all, found],
  )
  useEffect(() => {
    const index = props.start && lineAtSeconds(lines, props.start.startSeconds)
    if (index !== undefined) grid.current?.goTo(index)
  }, [props.start])
  const words = useMemo(() => query.toLowerCase().split(/\s+/).filter(Boolean), [query])
  return (
    <section
      class="transcript"
      aria-label="Transcript"
      onDragOver={allowFiles}
      onDrop={(event) => dropFile(event, props)}
    >
      {lines.length > 0 && (
        <div class="transcript-bar">
          <input
            type="search"
            class="input"
            placeholder="search the words spoken"
            aria-label="Search the transcript"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => enterLines(event, grid.current)}
          />
          <span class="small transcript-count" role="status">
            {found && (found.size === 0 ? 'no line' : countLines(found.size))}
          </span>
          {texts.length > 1 && (
            <select
              class="select"
              aria-label="Which text"
              value={text?.id}
              onChange={(event) => setChosenId(event.currentTarget.value)}
            >
              {texts.map((each) => (
                <option key={each.id} value={each.id}>
                  {labelOf(each)}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
      {props.problem !== undefined && <Notice>{props.problem}</Notice>}
      {rows.length > 0 && <TranscriptLines {...props} lines={lines} rows={rows} words={words} handle={grid} />}
      {found?.size === 0 && <p class="small">Nobody says this here. Try fewer words, or parts of words.</p>}
      <Foot {...props} text={lines.length > 0 ? text : undefined} />
    </section>
  )
}

/** What the text is, and where another comes from. */
function Foot(props: TranscriptPaneProps & { text: LecternText | undefined }): VNode {
  const { text, problem, onRead } = props
  return (
    <div class="small transcript-foot">
      {text && (
        <span class="transcript-about" title={aboutText(text)}>
          {aboutText(text)}
        </span>
      )}
      {!text && problem === undefined && <span>{emptySentence(onRead !== undefined)}</span>}
      {onRead && (
        <button type="button" class="button button-quiet" title="Read the transcript on the page" onClick={onRead}>
          {text && isOfPage(text) ? 'Read again' : 'Read from the page'}
        </button>
      )}
      <label class="button button-quiet transcript-file" title="Captions, as a .vtt or .srt file">
        Add a file
        <input type="file" accept=".vtt,.srt" onChange={(event) => chooseFile(event, props)} />
      </label>
    </div>
  )
}

const noLines: LecternText['lines'] = []

function labelOf({ kind, language }: LecternText): string {
  const name = kind === 'captions' ? 'Captions seen' : 'Transcript'
  return language === 'und' ? name : `${name} · ${languageName(language)}`
}

/** Whether it was read from the page, and not from a file or from the screen. */
function isOfPage({ kind, from }: LecternText): boolean {
  return kind === 'transcript' && !/\.(?:vtt|srt)$/i.test(from)
}

function languageName(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
}

function aboutText({ kind, complete, from, lines, language }: LecternText): string {
  const what = kind === 'captions' ? 'What the screen showed while the card was open' : `From ${from}`
  const parts = [what, language !== 'und' && languageName(language), `${lines.length.toLocaleString()} lines`]
  return [...parts, !complete && 'not the whole'].filter(Boolean).join(' · ')
}

function emptySentence(canRead: boolean): string {
  return canRead
    ? 'No transcript yet. Open it on the page and read it, or drop a .vtt or .srt file here.'
    : 'No transcript yet. Read it in the note card beside the video, or drop a .vtt or .srt file here.'
}

/** From the search to the lines. */
function enterLines(event: TargetedKeyboardEvent<HTMLInputElement>, lines: LinesHandle | null): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (!lines || (event.key !== 'Enter' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  lines.enter()
}

function allowFiles(event: TargetedDragEvent<HTMLElement>): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
}

function dropFile(event: TargetedDragEvent<HTMLElement>, { onFile }: Pick<TranscriptPaneProps, 'onFile'>): void {
  const file = event.dataTransfer?.files[0]
  if (!file) return
  event.preventDefault()
  onFile(file)
}

function chooseFile(
  { currentTarget }: TargetedEvent<HTMLInputElement>,
  { onFile }: Pick<TranscriptPaneProps, 'onFile'>,
) {
  const file = currentTarget.files?.[0]
  if (file) onFile(file)
  // The same file may be chosen again.
  currentTarget.value = ''
}
