import type { CardCalls, WatchCalls } from '@/utils/card-channel'
import type { PlayerFacts, PlayerState } from '@/utils/player'
import type { Handlers, Remote } from '@/utils/port-calls'
import { type Captions, watchCaptions } from './captions'
import { createContentClock } from './content-clock'
import { findVideo } from './find-video'
import { takeFrame } from './frame'

/** What the card asks of a player, wherever in the tab it stands. */
export const playerCallNames = [
  'readPlayer',
  'play',
  'pause',
  'togglePlay',
  'seek',
  'skip',
  'changeRate',
  'takeFrame',
  'placeOfVideo',
  'recentCaptions',
  'focusPlayer',
] as const satisfies (keyof WatchCalls)[]
export type PlayerCalls = Pick<WatchCalls, (typeof playerCallNames)[number]>
/** Every call of the card's to a player, answered in one way. */
export function playerCallsBy(
  answerBy: (name: keyof PlayerCalls) => (input: unknown) => unknown,
): Handlers<PlayerCalls> {
  return Object.fromEntries(playerCallNames.map((name) => [name, answerBy(name)])) as unknown as Handlers<PlayerCalls>
}

/** What a player tells by itself. */
export type PlayerNews = Pick<CardCalls, 'playerChanged' | 'captionShown'>

/** What a player is watched by. */
export interface PlayerOrder {
  facts: PlayerFacts
  /** Whether only the player's own script knows how far content time is from the video element's. */
  needsOffset: boolean
}

export interface PlayerOptions extends PlayerOrder {
  document: Document
  /** Asks the player's own script; undefined when it does not know. */
  askOffset(): Promise<number | undefined>
  news: Remote<PlayerNews>
  signal: AbortSignal
}

const rates = { min: 0.25, max: 4 }
/** Of `readyState`: the length is known; there is a picture; there is what comes next. */
const ready = { metadata: 1, picture: 2, future: 3 }

/** When a player's state has changed. At `loadedmetadata` the page may still be about to jump to where it goes on. */
const changes = 'timeupdate play playing pause waiting seeking seeked ratechange loadeddata emptied ended'.split(' ')
const changesOfOffset = ['seeked', 'loadeddata', 'playing']

/** Watches the page's player and answers the card's calls to it. Ends with the signal. */
export function watchPlayer(options: PlayerOptions): Handlers<PlayerCalls> {
  const { document, facts, needsOffset, news, signal } = options
  const clock = createContentClock({ needsOffset, nowMilliseconds: () => performance.now() })
  let followed: { video: HTMLVideoElement; captions: Captions; ending: AbortController } | undefined

  const find = (): HTMLVideoElement | undefined => {
    const video = findVideo(document, facts)
    if (video !== followed?.video) follow(video)
    return video
  }
  const read = (): PlayerState => readState(document, facts, find(), clock)
  const tell = () => void news.playerChanged(read()).catch(ignoreGone)
  const follow = (video: HTMLVideoElement | undefined) => {
    followed?.ending.abort()
    followed = undefined
    if (!video) return
    const ending = new AbortController()
    const captions = watchCaptions({
      document,
      video,
      selector: facts.captions,
      unspoken: facts.unspoken,
      readPlayer: () => readState(document, facts, video, clock),
      onLine: (line, url) => void news.captionShown({ line, url }).catch(ignoreGone),
      signal: ending.signal,
    })
    // Events of media do not leave a shadow tree.
    const root = video.getRootNode()
    if (root !== document) listen(video, ending.signal)
    followed = { video, captions, ending }
  }
  const learnOffset = createOffsetQuestion(options, (seconds, source) => {
    clock.setOffset(seconds, source)
    tell()
  })
  const hear = ({ type, target }: Event) => {
    if (target !== find()) return
    tell()
    if (changesOfOffset.includes(type)) learnOffset(find)
  }
  const listen = (target: EventTarget, until: AbortSignal) => {
    for (const type of changes) target.addEventListener(type, hear, { capture: true, signal: until })
  }
  listen(document, signal)
  signal.addEventListener('abort', () => follow(undefined), { once: true })
  tell()
  learnOffset(find)

  const toContent = (video: HTMLVideoElement, seconds: number) => {
    video.currentTime = clock.elementSeconds(seconds, video.currentSrc)
  }
  return {
    ...actOn(find, document),
    readPlayer: read,
    seek({ seconds }) {
      const video = find()
      if (video) toContent(video, seconds)
      return undefined
    },
    async takeFrame(wish) {
      const { seconds } = read()
      const frame = await takeFrame(find(), wish)
      return 'refusal' in frame || seconds === undefined ? frame : { ...frame, seconds }
    },
    recentCaptions({ seconds }) {
      find()
      return followed?.captions.recent(seconds) ?? []
    },
  }
}

