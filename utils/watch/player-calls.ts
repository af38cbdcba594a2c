import type { CardCalls, WatchCalls } from '@/utils/card-channel'
import type { PlayerFacts, PlayerState } from '@/utils/player'
import type { Handlers, Remote } from '@/utils/port-calls'
import { findVideo } from './find-video'

type PlayerCalls = Pick<
  WatchCalls,
  'readPlayer' | 'play' | 'pause' | 'togglePlay' | 'seek' | 'skip' | 'changeRate' | 'placeOfVideo' | 'focusPlayer'
>

const rates = { min: 0.25, max: 4 }

/** What the page's player does at this instant. */
export function readPlayer(document: Document, facts: PlayerFacts): PlayerState {
  const video = findVideo(document, facts)
  const url = document.location.href
  if (!video) return { url, isApproximate: true, rate: 1, isPaused: true }
  const state: PlayerState = {
    url,
    seconds: video.currentTime,
    isApproximate: false,
    rate: video.playbackRate,
    isPaused: video.paused,
  }
  if (Number.isFinite(video.duration)) state.durationSeconds = video.duration
  return state
}

/** Tells the card whenever the player changes, and about its time while it plays. Ends with the signal. */
export function tellPlayer(
  document: Document,
  facts: PlayerFacts,
  card: Pick<Remote<CardCalls>, 'playerChanged'>,
  signal: AbortSignal,
): void {
  const tell = () => void card.playerChanged(readPlayer(document, facts))
  const events = ['timeupdate', 'play', 'pause', 'seeked', 'ratechange', 'loadedmetadata']
  for (const event of events) document.addEventListener(event, tell, { capture: true, signal })
}

/** Answers the card's calls to the player of a page. */
export function playerCalls(document: Document, facts: PlayerFacts): Handlers<PlayerCalls> {
  const find = () => findVideo(document, facts)
  return {
    readPlayer: () => readPlayer(document, facts),
    play: async () => void (await find()?.play()),
    pause: () => void find()?.pause(),
    async togglePlay() {
      const video = find()
      if (video?.paused) await video.play()
      else video?.pause()
      return undefined
    },
    seek({ seconds }) {
      const video = find()
      if (video) video.currentTime = seconds
      return undefined
    },
    skip({ seconds }) {
      const video = find()
      if (video) video.currentTime += seconds
      return undefined
    },
    changeRate({ by }) {
      const video = find()
      if (!video) return 1
      video.playbackRate = Math.min(rates.max, Math.max(rates.min, video.playbackRate + by))
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
      player?.focus()
      return undefined
    },
  }
}
