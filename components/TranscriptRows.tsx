import type { VNode } from 'preact'
import type { TextLine } from '@/utils/text'
import { clockText } from '@/utils/time'
import type { TranscriptRow } from '@/utils/transcript-rows'
import { Found } from './Found'

export interface TranscriptRowsProps {
  lines: readonly TextLine[]
  /** What is shown of them, with the heads of chapters. */
  rows: readonly TranscriptRow[]
  /** The words searched for, in lower case. */
  words: readonly string[]
  onSeek?: ((seconds: number) => void) | undefined
  /** A link to a moment, where there is no player. */
  linkOf?: ((seconds: number) => string | undefined) | undefined
}

/** The browser leaves out the drawing of whole chunks that are out of sight. */
const chunkRows = 40

/** The rows of a transcript's table. Which are chosen, and which is spoken, is set on them from outside. */
export function TranscriptRows({ lines, rows, words, onSeek, linkOf }: TranscriptRowsProps): VNode {
  const starts = Array.from({ length: Math.ceil(rows.length / chunkRows) }, (_, chunk) => chunk * chunkRows)
  return (
    <>
      {starts.map((start) => (
        <tbody key={start} class="transcript-chunk">
          {rows.slice(start, start + chunkRows).map((row) =>
            row.kind === 'chapter' ? (
              <tr key={`c${row.chapter.startSeconds}`} class="transcript-chapter">
                <td>
                  <Time seconds={row.chapter.startSeconds} onSeek={onSeek} linkOf={linkOf} />
                </td>
                <td dir="auto">
                  {row.chapter.title}
                  {!row.isNoted && <span class="transcript-unnoted"> no note yet</span>}
                </td>
              </tr>
            ) : (
              <Line
                key={row.index}
                index={row.index}
                line={lines[row.index]}
                words={words}
                onSeek={onSeek}
                linkOf={linkOf}
              />
            ),
          )}
        </tbody>
      ))}
    </>
  )
}

type LineProps = Pick<TranscriptRowsProps, 'words' | 'onSeek' | 'linkOf'> & {
  index: number
  line: TextLine | undefined
}

function Line({ index, line, words, onSeek, linkOf }: LineProps): VNode | null {
  if (!line) return null
  return (
    <tr class="transcript-line" data-line={index} aria-selected="false">
      <td>
        <Time seconds={line.startSeconds} onSeek={onSeek} linkOf={linkOf} />
      </td>
      <td dir="auto">
        <Found text={line.text} words={words} />
      </td>
    </tr>
  )
}

function Time({
  seconds,
  onSeek,
  linkOf,
}: { seconds: number } & Pick<TranscriptRowsProps, 'onSeek' | 'linkOf'>): VNode {
  const clock = clockText(seconds)
  const link = linkOf?.(seconds)
  if (onSeek) {
    return (
      <button
        type="button"
        class="transcript-time"
        tabIndex={-1}
        title="Play from here"
        onClick={() => onSeek(seconds)}
      >
        {clock}
      </button>
    )
  }
  if (link === undefined) return <span class="transcript-time">{clock}</span>
  return (
    <a class="transcript-time" tabIndex={-1} href={link} target="_blank" rel="noopener noreferrer">
      {clock}
    </a>
  )
}
