import type { PlayerState } from '@/utils/player'
import type { Settings } from '@/utils/settings'
import { clockText } from '@/utils/time'
import { findMarks, type Mark, type TimeMark } from './marks'
import type { EditedText, OutlineOperation } from './outline'
import { lineAt, type OutlineLine, offsetOfLine, readLines } from './outline-lines'
import { replaceSpan } from './replace-span'

/** A moment of the source, as a mark names it: whole seconds. */
export interface Moment {
  seconds: number
  /** Written as `[~12:34]`. */
  isApproximate: boolean
}

export type StampRule = Pick<Settings, 'stampRule' | 'stampPauseSeconds'>

/** A moment as notes write it, or what lies between two. */
export function markText({ seconds, isApproximate }: Moment, endSeconds?: number): string {
  const end = endSeconds === undefined ? '' : `–${clockText(endSeconds)}`
  return `[${isApproximate ? '~' : ''}${clockText(seconds)}${end}]`
}

/** A player asked for a whole second may answer a little less. */
const playerErrorSeconds = 0.001

/** The moment that a key press means: people react late, by `leadInSeconds` of ordinary speed. */
export function momentOf(state: PlayerState, leadInSeconds: number): Moment | undefined {
  const { seconds, isApproximate, rate } = state
  if (seconds === undefined || !Number.isFinite(seconds)) return undefined
  // During an advertisement the time has long stood still.
  const lead = isApproximate ? 0 : leadInSeconds * Math.max(0, rate)
  return { seconds: wholeSecond(seconds - lead), isApproximate }
}

/** The second that a content time lies in. */
export function wholeSecond(seconds: number): number {
  return Math.max(0, Math.floor(seconds + playerErrorSeconds))
}

/** Where a mark belongs that comes with the first words of a line, and what must stand before it. */
export interface StampPlace {
  offset: number
  /** `- ` where the first words of all begin the outline. */
  opening: string
}

/** Begins words, and not a task box, an embed or another block. */
const beginsWords = /^[^\s\-+#>[\]|~=!<]/u
/** What begins the very first line may become a list, a heading or a number: only plain words are made a bullet. */
const beginsOutline = /^[\p{L}\p{Extended_Pictographic}"'“‘«¿¡(（「『]/u

/**
 * Where the mark goes when these words are typed here, by the learner's rule; undefined when there shall be none. It
 * is a new bullet that gets one, and so does the first line of all.
 */
export function placeOfStamp(
  edited: EditedText,
  words: string,
  moment: Moment,
  rule: StampRule,
): StampPlace | undefined {
  if (rule.stampRule === 'key') return undefined
  return placeOfNewBullet(edited, words, (before, line) => isWanted(before, line, moment, rule))
}

/** Where a new bullet begins when these words are typed here, if it is one that is wanted. */
export function placeOfNewBullet(
  edited: EditedText,
  words: string,
  isWanted: (before: string, line: OutlineLine) => boolean,
): StampPlace | undefined {
  if (edited.selectionStart !== edited.selectionEnd) return undefined
  const { text, selectionStart: offset } = edited
  if (text.trim() === '') {
    const isAtLineStart = offset === 0 || text[offset - 1] === '\n'
    return isAtLineStart && beginsOutline.test(words) ? { offset, opening: '- ' } : undefined
  }
  const lines = readLines(text)
  const at = lineAt(text, offset)
  const line = lines[at]
  if (!line || !beginsWords.test(words) || !isNewBullet(line)) return undefined
  if (offset !== offsetOfLine(lines, at) + line.raw.length) return undefined
  return isWanted(text.slice(0, offset), line) ? { offset, opening: '' } : undefined
}

function isNewBullet({ item, raw }: OutlineLine): boolean {
  return item?.text === '' && /[ \t]$/.test(raw)
}

function isWanted(before: string, line: OutlineLine, { seconds }: Moment, rule: StampRule): boolean {
  if (rule.stampRule === 'every') return true
  if (rule.stampRule === 'top') return line.owner === undefined
  const last = findMarks(before).findLast((mark) => mark.kind === 'time')
  if (last?.kind !== 'time') return true
  const { startSeconds, endSeconds = startSeconds } = last
  return seconds <= startSeconds - rule.stampPauseSeconds || seconds >= endSeconds + rule.stampPauseSeconds
}

/** The text with words typed at a place, and the mark before them. */
export function stampWords(text: string, { offset, opening }: StampPlace, words: string, mark: string): EditedText {
  const inserted = `${opening}${mark} ${words}`
  const caret = offset + inserted.length
  return { text: text.slice(0, offset) + inserted + text.slice(offset), selectionStart: caret, selectionEnd: caret }
}

/**
 * The key for a time. At a mark, or with one selected, it makes that mark a range up to `nowSeconds` (a moment that
 * lies behind begins it anew). On a line without a time, the line gets the moment; on others, the caret's place does.
 */
export function stampByKey(moment: Moment, nowSeconds: number): OutlineOperation {
  return (edited) => {
    const mark = findMarks(edited.text).findLast((each) => each.kind === 'time' && isAt(each, edited))
    if (mark?.kind === 'time') {
      return replaceSpan(edited, mark.start, mark.end, rangeOf(mark, moment, Math.floor(nowSeconds)))
    }
    return insertMark(edited, markText(moment), ({ kind }) => kind === 'time')
  }
}

/** Whether a space that is typed behind a mark at a line's end stands there already. */
export function isSpaceThere({ text, selectionStart, selectionEnd }: EditedText, letters: string): boolean {
  if (letters !== ' ' || selectionStart !== selectionEnd || text[selectionEnd - 1] !== ' ') return false
  const isAtEnd = selectionEnd === text.length || text[selectionEnd] === '\n'
  return isAtEnd && findMarks(text).some(({ end }) => end === selectionEnd - 1)
}

/** Whether the selection touches a mark, or the space behind it. */
export function isAt({ start, end }: Mark, { text, selectionStart, selectionEnd }: EditedText): boolean {
  return selectionEnd >= start && selectionStart <= (text[end] === ' ' ? end + 1 : end)
}

function rangeOf(mark: TimeMark, moment: Moment, nowSeconds: number): string {
  if (nowSeconds < mark.startSeconds) return markText(moment)
  const start = { seconds: mark.startSeconds, isApproximate: mark.isApproximate || moment.isApproximate }
  return nowSeconds === mark.startSeconds ? markText(start) : markText(start, nowSeconds)
}

/** Puts a mark at the beginning of a line that has none of its like, and at the caret in one that has. */
export function insertMark(edited: EditedText, mark: string, isLike: (mark: Mark) => boolean): EditedText {
  const { text, selectionEnd } = edited
  const lines = readLines(text)
  const at = lineAt(text, selectionEnd)
  const line = lines[at]
  const start = offsetOfLine(lines, at)
  const lineEnd = start + (line?.raw.length ?? 0)
  const contentStart = line?.item ? lineEnd - line.item.text.length : start + (line?.indent.length ?? 0)
  const hasLike = findMarks(text).some((each) => isLike(each) && each.start >= start && each.end <= lineEnd)
  const offset = hasLike ? Math.max(selectionEnd, contentStart) : contentStart
  const opening = text.trim() === '' ? '- ' : /\S/.test(text.charAt(offset - 1)) ? ' ' : ''
  const inserted = `${opening}${mark}${/\s/.test(text.charAt(offset)) && offset < lineEnd ? '' : ' '}`
  return replaceSpan(edited, offset, offset, inserted)
}
