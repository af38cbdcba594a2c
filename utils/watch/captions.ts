import { cueText } from '@/utils/cue-text'
import type { CaptionLine, PlayerState } from '@/utils/player'

export interface CaptionsOptions {
  document: Document
  video: HTMLVideoElement
  /** Matches the lines that the page draws itself; without any the video's own text tracks are read. */
  selector: string | undefined
  /** Matches parts of those lines that nobody spoke. */
  unspoken: string | undefined
  readPlayer(): PlayerState
  /** Hears of each line when it has left the screen, with the address of the page that it was seen on. */
  onLine(line: CaptionLine, url: string): void
  signal: AbortSignal
}

export interface Captions {
  /** What the screen has shown of the last seconds' words, oldest first, with what it shows now. */
  recent(seconds: number): CaptionLine[]
}

/** A line on the screen; a text track knows when it begins and ends. */
type ShownLine = Partial<CaptionLine> & Pick<CaptionLine, 'text'>

const keptSeconds = 120
const maxShownLines = 12
const maxLineLength = 1000
/** A line that is back this soon is the one of before: the learner skipped back, or it was gone for a moment. */
const sameSeconds = 3

/** Watches the words that the screen shows, each time that the player tells its time. The page is not touched. */
export function watchCaptions(options: CaptionsOptions): Captions {
  const { video, signal, readPlayer, onLine } = options
  let url = ''
  let open: CaptionLine[] = []
  let left: CaptionLine[] = []

  const end = (line: CaptionLine, seconds?: number) => {
    const isLater = line.endSeconds === undefined && seconds !== undefined && seconds > line.startSeconds
    const ended = isLater ? { ...line, endSeconds: seconds } : line
    left.push(ended)
    onLine(ended, url)
  }
  const begin = (text: string, startSeconds: number, endSeconds: number | undefined): CaptionLine => {
    left = left.filter((line) => line.text !== text || Math.abs(line.startSeconds - startSeconds) > sameSeconds)
    return { startSeconds, text, ...(endSeconds !== undefined && { endSeconds }) }
  }
  const look = () => {
    const player = readPlayer()
    const { seconds } = player
    if (player.url !== url) forget(player.url)
    if (seconds === undefined || player.isApproximate) return endAll()
    const shown = readLines(options, seconds - video.currentTime)
    const stays: CaptionLine[] = []
    for (const line of open) {
      // Automatic captions grow word by word: the line stays the same one.
      const index = shown.findIndex(({ text }) => text.startsWith(line.text))
      const [now] = index < 0 ? [] : shown.splice(index, 1)
      if (now) stays.push({ ...line, text: now.text })
      else end(line, seconds)
    }
    open = [...stays, ...shown.map((line) => begin(line.text, line.startSeconds ?? seconds, line.endSeconds))]
    left = left.filter((line) => Math.abs(line.startSeconds - seconds) < keptSeconds)
  }
  const endAll = () => {
    for (const line of open) end(line)
    open = []
  }
  const forget = (nextUrl: string) => {
    endAll()
    left = []
    url = nextUrl
  }

  video.addEventListener('timeupdate', look, { signal })
  // After a jump the last time says nothing about when a line left the screen.
  video.addEventListener('seeking', endAll, { signal })
  signal.addEventListener('abort', endAll, { once: true })
  return {
    recent(seconds) {
      const player = readPlayer()
      const now = player.seconds
      if (now === undefined || player.url !== url) return []
      const isRecent = ({ startSeconds, endSeconds = startSeconds }: CaptionLine) =>
        startSeconds <= now + 1 && endSeconds >= now - seconds
      return [...left.filter(isRecent), ...open].sort((one, other) => one.startSeconds - other.startSeconds)
    },
  }
}

function readLines({ document, video, selector, unspoken }: CaptionsOptions, offsetSeconds: number): ShownLine[] {
  const drawn = selector ? [...document.querySelectorAll<HTMLElement>(selector)].slice(0, maxShownLines) : []
  // Players keep the last line in a box that they hide.
  const inSight = drawn.filter((line) => line.checkVisibility())
  const lines = inSight.map((line) => ({ text: spokenText(line, unspoken).replace(/\s+/g, ' ').trim() }))
  const shown = lines.some(({ text }) => text) ? lines : readCues(video, offsetSeconds)
  return shown.filter(({ text }) => text && text.length <= maxLineLength)
}

/** As it is drawn: where a line breaks, words end, although no space stands between them. */
function spokenText(line: HTMLElement, unspoken: string | undefined): string {
  if (!unspoken || !line.querySelector(unspoken)) return line.innerText
  const spoken = [...line.childNodes].filter((node) => !(node instanceof Element && node.matches(unspoken)))
  return spoken.map(({ textContent }) => textContent).join(' ')
}

/** A hidden track is one that the page draws itself; one that is disabled has no cues, and stays so. */
function readCues({ textTracks }: HTMLVideoElement, offsetSeconds: number): ShownLine[] {
  const tracks = [...textTracks].filter(({ kind }) => kind === 'captions' || kind === 'subtitles')
  const track = tracks.find(({ mode }) => mode === 'showing') ?? tracks.find(({ mode }) => mode === 'hidden')
  return [...(track?.activeCues ?? [])].slice(0, maxShownLines).map((cue) => ({
    startSeconds: Math.max(0, cue.startTime + offsetSeconds),
    ...(Number.isFinite(cue.endTime) && { endSeconds: cue.endTime + offsetSeconds }),
    text: cueText('text' in cue ? String(cue.text) : ''),
  }))
}
