import type { EditedText, OutlineOperation } from '@/utils/notes/outline'
import { replaceSpan } from '@/utils/notes/replace-span'
import { type Moment, momentOf, placeOfStamp, stampByKey, stampWords } from '@/utils/notes/stamp'
import type { EditorPlayer, Stamping } from './editor-props'

export interface StampingSource {
  player?: EditorPlayer | undefined
  stamping?: Stamping | undefined
}

export interface Stamper {
  /** The text with these letters, and the mark before them; undefined where there is none to write. */
  stampTyped(edited: EditedText, letters: string): EditedText | undefined
  /** An input method begins: the moment is now, and the mark is written when the words are there. */
  beginComposition(edited: EditedText): void
  /** The text with the mark before what was composed. */
  stampComposed(edited: EditedText): EditedText | undefined
  /** What the key for a time does; undefined when no time is known. */
  keyOperation(): OutlineOperation | undefined
  /** The text without the mark that was written last, when nothing has been done since. */
  takeBack(edited: EditedText): EditedText | undefined
  /** Something else was done: the last mark stays. */
  settle(): void
}

interface Composing {
  before: string
  place: NonNullable<ReturnType<typeof placeOfStamp>>
  moment: Moment
}

/** Writes times into a text as it is typed; `read` gives the player and the learner's rule of this instant. */
export function createStamper(read: () => StampingSource): Stamper {
  let composing: Composing | undefined
  let last: { from: EditedText; to: EditedText } | undefined

  const now = (): { moment: Moment; seconds: number } | undefined => {
    const { player, stamping } = read()
    const state = stamping && player?.now()
    const moment = state && momentOf(state, stamping.leadInSeconds)
    return moment && { moment, seconds: state.seconds ?? moment.seconds }
  }
  const remember = (from: EditedText, to: EditedText | undefined) => {
    last = to && to.text !== from.text ? { from, to } : undefined
    return to
  }
  return {
    stampTyped(edited, letters) {
      const { stamping } = read()
      const moment = now()?.moment
      const place = stamping && moment && placeOfStamp(edited, letters, moment, stamping)
      if (!place) return undefined
      const { offset, opening } = place
      const from = replaceSpan(edited, offset, offset, opening + letters)
      return remember(from, stampWords(edited.text, place, letters, moment))
    },
    beginComposition(edited) {
      // Some methods compose the next syllable at once: the words began before.
      if (composing && isComposedAt(edited.text, composing)) return
      const { stamping } = read()
      const moment = now()?.moment
      // Whatever is composed is words.
      const place = stamping && moment && placeOfStamp(edited, 'a', moment, stamping)
      composing = place && { before: edited.text.slice(0, place.offset), place, moment }
    },
    stampComposed(edited) {
      const begun = composing
      composing = undefined
      if (!begun || !isComposedAt(edited.text, begun)) return undefined
      const { offset, opening } = begun.place
      const withMark = stampWords('', { offset: 0, opening }, '', begun.moment).text
      return remember(replaceSpan(edited, offset, offset, opening), replaceSpan(edited, offset, offset, withMark))
    },
    keyOperation() {
      const at = now()
      if (!at) return undefined
      const operation = stampByKey(at.moment, at.seconds)
      return (edited) => remember(edited, operation(edited))
    },
    takeBack(edited) {
      const from = last && isSame(last.to, edited) ? last.from : undefined
      last = undefined
      return from
    },
    settle() {
      last = undefined
    },
  }
}

/** Whether words stand where the composition began. */
function isComposedAt(text: string, { before }: Composing): boolean {
  return text.startsWith(before) && /\S/.test(text.charAt(before.length))
}

function isSame(one: EditedText, other: EditedText): boolean {
  const isSelectionSame = one.selectionStart === other.selectionStart && one.selectionEnd === other.selectionEnd
  return one.text === other.text && isSelectionSame
}
