import type { TextLine } from './text'

/** What a caption file or track shows at a time, in rows. */
export interface Cue {
  startSeconds: number
  endSeconds: number
  rows: readonly string[]
}

/** Cues that roll follow each other without a pause. */
const pauseSeconds = 0.1
/** A cue as short as this only moves the rows up. */
const moveSeconds = 0.1

/**
 * The words of cues in order, each once. Automatic captions roll: a cue shows the row of the one before again above its
 * own, and one in between repeats a row for an instant. What a speaker says twice stays.
 */
export function unrollCues(cues: readonly Cue[]): TextLine[] {
  const lines: TextLine[] = []
  let before: Cue | undefined
  for (const cue of [...cues].sort((one, other) => one.startSeconds - other.startSeconds)) {
    const rows = cue.rows.map((row) => row.trim()).filter((row) => row !== '')
    const fresh = before && follows(before, cue) ? withoutRepeats(before.rows, rows, cue) : rows
    const last = lines.at(-1)
    if (fresh.length > 0) lines.push({ startSeconds: cue.startSeconds, ...endOf(cue), text: fresh.join(' ') })
    else if (rows.length > 0 && last?.endSeconds !== undefined)
      last.endSeconds = Math.max(last.endSeconds, cue.endSeconds)
    if (rows.length > 0) before = { ...cue, rows }
  }
  return lines
}

function follows(before: Cue, cue: Cue): boolean {
  return cue.startSeconds - before.endSeconds <= pauseSeconds
}

/** The rows of a cue behind those that stood last in the cue before. */
function withoutRepeats(before: readonly string[], rows: readonly string[], cue: Cue): readonly string[] {
  const isMove = cue.endSeconds - cue.startSeconds <= moveSeconds
  for (let count = Math.min(before.length, rows.length); count > 0; count -= 1) {
    const isRepeated = before.slice(-count).every((row, index) => row === rows[index])
    // All of it again: said twice, unless it stands there for an instant only.
    if (isRepeated && (count < rows.length || isMove)) return rows.slice(count)
  }
  return rows
}

function endOf({ startSeconds, endSeconds }: Cue): Pick<TextLine, 'endSeconds'> {
  return Number.isFinite(endSeconds) && endSeconds > startSeconds ? { endSeconds } : {}
}
