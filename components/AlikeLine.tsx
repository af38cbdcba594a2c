import type { VNode } from 'preact'
import type { Entry } from '@/utils/entry'
import type { EntryName } from '@/utils/messages'

interface AlikeLineProps {
  /** Entries that may be the thing. */
  alike: readonly EntryName[] | undefined
  /** The entry that it is already. */
  entry: Pick<Entry, 'id'> | undefined
}

/** Another entry may be this thing: the library compares them once both are there. */
export default function AlikeLine({ alike, entry }: AlikeLineProps): VNode | null {
  const other = alike?.find(({ id }) => id !== entry?.id)
  if (!other) return null
  const path = entry ? `compare/${entry.id}/${other.id}` : `entry/${other.id}`
  return (
    <p class="small">
      May be the same as <span dir="auto">“{other.title}”</span>{' '}
      <a href={`/options.html#/${path}`} target="_blank" rel="noopener">
        {entry ? 'Compare' : 'Open it'}
      </a>
    </p>
  )
}
