import { computed, effect, type ReadonlySignal } from '@preact/signals'
import { createNoting, type NotingActions } from '@/components/capture/noting'
import { createPlayerClock, type PlayerClock } from '@/components/capture/player-clock'
import type { Place } from '@/components/capture/read-page'
import { isHeldBack, type Subject } from '@/components/capture/subject'
import type { EditorHandle } from '@/components/NotesEditor'
import { isPicture } from '@/components/notes/pictures'
import type { WatchCalls } from '@/utils/card-channel'
import type { PageView } from '@/utils/messages'
import type { PlayerState } from '@/utils/player'
import { sentenceOf } from '@/utils/sentence'
import type { Settings } from '@/utils/settings'
import { type PackedShot, packPicture } from '@/utils/shot'
import type { TextLine } from '@/utils/text'
import { type CardAction, createActing } from './acting'
import { createFramedPlayer, type FramedPlayer } from './framed-player'
import { createHearing, type Heard } from './hearing'
import { createResting } from './resting'
import { createShowingKeys, type ShowingKeys } from './showing-keys'
import { type CardEdge, type CardReadings, createCardSignals } from './signals'
import { createWords, type Words } from './words'

export interface Card extends CardReadings, NotingActions, ShowingKeys {
  told: PlayerClock['told']
  /** The editor that is drawn, once it is. */
  editor: { current: EditorHandle | null }
  words: Words
  /** Content time as the page told it last, where it is the subject's. */
  playedSeconds: ReadonlySignal<number | undefined>
  /** Quotes words of the video in the notes. */
  quote(line: TextLine): void
  /** What the page tells the card. */
  heard: Heard
  start(): Promise<void>
  /** The player, as far as its time belongs to the subject. */
  playerOf(subject: Subject): PlayerState | undefined
  framedPlayer: Pick<FramedPlayer, 'host'>
  /** Lets Lectern look into the frame that the player stands in. */
  allowFramedPlayer(): Promise<void>
  act(action: CardAction): Promise<void>
  /** Takes a file that was pasted or dropped: a picture for the notes, captions as the words spoken. */
  takeFile(subject: Subject, file: File): Promise<void>
  /** Keeps what was cut from a picture of the tab, or nothing of it. */
  endCut(shot: PackedShot | undefined): Promise<void>
  seek(seconds: number): Promise<void>
  setPlaying(isPlaying: boolean): Promise<void>
  playFrom(seconds: number): Promise<void>
  /** Goes back to where the notes ended, and plays. */
  continueAt(seconds: number): Promise<void>
  drag(drag: Parameters<WatchCalls['drag']>[0]): void
  /** Makes the card one line high, or whole. The caret is in the text then, for the button that did it is gone. */
  setCompact(isCompact: boolean): Promise<void>
  /** Has the whole window for a picture that is looked at, and gives it back. */
  setEnlarged(isEnlarged: boolean): void
  /** Stores what waits, plays on and gives the keyboard to the player. */
  finish(): Promise<void>
  /** The keyboard came to the card. */
  enter(): void
  /** The keyboard left the card. */
  exit(): void
  /** Looks whether the extension is still there, which no event tells. */
  lookAround(): void
  /** What waits is sent, and the card is put out of sight until it is opened again. */
  close(): Promise<void>
  /** The card is about to go. */
  leave(): void
  changeSettings(settings: Settings): void
}

