import PlayerTime, { partOf } from '@/components/capture/PlayerTime'
import type { Subject } from '@/components/capture/subject'
import { chordIn } from '@/utils/keys'
import type { Panel } from './state'

/** What the video beside the panel does, and the way to the card, which also takes its frames and words. */
export default function VideoLine({ panel, subject }: { panel: Panel; subject: Subject }) {
  const { player } = panel
  // Read for its own sake: the line is drawn anew whenever the page tells of its player.
  const state = player.told.value && player.stateOf(subject)
  if (state?.seconds === undefined) return null
  const { keys } = panel.settings.value
  return (
    <div class="panel-video small">
      <PlayerTime state={state} seconds={state.seconds} keys={keys} onPlay={() => void panel.actOnPlayer('play')} />
      <span class="panel-video-said">{partOf(subject, state, state.seconds)}</span>
      <button
        type="button"
        class="button button-quiet"
        title={`Also keeps frames, moments and the words spoken${chordIn(keys.card)}`}
        onClick={() => void panel.actOnPlayer('card')}
      >
        Note card
      </button>
    </div>
  )
}
