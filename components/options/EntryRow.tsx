import type { VNode } from 'preact'
import { Found } from '@/components/Found'
import { KindIcon } from '@/components/Icons'
import type { Entry } from '@/utils/entry'
import { bylineText, firstNoteLine, kindLabels, titleOrPlace } from '@/utils/entry-summary'

interface EntryRowProps {
  entry: Entry
  words: readonly string[]
}

/** What a row of the library shows of an entry, always three lines high so that rows can be found by counting. */
export function EntryRow({ entry, words }: EntryRowProps): VNode {
  const { label } = kindLabels[entry.kind]
  return (
    <div class="entry-row">
      <span class="entry-row-glyph" role="img" aria-label={label} title={label}>
        <KindIcon kind={entry.kind} />
      </span>
      <span class="entry-row-title" dir="auto">
        <Found text={titleOrPlace(entry)} words={words} />
      </span>
      <span class="entry-row-byline" dir="auto">
        <Found text={bylineText(entry)} words={words} />
      </span>
      <span class="entry-row-last">
        {entry.status !== 'queued' && <span class={`entry-row-status status-${entry.status}`}>{entry.status}</span>}
        {entry.tags.map((tag) => (
          <span class="entry-row-tag" key={tag}>
            <Found text={tag} words={words} />
          </span>
        ))}
        <span class="entry-row-note" dir="auto">
          <Found text={findNoteLine(entry, words)} words={words} />
        </span>
      </span>
    </div>
  )
}

/** The line of the notes in which a search found something, else the first that says something. */
function findNoteLine(entry: Pick<Entry, 'notes' | 'why'>, words: readonly string[]): string {
  const line = words.length > 0 && entry.notes.split('\n').find((text) => includesAny(text.toLowerCase(), words))
  return line ? firstNoteLine(line) : firstNoteLine(entry.notes) || (entry.why ?? '')
}

function includesAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => word !== '' && text.includes(word))
}
