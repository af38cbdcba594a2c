import { useSignal } from '@preact/signals'
import Notice from '@/components/Notice'
import type { PlayerHost } from '@/utils/player-hosts'
import { sentenceOf } from '@/utils/sentence'
import './allow.css'

interface AllowViewProps {
  host: PlayerHost | undefined
  onAllow(host: PlayerHost): Promise<void>
  onLeave(): Promise<void>
}

/** One question, asked on a page of its own. */
export default function AllowView({ host, onAllow, onLeave }: AllowViewProps) {
  const problem = useSignal<string>()
  const attempt = async (action: () => Promise<void>) => {
    problem.value = undefined
    try {
      await action()
    } catch (error) {
      problem.value = sentenceOf(error)
    }
  }
  if (!host) {
    return (
      <main class="allow">
        <h1>Nothing to allow</h1>
        <p>This page asks for the host of a player. Open it from the note card.</p>
      </main>
    )
  }
  return (
    <main class="allow">
      <h1>Look into players of {host.label}?</h1>
      <p>
        The talk’s player stands in a frame of {host.label}. To put its times into your notes and to move it by key,
        Lectern has to look into frames of that host. It does so only while a note card is open, and nothing leaves your
        computer. You can take it back in the browser’s list of extensions.
      </p>
      {problem.value !== undefined && <Notice tone="problem">{problem.value}</Notice>}
      <div class="allow-buttons">
        <button type="button" class="button button-primary" onClick={() => void attempt(() => onAllow(host))}>
          Allow {host.label}
        </button>
        <button type="button" class="button" onClick={() => void attempt(onLeave)}>
          Not now
        </button>
      </div>
    </main>
  )
}
