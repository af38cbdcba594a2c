import { clockText } from '@/utils/time'
import { findMarks, type TimeMark } from './marks'
import type { EditedText, OutlineOperation } from './outline'
import { lineAt, offsetOfLine, readLines } from './outline-lines'
import { replaceSpan } from './replace-span'

const clockPattern = /\d{1,3}:\d{2}(?::\d{2})?/g

/**
 * Moves the time at the caret by some seconds: that of the mark which the caret touches, else of the one before it on
 * the line, else of the first behind it. Of a range it is the time in which, or behind which, the caret stands. A time
 * stays within the source, and a range's start before its end; undefined where the line has no time.
 */
export function nudge(bySeconds: number, durationSeconds = Number.POSITIVE_INFINITY): OutlineOperation {
  return (edited) => {
    const mark = markAtCaret(edited)
    if (!mark) return undefined
    const clocks = [...mark.text.matchAll(clockPattern)].map((match) => mark.start + 1 + match.index)
    const [startClock = 0, endClock] = clocks
    if (endClock === undefined || mark.endSeconds === undefined || edited.selectionEnd < endClock) {
      const latest = Math.min(mark.endSeconds ?? Number.POSITIVE_INFINITY, durationSeconds)
      return moveClock(edited, startClock, mark.startSeconds, bySeconds, { earliest: 0, latest })
    }
    const earliest = mark.startSeconds
    return moveClock(edited, endClock, mark.endSeconds, bySeconds, { earliest, latest: durationSeconds })
  }
}

function markAtCaret({ text, selectionEnd: caret }: EditedText): TimeMark | undefined {
  const lines = readLines(text)
  const at = lineAt(text, caret)
  const start = offsetOfLine(lines, at)
  const end = start + (lines[at]?.raw.length ?? 0)
  const marks = findMarks(text).filter(
    (mark): mark is TimeMark => mark.kind === 'time' && mark.start >= start && mark.end <= end,
  )
  return marks.findLast((mark) => mark.start <= caret) ?? marks[0]
}

interface Bounds {
  earliest: number
  latest: number
}

/** A clock that stands outside its bounds already stays where it is rather than jumping. */
function moveClock(edited: EditedText, at: number, seconds: number, by: number, bounds: Bounds): EditedText {
  const moved = seconds + by
  const isWithin = by < 0 ? moved >= bounds.earliest : moved <= bounds.latest
  const length = /^[\d:]+/.exec(edited.text.slice(at))?.[0].length ?? 0
  return isWithin ? replaceSpan(edited, at, at + length, clockText(moved)) : edited
}
