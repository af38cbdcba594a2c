import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { SaidLine } from '@/components/options/EntryRow'
import TranscriptPane from '@/components/TranscriptPane'
import { addQuote } from '@/utils/notes/moment'
import type { TextLine } from '@/utils/text'
import { findLines } from '@/utils/transcript-rows'
import type { OpenEntry, PageState } from './page-state'
import { createTranscriptState } from './transcript-state'

interface EntryTranscriptProps {
  page: PageState
  open: OpenEntry
  linkOf: (seconds: number) => string | undefined
  /** The line that the learner wants to see. */
  wanted: SaidLine | undefined
}

/** What was said in the open entry: folded, unless the words searched for were said there. */
export function EntryTranscript({ page, open, linkOf, wanted }: EntryTranscriptProps): VNode | null {
  const { library, calls } = page
  const state = useMemo(() => createTranscriptState(open.id, calls), [open.id])
  const known = library.knownTexts.value
  useEffect(() => void state.load(), [state, known])
  // What was searched for when the entry was opened; searching on is done in the transcript itself.
  const [query] = useState(library.query.value)
  const entry = open.facts.shown.value
  const texts = state.texts.value
  if (!texts || (texts.length === 0 && !isSpoken(entry.kind))) return null
  const count = texts[0]?.lines.length ?? 0
  const isFound = texts.some(({ lines }) => (findLines(lines, query)?.size ?? 0) > 0)
  return (
    <div class="details">
      <details open={isFound || wanted !== undefined}>
        <summary>Transcript{count > 0 && ` (${count.toLocaleString()} lines)`}</summary>
        <TranscriptPane
          key={wanted && `${wanted.textId} ${wanted.startSeconds}`}
          start={wanted}
          texts={texts}
          chapters={entry.chapters}
          notes={open.notes.text.value}
          query={isFound && !wanted ? query : ''}
          problem={state.problem.value}
          linkOf={linkOf}
          onQuote={(quote) => open.notes.type(withQuote(open.notes.text.value, quote))}
          onFile={(file) => void state.addFile(file)}
        />
      </details>
    </div>
  )
}

function isSpoken(kind: string): boolean {
  return kind === 'video' || kind === 'talk'
}

/** The notes with the quote behind all that stands there. */
function withQuote(text: string, { text: words, startSeconds }: TextLine): string {
  const moment = { seconds: Math.floor(startSeconds), isApproximate: false }
  return addQuote(words, moment)({ text, selectionStart: text.length, selectionEnd: text.length })?.text ?? text
}
