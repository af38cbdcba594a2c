import { cueText } from '@/utils/cue-text'
import type { PageTranscript } from '@/utils/text'
import { unrollCues } from '@/utils/unroll-cues'

const loadMilliseconds = 4000

/** The words of the player's own text track, the one that shows before others, or undefined when it has none. */
export async function readTextTrack(document: Document): Promise<PageTranscript | undefined> {
  const videos = [...document.querySelectorAll('video')].sort((one, other) => areaOf(other) - areaOf(one))
  for (const video of videos.slice(0, 4)) {
    const track = chooseTrack(video)
    const cues = track && (await loadCues(video, track))
    if (!track || !cues || cues.length === 0) continue
    const lines = unrollCues(cues.map(toCue))
    const end = cues.at(-1)?.endTime ?? 0
    const complete = Number.isFinite(video.duration) && end >= video.duration * 0.95
    return { language: track.language || 'und', complete, lines, from: `text track ${track.label}`.trim() }
  }
  return undefined
}

function areaOf({ clientWidth, clientHeight }: HTMLVideoElement): number {
  return clientWidth * clientHeight
}

function chooseTrack(video: HTMLVideoElement): TextTrack | undefined {
  const spoken = [...video.textTracks].filter(({ kind }) => kind === 'captions' || kind === 'subtitles')
  const first = (isWanted: (track: TextTrack) => boolean) => spoken.find(isWanted)
  return first(({ mode }) => mode === 'showing') ?? first(({ mode }) => mode === 'hidden') ?? spoken[0]
}

/** A track that is off has no cues: it is turned on unseen for as long as it takes the page to load it. */
async function loadCues(video: HTMLVideoElement, track: TextTrack): Promise<TextTrackCue[]> {
  const { mode } = track
  if (mode === 'disabled') track.mode = 'hidden'
  const element = [...video.querySelectorAll('track')].find((each) => each.track === track)
  // https://html.spec.whatwg.org/multipage/media.html#dom-track-readystate: 0 and 1 are none and loading.
  if ((element && element.readyState < 2) || track.cues?.length === 0) await loaded(element)
  const cues = [...(track.cues ?? [])]
  track.mode = mode
  return cues
}

function loaded(element: HTMLTrackElement | undefined): Promise<void> {
  if (!element) return Promise.resolve()
  return new Promise((resolve) => {
    const finish = () => resolve()
    element.addEventListener('load', finish, { once: true })
    element.addEventListener('error', finish, { once: true })
    setTimeout(finish, loadMilliseconds)
  })
}

function toCue(cue: TextTrackCue) {
  const text = 'text' in cue ? String(cue.text) : ''
  return { startSeconds: cue.startTime, endSeconds: cue.endTime, rows: text.split('\n').map(cueText) }
}
