import PlayerTime, { partOf } from '@/components/capture/PlayerTime'
import { lastMarkSeconds, type Subject } from '@/components/capture/subject'
import { ExpandIcon } from '@/components/Icons'
import { clockText } from '@/utils/time'
import { CloseButton } from './CardHead'
import KeysButton from './KeysButton'
import type { Card } from './state'

interface PlayerLineProps {
  card: Card
  subject: Subject
  isMac: boolean
}

/** What the player does, and where the notes ended. */
export default function PlayerLine({ card, subject, isMac }: PlayerLineProps) {
  // Read for its own sake: the line is drawn anew whenever the page tells of its player.
  const isKnown = card.told.value !== undefined
  const state = isKnown ? card.playerOf(subject) : undefined
  const { keys } = card.settings.value
  return (
    <div class="player-line small">
      {state?.seconds !== undefined && (
        <PlayerTime state={state} seconds={state.seconds} keys={keys} onPlay={() => void card.act('play')} />
      )}
      <span class="player-chapter">{saidOf(card, subject, state)}</span>
      {!card.isCompact.value && <PlayOn card={card} subject={subject} isMac={isMac} />}
      {card.isCompact.value && (
        <>
          <KeysButton card={card} />
          <button
            type="button"
            class="icon-button"
            aria-label="The whole card"
            title="The whole card"
            onClick={() => void card.setCompact(false)}
          >
            <ExpandIcon />
          </button>
          <CloseButton card={card} />
        </>
      )}
    </div>
  )
}

function saidOf(card: Card, subject: Subject, state: ReturnType<Card['playerOf']>): string {
  if (!state && card.told.value?.seconds !== undefined) return 'no times for now'
  if (state?.seconds === undefined) return 'no player found: no times'
  return partOf(subject, state, state.seconds)
}

/** Back to where the notes ended, until something is typed; then on from here. */
function PlayOn({ card, subject, isMac }: PlayerLineProps) {
  const seconds = lastMarkSeconds(subject)
  if (seconds === undefined || subject.capture.storing.value?.state.value !== 'idle') {
    return (
      <button
        type="button"
        class="button button-quiet"
        title="Done: the keyboard goes to the player, which plays on"
        onClick={() => void card.finish()}
      >
        Play on <kbd>{isMac ? '⌘' : 'Ctrl'} Enter</kbd>
      </button>
    )
  }
  return (
    <span class="player-continue">
      last note {clockText(seconds)}
      <button type="button" class="button button-quiet" onClick={() => void card.continueAt(seconds)}>
        continue
      </button>
    </span>
  )
}
