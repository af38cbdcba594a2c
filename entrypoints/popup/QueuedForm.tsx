import { useEffect, useRef, useState } from 'preact/hooks'
import { CheckIcon } from '@/components/Icons'
import Notice from '@/components/Notice'
import type { Entry } from '@/utils/entry'
import { titleOrPlace } from '@/utils/entry-summary'

interface QueuedFormProps {
  entry: Entry
  problem: string | undefined
  onStore(why: string): Promise<void>
  onLeave(): void
}

/** A link was queued: one optional line says why. Enter stores it, Escape leaves it. */
export default function QueuedForm({ entry, problem, onStore, onLeave }: QueuedFormProps) {
  const [why, setWhy] = useState(entry.why ?? '')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      class="queued"
      onSubmit={(event) => {
        event.preventDefault()
        void onStore(why.trim())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onLeave()
      }}
    >
      <p class="small queued-said">
        <CheckIcon /> queued in your library
      </p>
      <h1 class="serif-title queued-title">{titleOrPlace(entry)}</h1>
      <div class="field">
        <label class="label" for="queued-why">
          Why is it worth learning from?
        </label>
        <input
          ref={field}
          id="queued-why"
          class="input"
          value={why}
          maxLength={500}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </div>
      {problem !== undefined && <Notice tone="problem">{problem}</Notice>}
      <div class="queued-foot">
        <button type="submit" class="button button-primary">
          Keep <kbd>Enter</kbd>
        </button>
        <button type="button" class="button" onClick={onLeave}>
          No reason <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  )
}
