import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals'
import { saveKnown, saveNew } from '@/components/capture/saving'
import type { CaptureSignals } from '@/components/capture/signals'
import type { EditorHandle } from '@/components/NotesEditor'
import type { CardCalls, WatchCalls } from '@/utils/card-channel'
import type { FieldsChange } from '@/utils/entry-fields'
import type { KeyAction } from '@/utils/keys'
import type { PlayerState } from '@/utils/player'
import type { Settings } from '@/utils/settings'
import type { TextLine } from '@/utils/text'
import { createActing } from './acting'
import { createFollowing } from './following'
import { createFramedPlayer, type FramedPlayer } from './framed-player'
import { createPictures, type Pictures } from './pictures'
import { createPlayerClock, type PlayerClock } from './player-clock'
import { type CardEdge, type CardReadings, type CardSignals, createCardSignals } from './signals'
import { isUnsaved, refreshEntry, type Subject } from './subject'
import { createWords, type Words } from './words'

export interface Card extends CardReadings {
  told: PlayerClock['told']
  /** The editor that is drawn, once it is. */
  editor: { current: EditorHandle | null }
  words: Words
  /** Content time as the page told it last, where it is the subject's. */
  playedSeconds: ReadonlySignal<number | undefined>
  /** Quotes words of the video in the notes. */
  quote(line: TextLine): void
  /** What the page tells the card. */
  heard: { [N in keyof CardCalls]: (input: Parameters<CardCalls[N]>[0]) => undefined }
  start(): Promise<void>
  /** Something was typed about a subject, which is the one shown or was it a moment ago. */
  change(subject: Subject, change: FieldsChange): void
  /** The player, as far as its time belongs to the subject. */
  playerOf(subject: Subject): PlayerState | undefined
  framedPlayer: Pick<FramedPlayer, 'host'>
  /** Lets Lectern look into the frame that the player stands in. */
  allowFramedPlayer(): Promise<void>
  act(action: KeyAction): Promise<void>
  /** Keeps a picture that was pasted or dropped. Answers its name; undefined when it can't be kept, which is said. */
  keepPicture(subject: Subject, file: Blob): Promise<string | undefined>
  loadShot: Pictures['load']
  seek(seconds: number): Promise<void>
  setPlaying(isPlaying: boolean): Promise<void>
  /** Goes back to where the notes ended, and plays. */
  continueAt(seconds: number): Promise<void>
  drag(drag: Parameters<WatchCalls['drag']>[0]): void
  setCompact(isCompact: boolean): Promise<void>
  /** Turns to the video that the page plays by now. */
  turn(): Promise<void>
  /** Stores what a private window holds back. */
  save(): Promise<void>
  /** Takes back what the message says. */
  undo(): Promise<void>
  /** Stores what waits, plays on and gives the keyboard to the player. */
  finish(): Promise<void>
  /** The keyboard came to the card. */
  enter(): void
  /** The keyboard left the card. */
  exit(): void
  /** What waits is sent at once. */
  flush(): void
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
  const pictures = createPictures(background)
  const editor: Card['editor'] = { current: null }

  const complain = (error: unknown): void => {
    if (!edge.isAlive()) card.isOrphan.value = true
    else card.said.value = sentenceOf(error)
  }
  const attempt = async (action: () => Promise<unknown>): Promise<void> => {
    card.said.value = undefined
    try {
      await action()
    } catch (error) {
      complain(error)
    }
  }
  const isPlayingAt = (url: string): boolean => clock.told.value?.url === url && clock.told.value.seconds !== undefined
  const following = createFollowing({ card, edge, isPlayingAt, complain, now })
  const playerOf = (subject: Subject): PlayerState | undefined => {
    const state = clock.now()
    return state && following.isAt(subject, state.url) ? state : undefined
  }
  const change = (subject: Subject, changed: FieldsChange): void => {
    subject.typedAt = now()
    subject.capture.message.value = undefined
    subject.capture.storing.value?.change(changed)
  }
  const { act, quote } = createActing({ card, edge, pictures, editor, playerOf, change })
  const words = createWords({ background, tabId: edge.tabId, subject: card.subject, isAt: following.isAt })
  const framedPlayer = createFramedPlayer(edge, clock.told, complain)
  const setCompact = async (isCompact: boolean): Promise<void> => {
    card.isCompact.value = isCompact
    await attempt(() => page.setCompact({ isCompact }))
  }
  const store = async (): Promise<void> => {
    const { capture } = card.subject.value ?? {}
    if (capture?.view.value?.isPrivate) {
      await attempt(pictures.store)
      await saveHeldBack(capture, edge)
    } else await capture?.storing.value?.flush()
  }

