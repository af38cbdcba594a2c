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