/** Everything that the note card knows and does. */
export function createCard(edge: CardEdge): Card {
  const { background, page } = edge
  const now = edge.nowMilliseconds ?? (() => performance.now())
  const card = createCardSignals(edge.settings)
  const clock = createPlayerClock(now)
  const editor: Card['editor'] = { current: null }

  /** What stands in its place goes first: a text that is not drawn takes no focus. */
  const focusText = (): void => queueMicrotask(() => editor.current?.focus())

  const complain = (error: unknown): void => {
    if (!edge.isAlive()) card.isOrphan.value = true
    else card.said.value = sentenceOf(error)
  }
  const isPlayingAt = (url: string): boolean => clock.told.value?.url === url && clock.told.value.seconds !== undefined
  const isWatched = ({ url }: Place, { clip }: PageView): boolean =>
    clip?.kind === 'video' || clip?.kind === 'talk' || isPlayingAt(url)
  const noting = createNoting({ shown: card, edge, isWanted: isWatched, complain, now })
  const { following, pictures, attempt } = noting
  const { change, store } = noting.actions
  const playerOf = (subject: Subject): PlayerState | undefined => {
    const state = clock.now()
    return state && following.isAt(subject, state.url) ? state : undefined
  }
  const words = createWords({ background, tabId: edge.tabId, subject: card.subject, isAt: following.isAt })
  const { flush, close, wake } = createResting({ card, edge, noting, words, complain })
  const setCompact = async (isCompact: boolean): Promise<void> => {
    card.isCompact.value = isCompact
    if (isCompact) card.areKeysShown.value = false
    await attempt(() => page.setCompact({ isCompact }))
  }
  const showingKeys = createShowingKeys({ card, setCompact, focusText })
  const { act, quote, keepCut, showPicture } = createActing({
    card,
    edge,
    pictures,
    editor,
    playerOf,
    chapterAt: clock.chapterAt,
    change,
    skip: (seconds) => clock.jump((clock.now()?.seconds ?? 0) + seconds, () => page.skip({ seconds })),
    close,
    toggleKeys: showingKeys.toggleKeys,
  })
  const seek = (seconds: number) => clock.jump(seconds, () => page.seek({ seconds }))
  const playFrom = (seconds: number) =>
    attempt(async () => {
      await seek(seconds)
      await page.play()
    })
  const framedPlayer = createFramedPlayer(edge, clock.told, complain)
  const stopWatching = effect(() => {
    const state = card.subject.value?.capture.storing.value?.state.value
    if (state === 'failed' && !edge.isAlive()) card.isOrphan.value = true
  })

  return {
    ...card,
    ...noting.actions,
    ...showingKeys,
    told: clock.told,
    editor,
    words,
    quote,
    playedSeconds: computed(() => {
      const { value: state } = clock.told
      const { value: subject } = card.subject
      return state && subject && following.isAt(subject, state.url) ? state.seconds : undefined
    }),
    framedPlayer,
    allowFramedPlayer: () => attempt(framedPlayer.allow),
    playerOf,
    setCompact(isCompact) {
      const done = setCompact(isCompact)
      focusText()
      return done
    },
    setEnlarged: (isEnlarged) => void attempt(() => page.setEnlarged({ isEnlarged })),
    takeFile: (subject, file) =>
      attempt(async () => {
        subject.capture.message.value = undefined
        if (isPicture(file)) {
          showPicture(subject, await pictures.keep(await packPicture(file), isHeldBack(subject)))
        } else subject.capture.message.value = { text: await words.takeFile(subject, file) }
      }),
    async endCut(shot) {
      if (shot) await attempt(() => keepCut(shot))
      card.cutting.value = undefined
      focusText()
    },
    heard: createHearing({ card, tabId: edge.tabId, clock, following, words, editor, wake, setCompact, attempt, act }),
    async start() {
      noting.learnCompletions()
      await attempt(async () => {
        const state = await page.readPlayer()
        clock.hear(state)
        await following.follow({ tabId: edge.tabId, url: state.url })
      })
    },
    act: (action) => attempt(() => act(action)),
    seek: (seconds) => attempt(() => seek(seconds)),
    setPlaying: (isPlaying) => attempt(() => (isPlaying ? page.play() : page.pause())),
    playFrom,
    async continueAt(seconds) {
      await playFrom(seconds)
      editor.current?.focus()
    },
    drag: (drag) => void attempt(() => page.drag(drag)),
    async finish() {
      await store()
      await attempt(page.play)
      await attempt(page.focusPlayer)
    },
    enter() {
      const subject = card.subject.value
      if (subject?.capture.entry.value) following.refresh(subject).catch(complain)
    },
    exit: following.settle,
    flush,
    lookAround() {
      if (!edge.isAlive()) card.isOrphan.value = true
    },
    close,
    leave() {
      noting.stop()
      stopWatching()
      framedPlayer.stop()
      flush()
      words.end()
    },
    changeSettings(settings) {
      card.settings.value = settings
    },
  }
}
