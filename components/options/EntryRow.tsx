import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Found } from '@/components/Found'
import { KindIcon } from '@/components/Icons'
import IncompleteMark from '@/components/IncompleteMark'
import type { Entry } from '@/utils/entry'
import { bylineText, firstNoteLine, isIncomplete, kindLabels, placeText, titleOrPlace } from '@/utils/entry-summary'
import { readableMaths } from '@/utils/readable-maths'
import type { TextLine } from '@/utils/text'
import { clockText } from '@/utils/time'
import './EntryRow.css'

/** A line of a talk that a search found. */
export interface SaidLine extends TextLine {
  /** The text that it stands in. */
  textId: string
}

/** Finds the line of a talk by which a search found its entry; absent where nothing is searched for. */
export type FindSaid = (entryId: string) => Promise<SaidLine | undefined>

export interface EntryRowProps {
  entry: Entry
  words: readonly string[]
  findSaid?: FindSaid | undefined
  /** Opens the entry where the line was said. */
  onSaid?: ((entryId: string, line: SaidLine) => void) | undefined
}

/** What a row of the library shows of an entry, always three lines high so that rows can be found by counting. */
export function EntryRow({ entry, words, findSaid, onSaid }: EntryRowProps): VNode {
  const said = useSaid(entry.id, findSaid)
  const { label } = kindLabels[entry.kind]
  return (
    <div class="entry-row">
      <span class="entry-row-glyph" role="img" aria-label={label} title={label}>
        <KindIcon kind={entry.kind} />
      </span>
      <span class="entry-row-title" dir="auto">
        <Found text={readableMaths(titleOrPlace(entry))} words={words} />
      </span>
      <span class="entry-row-byline" dir="auto">
        <Found text={bylineOf(entry)} words={words} />
      </span>
      <span class="entry-row-last">
        {isIncomplete(entry, entry.complete) && <IncompleteMark />}
        {entry.status !== 'queued' && <span class={`entry-row-status status-${entry.status}`}>{entry.status}</span>}
        {entry.tags.length > 0 && (
          <span class="entry-row-tags">
            {foundFirst(entry.tags, words).map((tag) => (
              <span class="entry-row-tag" key={tag}>
                <Found text={tag} words={words} />
              </span>
            ))}
          </span>
        )}
        {said ? (
          <Said line={said} words={words} onClick={() => onSaid?.(entry.id, said)} />
        ) : (
          <span class="entry-row-note" dir="auto">
            <Found text={aroundFound(findNoteLine(entry, words), words)} words={words} />
          </span>
        )}
      </span>
    </div>
  )
}

/** Where nobody and no date is known, the address tells most, unless it stands for the title already. */
function bylineOf(entry: Entry): string {
  return bylineText(entry) || (entry.title.trim() && placeText(entry))
}

/** While one types, each letter would ask for long texts. */
const pauseMs = 120

function useSaid(entryId: string, findSaid: FindSaid | undefined): SaidLine | undefined {
  const [said, setSaid] = useState<{ entryId: string; line: SaidLine | undefined }>()
  useEffect(() => {
    if (!findSaid) return undefined
    let isWanted = true
    const show = (line?: SaidLine) => {
      if (isWanted) setSaid({ entryId, line })
    }
    // The row does without: the page says elsewhere why texts can't be read.
    const timer = setTimeout(() => findSaid(entryId).then(show, () => show()), pauseMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [entryId, findSaid])
  return findSaid && said?.entryId === entryId ? said.line : undefined
}

interface SaidProps {
  line: SaidLine
  words: readonly string[]
  onClick: () => void
}

/** What was said, and when. By keyboard the lines are reached in the entry. */
function Said({ line, words, onClick }: SaidProps): VNode {
  return (
    <button
      type="button"
      class="entry-row-said"
      tabIndex={-1}
      title={`Said at ${clockText(line.startSeconds)}: ${line.text}`}
      onClick={(event) => {
        event.stopPropagation()
        onClick()
      }}
    >
      <span class="said-time">{clockText(line.startSeconds)}</span>{' '}
      <span dir="auto">
        “<Found text={aroundFound(line.text, words)} words={words} />”
      </span>
    </button>
  )
}

/** Where tags are too many for a row, those that a search found are in sight. */
function foundFirst(tags: readonly string[], words: readonly string[]): readonly string[] {
  const isFound = (tag: string) => includesAny(tag.toLowerCase(), words)
  return words.length === 0 ? tags : [...tags.filter(isFound), ...tags.filter((tag) => !isFound(tag))]
}

/** As much of a line as a row shows beside its tags, from a little before what was found. */
function aroundFound(text: string, words: readonly string[]): string {
  const lower = text.toLowerCase()
  const places = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0)
  const first = places.length > 0 ? Math.min(...places) : 0
  if (first < 16) return text
  return `…${text.slice(text.lastIndexOf(' ', first - 8) + 1)}`
}

/** The line of the notes in which a search found something, else the first that says something. */
function findNoteLine(entry: Pick<Entry, 'notes' | 'why'>, words: readonly string[]): string {
  const line = words.length > 0 && entry.notes.split('\n').find((text) => includesAny(text.toLowerCase(), words))
  return line ? firstNoteLine(line) : firstNoteLine(entry.notes) || (entry.why ?? '')
}

function includesAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => word !== '' && text.includes(word))
}
