import { PauseIcon, PlayIcon } from '@/components/Icons'
import { chapterAt } from '@/utils/chapters'
import { chordIn, type Keys } from '@/utils/keys'
import type { PlayerState } from '@/utils/player'
import { clockText } from '@/utils/time'
import { chaptersOf, type Subject } from './subject'
import './PlayerTime.css'

interface PlayerTimeProps {
  state: PlayerState
  seconds: number
  keys: Keys
  onPlay(): void
}

/** Whether a video plays, where it is, and how fast. */
export default function PlayerTime({ state, seconds, keys, onPlay }: PlayerTimeProps) {
  const label = state.isPaused ? 'Play' : 'Pause'
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={`${label}${chordIn(keys.play)}`}
        onClick={onPlay}
      >
        {state.isPaused ? <PlayIcon /> : <PauseIcon />}
      </button>
      <time class="player-time">
        {state.isApproximate && '~'}
        {clockText(seconds)}
      </time>
      {state.rate !== 1 && <span>{state.rate}×</span>}
    </>
  )
}

/** What of the video plays at a content time. */
export function partOf(subject: Subject, { isApproximate, chapter }: PlayerState, seconds: number): string {
  if (isApproximate) return 'advertisement'
  return chapterAt(chaptersOf(subject), seconds)?.title ?? chapter ?? ''
}
