import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { chordText, type Keys } from '@/utils/keys'
import type { WhyNot } from './editing'

interface NotesHintProps {
  id: string
  /** Beside narrow text only the first and the last part are drawn. */
  hint: readonly string[]
  /** What has just been said in its place. */
  said: string | undefined
}

/** The line under a text: how the keyboard works there, and what a key could not do. */
export function NotesHint({ id, hint, said }: NotesHintProps): VNode {
  return (
    <p class="small notes-hint">
      <span id={id} hidden={said !== undefined}>
        {hint.map((part, index) => (
          <span key={part} class={index === 0 ? undefined : index < hint.length - 1 ? 'hint-more' : 'hint-last'}>
            {index > 0 && ' · '}
            {part}
          </span>
        ))}
      </span>
      <span class="notes-said" role="status">
        {said}
      </span>
    </p>
  )
}

/** Says something once, until another key is pressed or the keyboard leaves. */
export function useSaid() {
  const [said, setSaid] = useState<string>()
  return {
    said,
    say: setSaid,
    /** A modifier that goes down is no key yet. */
    forget(event: KeyboardEvent | FocusEvent) {
      if (!('key' in event) || !['Alt', 'Shift', 'Control', 'Meta'].includes(event.key)) setSaid(undefined)
    },
  }
}

/** Names the keys that a newcomer needs beside a video, as far as they are switched on; a list has them all. */
export function playerHint({ mark, card }: Partial<Keys> = {}): string[] {
  return [mark ? `${chordText(mark)} time` : '', card ? `${chordText(card)} closes` : '', 'Esc Tab leaves'].filter(
    Boolean,
  )
}

/** What the keys do in any outline. */
export const outlineHint: readonly string[] = ['Tab indents', 'Alt ↑ ↓ move', 'Enter Enter Tab leaves']

/** What is said where a key did nothing. */
export const sentences: Record<WhyNot, (keys?: Partial<Keys>) => string> = {
  'no-time': ({ mark } = {}) => ['No time here.', mark && `${chordText(mark)} writes one.`].filter(Boolean).join(' '),
  'is-there': () => 'It stands there already.',
  'ends-here': () => 'It stands there already. Later, this key moves its end.',
  'not-known': () => 'No time is known here.',
}
