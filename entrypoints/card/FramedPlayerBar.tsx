import '@/components/capture/Bar.css'
import type { Card } from './state'

/** The page's player is another host's, in a frame that Lectern may not look into before it is allowed to. */
export default function FramedPlayerBar({ card }: { card: Card }) {
  const host = card.framedPlayer.host.value
  return (
    <div role="status">
      {host && (
        <div class="bar">
          <span class="bar-text">
            The player stands in a frame of {host.label}, which Lectern may not look into yet: no times.
          </span>
          <button type="button" class="button" onClick={() => void card.allowFramedPlayer()}>
            Allow {host.label}
          </button>
        </div>
      )}
    </div>
  )
}
