import type { Pictures } from '@/components/capture/pictures'
import { chaptersOf, type Subject } from '@/components/capture/subject'
import type { EditorHandle } from '@/components/NotesEditor'
import type { CardCalls } from '@/utils/card-channel'
import { chapterAt } from '@/utils/chapters'
import type { PlayerAction } from '@/utils/keys'
import { addMoment, addQuote } from '@/utils/notes/moment'
import type { OutlineOperation } from '@/utils/notes/outline'
import { addShot } from '@/utils/notes/place-shot'
import { momentOf } from '@/utils/notes/stamp'
import type { PlayerState } from '@/utils/player'
import type { PackedShot } from '@/utils/shot'
import type { TextLine } from '@/utils/text'
import { createFraming } from './framing'
import type { CardEdge, CardSignals } from './signals'

const skipSeconds = 5
const rateStep = 0.25
/** The words said just before: so many seconds of them. */
const wordsSeconds = 15

/** What the card can be asked to do: by its own keys and buttons, or by the page's and the browser's. */
export type CardAction = PlayerAction | Parameters<CardCalls['keyPressed']>[0]['action']

interface ActingOptions {
  card: CardSignals
  edge: CardEdge
  pictures: Pictures
  editor: { current: EditorHandle | null }
  playerOf(subject: Subject): PlayerState | undefined
  /** The chapter that the page showed at a content time just before now. */
  chapterAt(seconds: number): string | undefined
  change(subject: Subject, change: { notes: string }): void
  /** Jumps from where it plays, back when negative. */
  skip(seconds: number): Promise<void>
  /** Puts the card away. */
  close(): Promise<void>
  /** Shows the list of the keys, or hides it. */
  toggleKeys(): void
}

/** What is done beside the video. What goes wrong throws its sentence. */
export interface Acting {
  act(action: CardAction): Promise<void>
  /** Quotes words of the video in the notes, with their time. */
  quote(line: TextLine): void
  /** Shows a picture that is kept in the notes. */
  showPicture(subject: Subject, name: string): void
  /** Keeps the part that was cut from a picture of the tab. */
  keepCut(shot: PackedShot): Promise<void>
}

export function createActing(options: ActingOptions): Acting {
  const { card, edge, editor, playerOf } = options
  const { page } = edge
  const framing = createFraming(options)

  /** Edits the notes at the caret, or at their end when the card has turned to another video meanwhile. */
  const run = (subject: Subject, operation: OutlineOperation): void => {
    if (card.subject.value === subject && editor.current) {
      editor.current.run(operation)
      return
    }
    const text = subject.capture.storing.value?.fields.value.notes ?? ''
    const edited = operation({ text, selectionStart: text.length, selectionEnd: text.length })
    if (edited) options.change(subject, { notes: edited.text })
  }

  const runShot = (subject: Subject, name: string, seconds: number | undefined): void =>
    run(subject, addShot(name, seconds === undefined ? undefined : { seconds, rule: card.settings.value }))

  const keepFrame = async (): Promise<void> => {
    const subject = card.subject.value
    if (!subject) return
    const frame = await framing.keepFrame(subject)
    if (frame) runShot(subject, frame.name, frame.seconds)
    else await framing.beginCut(subject)
  }

  const keepMoment = async ({ withFrame }: { withFrame: boolean }): Promise<void> => {
    const subject = card.subject.value
    if (!subject) return
    const state = playerOf(subject)
    const moment = state && momentOf(state, card.settings.value.leadInSeconds)
    if (!moment) throw new Error('No time is known here, so there is no moment to keep.')
    // A frame that is refused is said, and the moment is kept without it.
    const [words, frame] = await Promise.allSettled([
      page.recentCaptions({ seconds: wordsSeconds }),
      withFrame ? framing.needFrame(subject) : undefined,
    ])
    const said = words.status === 'fulfilled' ? words.value.map(({ text }) => text).join(' ') : ''
    const shotName = frame.status === 'fulfilled' ? frame.value?.name : undefined
    // That of the mark: by now, or when its words began, it may have been another.
    const known = chaptersOf(subject)
    const chapter = known.length > 0 ? chapterAt(known, moment.seconds)?.title : options.chapterAt(moment.seconds)
    run(subject, addMoment({ moment, chapter, words: said, shotName }))
    if (frame.status === 'rejected') throw frame.reason
  }

  const actions: Record<CardAction, () => Promise<unknown>> = {
    card: options.close,
    moment: () => keepMoment({ withFrame: false }),
    'moment-with-frame': () => keepMoment({ withFrame: true }),
    frame: keepFrame,
    picture: async () => card.subject.value && framing.beginCut(card.subject.value),
    // These are the editor's own.
    mark: async () => undefined,
    earlier: async () => undefined,
    later: async () => undefined,
    play: () => page.togglePlay(),
    back: () => options.skip(-skipSeconds),
    forward: () => options.skip(skipSeconds),
    slower: () => page.changeRate({ by: -rateStep }),
    faster: () => page.changeRate({ by: rateStep }),
    'to-player': () => page.focusPlayer(),
    keys: async () => options.toggleKeys(),
  }
  return {
    act: async (action) => void (await actions[action]()),
    quote({ text, startSeconds }) {
      const moment = { seconds: Math.floor(startSeconds), isApproximate: false }
      if (card.subject.value) run(card.subject.value, addQuote(text, moment))
    },
    showPicture: (subject, name) => run(subject, addShot(name)),
    async keepCut(shot) {
      const cutting = card.cutting.value
      if (cutting) runShot(cutting.subject, await framing.endCut(cutting, shot), cutting.shot.seconds)
    },
  }
}
