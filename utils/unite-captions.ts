import type { TextLine } from './text'

/** A line that is shown again is later than before by no more: the learner skipped back a little, or times wobble. */
const sameSeconds = 3

/**
 * Adds captions to those that were seen before, in order of time. Automatic captions grow word by word, and what is
 * played twice is shown twice: of lines that begin alike at about the same time the longest stays.
 */
export function uniteCaptions(seen: readonly TextLine[], shown: readonly TextLine[]): TextLine[] {
  const sorted = [...seen, ...shown].sort((one, other) => one.startSeconds - other.startSeconds)
  const united: TextLine[] = []
  for (const line of sorted) {
    const index = findSame(united, line)
    const same = united[index]
    if (!same) united.push(line)
    else if (line.text.length > same.text.length) united[index] = { ...line, startSeconds: same.startSeconds }
  }
  return united
}

function findSame(united: readonly TextLine[], { startSeconds, text }: TextLine): number {
  for (let index = united.length - 1; index >= 0; index -= 1) {
    const other = united[index]
    if (!other || startSeconds - other.startSeconds > sameSeconds) return -1
    if (text.startsWith(other.text) || other.text.startsWith(text)) return index
  }
  return -1
}
