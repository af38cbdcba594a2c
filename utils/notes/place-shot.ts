import { shotEmbed } from '@/utils/shot'
import type { EditedText, OutlineOperation } from './outline'
import { replaceSpan } from './replace-span'
import { markText, placeOfStamp, type StampRule, stampWords, wholeSecond } from './stamp'

/** When a picture was taken of the video, and the learner's rule for times. */
export interface ShotTime {
  seconds: number
  rule: StampRule
}

/**
 * A shot at the caret, apart from the words around it. A new bullet that begins with it gets its time, as one that
 * begins with words does; nobody reacted late to it, so the time is the picture's own.
 */
export function addShot(name: string, time?: ShotTime): OutlineOperation {
  return (edited) => (time && stampShot(edited, name, time)) ?? insertShot(edited, name)
}

function stampShot(edited: EditedText, name: string, { seconds, rule }: ShotTime): EditedText | undefined {
  const moment = { seconds: wholeSecond(seconds), isApproximate: false }
  // To the rule a picture is as good as a word.
  const place = placeOfStamp(edited, 'a', moment, rule)
  return place && stampWords(edited.text, place, shotEmbed(name), markText(moment))
}

function insertShot(edited: EditedText, name: string): EditedText {
  const { text, selectionStart, selectionEnd } = edited
  const before = /\S/.test(text.charAt(selectionStart - 1)) ? ' ' : ''
  const after = /\S/.test(text.charAt(selectionEnd)) ? ' ' : ''
  const embed = before + shotEmbed(name) + after
  const caret = selectionStart + embed.length
  return { ...replaceSpan(edited, selectionStart, selectionEnd, embed), selectionStart: caret, selectionEnd: caret }
}

const shotBehindPattern = /!\[\[[^[\]\n]+\]\]$/
/** What begins words, and does not end a sentence. */
const beginsWords = /^[^\s.,;:!?…)\]}»”]/u

/** The text with a space where words stand right behind a shot; undefined where none is wanted. */
export function partFromShot(edited: EditedText, offset: number): EditedText | undefined {
  const [before, after] = [edited.text.slice(0, offset), edited.text.slice(offset)]
  if (!before.endsWith(']]') || !shotBehindPattern.test(before) || !beginsWords.test(after)) return undefined
  return replaceSpan(edited, offset, offset, ' ')
}

/** The text with words typed right behind a shot, and apart from it; undefined where the caret is elsewhere. */
export function typeBehindShot({ text, selectionStart, selectionEnd }: EditedText, words: string) {
  const caret = selectionStart + words.length
  const typed = text.slice(0, selectionStart) + words + text.slice(selectionEnd)
  if (words === '') return undefined
  return partFromShot({ text: typed, selectionStart: caret, selectionEnd: caret }, selectionStart)
}
