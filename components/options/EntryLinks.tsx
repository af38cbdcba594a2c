import type { VNode } from 'preact'
import type { Entry } from '@/utils/entry'
import { dateText, titleOrPlace } from '@/utils/entry-summary'
import type { MergeName } from '@/utils/unite-entries'
import './EntryLinks.css'

export interface EntryLinksProps {
  entryId: string
  /** Entries that may be the same thing. */
  alike: readonly Entry[]
  /** What the entry was merged with, as long as that can be taken back. */
  merges: readonly MergeName[]
  onTakeBack: (undoToken: string) => void
}

/** What an entry may be the same as, and what it was made one with. */
export function EntryLinks({ entryId, alike, merges, onTakeBack }: EntryLinksProps): VNode | null {
  if (alike.length + merges.length === 0) return null
  return (
    <div class="entry-links small">
      {alike.map((other) => (
        <p key={other.id}>
          May be the same as <span dir="auto">“{titleOrPlace(other)}”</span>{' '}
          <a href={`#/compare/${entryId}/${other.id}`}>Compare</a>
        </p>
      ))}
      {merges.map(({ undoToken, at, title }, index) => (
        <p key={undoToken}>
          Merged with <span dir="auto">“{title || 'an entry without a title'}”</span> on {dateText(at.slice(0, 10))}{' '}
          {index === 0 && (
            <button type="button" class="button button-quiet" onClick={() => onTakeBack(undoToken)}>
              Undo the merge
            </button>
          )}
        </p>
      ))}
    </div>
  )
}
