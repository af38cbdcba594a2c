import type { EditedText, OutlineOperation } from '@/utils/notes/outline'
import { replaceSpan } from '@/utils/notes/replace-span'
import {
  type Moment,
  markText,
  momentOf,
  placeOfStamp,
  type StampPlace,
  stampByKey,
  stampWords,
} from '@/utils/notes/stamp'
import type { EditorPlace, EditorPlayer, Stamping } from './editor-props'

export interface StampingSource {
  player?: EditorPlayer | undefined
  stamping?: Stamping | undefined
  place?: EditorPlace | undefined
}

export interface Stamper {
  /** The text with these letters, and the mark before them; undefined where there is none to write. */
  stampTyped(edited: EditedText, letters: string): EditedText | undefined
  /** An input method begins: the moment is now, and the mark is written when the words are there. */
  beginComposition(edited: EditedText): void
  /** The text with the mark before what was composed. */
  stampComposed(edited: EditedText): EditedText | undefined
  /** What the key for a mark does; undefined when no time and no place is known. */
  keyOperation(): OutlineOperation | undefined
  /**
   * The text without the mark that was written last: one that came with the first letter, where the caret stands
   * right behind it and no letter is left; another, when nothing has been done since.
   */
  takeBack(edited: EditedText): EditedText | undefined
  /** Something else was done: what was told last stays. */
  settle(): void
  /** The list goes on: its new bullets get marks again. */
  goOn(): void
}

/** A mark, and where it goes. */
type Stamp = StampPlace & { mark: string }

interface Composing {
  before: string
  after: string
  stamp: Stamp
}

/** A text without a mark, and with it. */
interface Written {
  from: EditedText
  to: EditedText
}

/** Writes marks into a text as it is typed; `read` gives what is beside it and the learner's rule of this instant. */
export function createStamper(read: () => StampingSource): Stamper {
  let composing: Composing | undefined
  let last: (Written & { takeBack?: () => void }) | undefined
  /** The mark that came with the first letter, while that letter was not there yet. */
  let fresh: Written | undefined
  /** Where such a mark was taken back: it does not come again. */
  let refused: EditedText | undefined

  const now = (): { moment: Moment; seconds: number } | undefined => {
    const { player, stamping } = read()
    const state = stamping && player?.now()
    const moment = state && momentOf(state, stamping.leadInSeconds)
    return moment && { moment, seconds: state.seconds ?? moment.seconds }
  }
  const stampFor = (edited: EditedText, letters: string): Stamp | undefined => {
    if (refused && isSame(refused, edited)) return undefined
    const { stamping, place } = read()
    const moment = now()?.moment
    if (!moment || !stamping) return place?.stampAt(edited, letters)
    const at = placeOfStamp(edited, letters, moment, stamping)
    return at && { ...at, mark: markText(moment) }
  }
  const remember = (from: EditedText, to: EditedText | undefined, takeBack?: () => void) => {
    last = to && to.text !== from.text ? { from, to, ...(takeBack && { takeBack }) } : undefined
    return to
  }
  return {
    stampTyped(edited, letters) {
      const told = read().place?.tellPlace(edited, letters)
      const { selectionStart, selectionEnd } = edited
      if (told) return remember(replaceSpan(edited, selectionStart, selectionEnd, letters), told.edited, told.takeBack)
      const stamp = stampFor(edited, letters)
      if (!stamp) return undefined
      fresh = writtenAt(edited.text, stamp)
      return stampWords(edited.text, stamp, letters, stamp.mark)
    },
    beginComposition(edited) {
      // Some methods compose the next syllable at once: the words began before.
      if (composing && isComposedAt(edited.text, composing)) return
      // Whatever is composed is words.
      const stamp = stampFor(edited, 'a')
      const [before, after] = [edited.text.slice(0, stamp?.offset), edited.text.slice(stamp?.offset)]
      composing = stamp && { before, after, stamp }
    },
    stampComposed(edited) {
      const begun = composing
      composing = undefined
      if (!begun || !isComposedAt(edited.text, begun)) return undefined
      const { offset, opening, mark } = begun.stamp
      const withMark = stampWords('', { offset: 0, opening }, '', mark).text
      fresh = writtenAt(begun.before + begun.after, begun.stamp)
      return replaceSpan(edited, offset, offset, withMark)
    },
    keyOperation() {
      const at = now()
      const operation = at ? stampByKey(at.moment, at.seconds) : read().place?.stampByKey
      if (!operation) return undefined
      return (edited) => remember(edited, operation(edited))
    },
    takeBack(edited) {
      const written = last && isSame(last.to, edited) ? last : undefined
      last = undefined
      written?.takeBack?.()
      if (written || !fresh || !isSame(fresh.to, edited)) return written?.from
      refused = fresh.from
      fresh = undefined
      return refused
    },
    settle() {
      last = undefined
    },
    goOn() {
      refused = undefined
    },
  }
}

/** What a mark makes of a text while nothing stands behind it. */
function writtenAt(text: string, stamp: Stamp): Written {
  const { offset, opening, mark } = stamp
  const caret = { text, selectionStart: offset, selectionEnd: offset }
  return { from: replaceSpan(caret, offset, offset, opening), to: stampWords(text, stamp, '', mark) }
}

/** Whether words stand where the composition began. */
function isComposedAt(text: string, { before }: Composing): boolean {
  return text.startsWith(before) && /\S/.test(text.charAt(before.length))
}

function isSame(one: EditedText, other: EditedText): boolean {
  const isSelectionSame = one.selectionStart === other.selectionStart && one.selectionEnd === other.selectionEnd
  return one.text === other.text && isSelectionSame
}
