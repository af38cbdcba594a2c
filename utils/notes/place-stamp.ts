import { findMarks, type Mark, type PlaceMark } from './marks'
import type { EditedText, OutlineOperation } from './outline'
import { lineAt, offsetOfLine, readLines } from './outline-lines'
import { replaceSpan } from './replace-span'
import { insertMark, isAt, placeOfNewBullet, type StampPlace, type StampRule } from './stamp'

/** A page or section of the source, as a mark names it: `4`, `3.2`. */
export type SourcePlace = Pick<PlaceMark, 'kind' | 'where'>

/** A place as notes write it. */
export function placeText({ kind, where }: SourcePlace): string {
  return kind === 'page' ? `[p. ${where}]` : `[§${where}]`
}

/** The page or section that notes name last. */
export function lastPlace(notes: string, kind: SourcePlace['kind']): string | undefined {
  const last = findMarks(notes).findLast((mark) => mark.kind === kind)
  return last && last.kind !== 'time' ? last.where : undefined
}

/**
 * Where the mark of a place goes when these words are typed here, by the learner's rule for times: in its place of
 * "when so many seconds have passed" stands "when the place is another".
 */
export function placeOfPlaceStamp(
  edited: EditedText,
  words: string,
  place: SourcePlace,
  { stampRule }: Pick<StampRule, 'stampRule'>,
): StampPlace | undefined {
  if (stampRule === 'key') return undefined
  return placeOfNewBullet(edited, words, (before, { owner }) => {
    if (stampRule === 'every') return true
    return stampRule === 'top' ? owner === undefined : lastPlace(before, place.kind) !== place.where
  })
}

/** The key for a mark: one that the selection touches becomes this place's, else the line gets one. */
export function stampPlaceByKey(place: SourcePlace): OutlineOperation {
  return (edited) => {
    const mark = findMarks(edited.text).findLast((each) => isPlace(each) && isAt(each, edited))
    if (mark) return replaceSpan(edited, mark.start, mark.end, placeText(place))
    return insertMark(edited, placeText(place), isPlace)
  }
}

function isPlace({ kind }: Mark): boolean {
  return kind !== 'time'
}

/** A page that the learner has just typed, and the text with its mark. */
export interface TypedPage {
  page: number
  edited: EditedText
}

/** Behind a mark that came with the first letter, too. */
const pagePattern = /^(?:\[p\. \w+\] )?p(\d{1,4})$/i

/** `p4` and a space at the beginning of a line say the page, and become its mark. */
export function readTypedPage(edited: EditedText, letters: string): TypedPage | undefined {
  const { text, selectionStart: caret, selectionEnd } = edited
  if (letters !== ' ' || caret !== selectionEnd) return undefined
  const lines = readLines(text)
  const at = lineAt(text, caret)
  const line = lines[at]
  if (!line || line.isFenced) return undefined
  const start = offsetOfLine(lines, at)
  const contentStart = line.item ? start + line.raw.length - line.item.text.length : start + line.indent.length
  const page = Number(pagePattern.exec(text.slice(contentStart, caret))?.[1])
  if (!(page > 0)) return undefined
  const opening = !line.item && text.trim() === text.slice(contentStart, caret) ? '- ' : ''
  const mark = `${opening}${placeText({ kind: 'page', where: `${page}` })}${/^\s/.test(text.slice(caret)) ? '' : ' '}`
  const written = replaceSpan(edited, contentStart, caret, mark)
  return { page, edited: written }
}