  const flush = (): void => {
    for (const { capture } of following.subjects()) capture.storing.value?.flushNow()
    words.flush()
  }

  const stopWatching = effect(() => {
    const state = card.subject.value?.capture.storing.value?.state.value
    if (state === 'failed' && !edge.isAlive()) card.isOrphan.value = true
    if (state === 'stored') untracked(following.settle)
  })

  return {
    ...card,
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
    change,
    setCompact,
    loadShot: pictures.load,
    async keepPicture(subject, file) {
      const isHeldBack = subject.capture.view.value?.isPrivate === true
      let name: string | undefined
      await attempt(async () => {
        name = await pictures.keep(new Uint8Array(await file.arrayBuffer()), { isHeldBack })
      })
      return name
    },
    heard: {
      pageChanged: ({ url }) => void following.follow(url),
      playerChanged(state) {
        clock.hear(state)
        // An address that the page changed without telling is told here.
        void following.follow(state.url)
        return undefined
      },
      captionShown({ url, line }) {
        const subject = card.subject.value
        if (subject && following.isAt(subject, url)) words.hear(subject, line)
        return undefined
      },
      fullscreenChanged({ isFullscreen }) {
        card.isFullscreen.value = isFullscreen
        return void setCompact(isFullscreen)
      },
      focusText: () => void editor.current?.focus(),
      keyPressed: ({ action }) =>
        void attempt(async () => {
          await untilShown(card)
          await act(action)
        }),
    },
    async start() {
      background.listCompletions().then((completions) => {
        card.completions.value = completions
      }, complain)
      await attempt(async () => {
        const state = await page.readPlayer()
        clock.hear(state)
        await following.follow(state.url)
      })
    },
    act: (action) => attempt(() => act(action)),
    seek: (seconds) => attempt(() => page.seek({ seconds })),
    setPlaying: (isPlaying) => attempt(() => (isPlaying ? page.play() : page.pause())),
    async continueAt(seconds) {
      await attempt(async () => {
        await page.seek({ seconds })
        await page.play()
      })
      editor.current?.focus()
    },
    drag: (drag) => void attempt(() => page.drag(drag)),
    async turn() {
      const subject = card.subject.value
      // What a private window holds back could not be saved any more once the card has turned away.
      if (subject && isUnsaved(subject)) await store()
      await attempt(following.turn)
    },
    save: store,
    async undo() {
      const undo = card.subject.value?.capture.message.value?.undo
      if (undo) await attempt(undo)
    },
    async finish() {
      await store()
      await attempt(page.play)
      await attempt(page.focusPlayer)
    },
    enter() {
      if (card.subject.value) refreshEntry(card.subject.value, background).catch(complain)
    },
    exit: following.settle,
    flush,
    leave() {
      stopWatching()
      framedPlayer.stop()
      flush()
      words.end()
      pictures.release()
    },
    changeSettings(settings) {
      card.settings.value = settings
    },
  }
}

/** A key of the page may have opened the card: then its page is still being read. */
function untilShown({ subject }: CardSignals): Promise<void> {
  return new Promise((resolve) => {
    const stop = subject.subscribe((shown) => {
      if (!shown) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}

async function saveHeldBack(capture: CaptureSignals, { background }: CardEdge): Promise<void> {
  const form = capture.storing.value
  if (!form || capture.isSaving.value) return
  capture.isSaving.value = true
  capture.problem.value = undefined
  try {
    await (capture.entry.value ? saveKnown : saveNew)(capture, background, form)
  } catch (error) {
    capture.problem.value = sentenceOf(error)
  }
  capture.isSaving.value = false
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
