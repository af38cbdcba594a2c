import type { VNode } from 'preact'
import { Found } from '@/components/Found'
import { clockText } from '@/utils/time'
import type { SaidLine } from './EntryRow'
import './SaidLines.css'

interface SaidLinesProps {
  lines: readonly SaidLine[]
  /** The words searched for, in lower case. */
  words: readonly string[]
  /** Opens the transcript where the line was said. */
  onOpen: (line: SaidLine) => void
}

/** More of them are found in the transcript itself. */
const mostShown = 3

/** Where the words searched for were said in a talk. */
export function SaidLines({ lines, words, onOpen }: SaidLinesProps): VNode | null {
  if (lines.length === 0) return null
  const more = lines.length - mostShown
  return (
    <section class="said-lines" aria-label="Said in the talk">
      <h2 class="label">Said in the talk</h2>
      <ul>
        {lines.slice(0, mostShown).map((line) => (
          <li key={line.startSeconds}>
            <button type="button" title="Show it in the transcript" onClick={() => onOpen(line)}>
              <span class="said-time">{clockText(line.startSeconds)}</span>
              <span dir="auto">
                <Found text={line.text} words={words} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p class="small">
          and {more === 1 ? 'one more line' : `${more.toLocaleString()} more lines`}, in the transcript below
        </p>
      )}
    </section>
  )
}
