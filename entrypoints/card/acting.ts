import type { EditorHandle } from '@/components/NotesEditor'
import type { Chapter } from '@/utils/entry'
import type { KeyAction } from '@/utils/keys'
import { addMoment, addQuote } from '@/utils/notes/moment'
import type { OutlineOperation } from '@/utils/notes/outline'
import { addShot } from '@/utils/notes/place-shot'
import { momentOf } from '@/utils/notes/stamp'
import type { FrameRefusal, PlayerState } from '@/utils/player'
import type { TextLine } from '@/utils/text'
import type { Pictures } from './pictures'
import type { CardEdge, CardSignals } from './signals'
import type { Subject } from './subject'

const skipSeconds = 5
const rateStep = 0.25
/** The words said just before: so many seconds of them. */
const wordsSeconds = 15

const refusals: Record<FrameRefusal, string> = {
  tainted:
    'The browser gives no frame of this video, for it comes from another host. The shortcut for a picture (Alt+Shift+P unless you changed it) keeps a part of the tab instead.',
  protected: 'This video is protected: its pictures can’t be kept.',
  nothing: 'There is no frame to keep: no video was found, or it has not begun to play.',
}

interface ActingOptions {
  card: CardSignals
  edge: CardEdge
  pictures: Pictures
  editor: { current: EditorHandle | null }
  playerOf(subject: Subject): PlayerState | undefined
  change(subject: Subject, change: { notes: string }): void
}

export interface Acting {
  /** Does what a key or button asks for beside the video. What goes wrong throws its sentence. */
  act(action: KeyAction): Promise<void>
  /** Quotes words of the video in the notes, with their time. */
  quote(line: TextLine): void
}

export function createActing(options: ActingOptions): Acting {
  const { card, edge, editor } = options
  const { page } = edge

  const takeFrame = async (subject: Subject): Promise<string> => {
    const { frameWidthPixels, frameQualityPercent } = card.settings.value
    const state = options.playerOf(subject)
    // What plays on the page is another video: its frame would be of nothing that the notes are about.
    if (!state) throw new Error('The page plays another video than the one you note on, so no frame was kept.')
    const frame = await page.takeFrame({ maxWidthPixels: frameWidthPixels, quality: frameQualityPercent / 100 })
    if ('refusal' in frame) throw new Error(refusals[frame.refusal])
    const isHeldBack = subject.capture.view.value?.isPrivate === true
    const seconds = frame.seconds ?? state.seconds
    return options.pictures.keep(new Uint8Array(frame.bytes), { seconds, isHeldBack })
  }

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

  const keepFrame = async (): Promise<void> => {
    const subject = card.subject.value
    if (subject) run(subject, addShot(await takeFrame(subject)))
  }

  const keepMoment = async ({ withFrame }: { withFrame: boolean }): Promise<void> => {
    const subject = card.subject.value
    if (!subject) return
    const state = options.playerOf(subject)
    const moment = state && momentOf(state, card.settings.value.leadInSeconds)
    if (!moment) throw new Error('No time is known here, so there is no moment to keep.')
    // A frame that is refused is said, and the moment is kept without it.
    const [words, frame] = await Promise.allSettled([
      page.recentCaptions({ seconds: wordsSeconds }),
      withFrame ? takeFrame(subject) : undefined,
    ])
    const said = words.status === 'fulfilled' ? words.value.map(({ text }) => text).join(' ') : ''
    const shotName = frame.status === 'fulfilled' ? frame.value : undefined
    const chapter = titleAt(chaptersOf(subject), moment.seconds) ?? state.chapter
    run(subject, addMoment({ moment, chapter, words: said, shotName }))
    if (frame.status === 'rejected') throw frame.reason
  }

  const actions: Record<KeyAction, () => Promise<unknown>> = {
    card: () => page.close(),
    moment: () => keepMoment({ withFrame: false }),
    'moment-with-frame': () => keepMoment({ withFrame: true }),
    frame: keepFrame,
    // The editor's own.
    mark: async () => undefined,
    play: () => page.togglePlay(),
    back: () => page.skip({ seconds: -skipSeconds }),
    forward: () => page.skip({ seconds: skipSeconds }),
    slower: () => page.changeRate({ by: -rateStep }),
    faster: () => page.changeRate({ by: rateStep }),
    'to-player': () => page.focusPlayer(),
  }
  return {
    act: async (action) => void (await actions[action]()),
    quote({ text, startSeconds }) {
      const moment = { seconds: Math.floor(startSeconds), isApproximate: false }
      if (card.subject.value) run(card.subject.value, addQuote(text, moment))
    },
  }
}

/** The chapters as far as they are known. */
export function chaptersOf({ capture }: Subject): Chapter[] {
  const known = capture.entry.value?.chapters ?? []
  return known.length > 0 ? known : capture.clip.value.chapters
}

function titleAt(chapters: readonly Chapter[], seconds: number): string | undefined {
  return chapters.findLast(({ startSeconds }) => startSeconds <= seconds)?.title
}
