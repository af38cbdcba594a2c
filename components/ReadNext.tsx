import type { VNode } from 'preact'
import { statusLabels } from '@/utils/entry-summary'
import type { ListedPaper } from '@/utils/messages'
import './ReadNext.css'

export interface ReadNextProps {
  papers: readonly ListedPaper[]
  onQueue: () => void
  /** The address of an entry in the library. */
  linkOf: (entryId: string) => string
}

/** What the notes say to read next: what the library has, and the rest to be queued by one press. */
export function ReadNext({ papers, onQueue, linkOf }: ReadNextProps): VNode | null {
  if (papers.length === 0) return null
  const count = papers.filter(({ entry }) => !entry).length
  return (
    <section class="read-next" aria-label="Read next">
      <div class="read-next-bar">
        <h3>Read next</h3>
        {count > 0 && (
          <button type="button" class="button" onClick={onQueue}>
            Queue {count} to read
          </button>
        )}
      </div>
      <ul>
        {papers.map(({ clip, entry }) => (
          <li key={clip.ids[0] ?? clip.url}>
            {entry ? (
              <>
                <a href={linkOf(entry.id)} dir="auto">
                  {clip.title || clip.url}
                </a>{' '}
                <span class="small">{statusLabels[entry.status].toLowerCase()}</span>
              </>
            ) : (
              <span dir="auto">{clip.title || clip.url}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