/** What the player does at this instant. */
function readState(
  document: Document,
  facts: PlayerFacts,
  video: HTMLVideoElement | undefined,
  clock: ReturnType<typeof createContentClock>,
): PlayerState {
  const url = document.location.href
  if (!video) return { url, isApproximate: true, rate: 1, isPaused: true }
  const isAdvertisement = isShown(document, facts.advertisement)
  const time = clock.read({
    url,
    source: video.currentSrc,
    seconds: video.currentTime,
    hasPicture: video.readyState >= (video.seeking ? ready.metadata : ready.picture),
    isAdvertisement,
  })
  // A player that waits for the network stands still as well: whoever counts on from here must not.
  const isPaused = video.paused || video.ended || video.seeking || video.readyState < ready.future
  const state: PlayerState = { url, ...time, rate: video.playbackRate, isPaused, atMilliseconds: Date.now() }
  if (Number.isFinite(video.duration) && !isAdvertisement) state.durationSeconds = video.duration
  const chapter = facts.chapter && document.querySelector(facts.chapter)?.textContent?.trim()
  if (chapter) state.chapter = chapter.slice(0, maxChapterLength)
  return state
}

const maxChapterLength = 300

function isShown(document: Document, selector: string | undefined): boolean {
  return selector !== undefined && document.querySelector(selector) !== null
}

/** Asks for the offset, one question at a time; what is asked meanwhile is asked once more afterwards. */
function createOffsetQuestion(
  { needsOffset, askOffset, signal }: PlayerOptions,
  learn: (seconds: number, source: string) => void,
) {
  let isAsking = false
  let isStale = false
  const ask = async (find: () => HTMLVideoElement | undefined): Promise<void> => {
    isStale = isAsking
    if (isAsking || !needsOffset || signal.aborted) return
    isAsking = true
    const source = find()?.currentSrc
    try {
      const seconds = await askOffset()
      if (source !== undefined && source === find()?.currentSrc) learn(seconds ?? 0, source)
    } catch (error) {
      ignoreGone(error)
    }
    isAsking = false
    if (isStale) await ask(find)
  }
  return (find: () => HTMLVideoElement | undefined) => void ask(find)
}

/** What needs no content time. */
function actOn(find: () => HTMLVideoElement | undefined, document: Document) {
  return {
    play: async () => void (await find()?.play()),
    pause: () => void find()?.pause(),
    async togglePlay() {
      const video = find()
      if (video?.paused) await video.play()
      else video?.pause()
      return undefined
    },
    skip({ seconds }: { seconds: number }) {
      const video = find()
      if (video) video.currentTime += seconds
      return undefined
    },
    changeRate({ by }: { by: number }) {
      const video = find()
      if (!video) return 1
      const rate = Math.round((video.playbackRate + by) * 100) / 100
      video.playbackRate = Math.min(rates.max, Math.max(rates.min, rate))
      return video.playbackRate
    },
    placeOfVideo() {
      const box = find()?.getBoundingClientRect()
      const scale = document.defaultView?.devicePixelRatio ?? 1
      return box && { x: box.x, y: box.y, width: box.width, height: box.height, scale }
    },
    focusPlayer() {
      const video = find()
      const player = video?.closest<HTMLElement>('[tabindex]') ?? video
      // A video alone takes the focus only where it has controls of its own.
      if (player && document.activeElement !== player) player.focus()
      return undefined
    },
  }
}

/** Nobody hears by now: the card has closed, or the extension was updated under it. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof Error)) throw error
}
