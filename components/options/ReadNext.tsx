import type { VNode } from 'preact'
import { statusLabels } from '@/utils/entry-summary'
import type { ListedPaper } from '@/utils/messages'

interface ReadNextProps {
  papers: readonly ListedPaper[]
  onQueue: () => void
}

/** What the notes say to read next: what the library has, and the rest to be queued by one press. */
export function ReadNext({ papers, onQueue }: ReadNextProps): VNode | null {
  if (papers.length === 0) return null
  const count = papers.filter(({ entry }) => !entry).length
  return (
    <section class="details read-next" aria-label="Read next">
      <div class="notes-bar">
        <h3 class="pane-heading">Read next</h3>
        {count > 0 && (
          <button type="button" class="button" onClick={onQueue}>
            Queue {count} to read
          </button>
        )}
      </div>
      <ul class="details-list">
        {papers.map(({ clip, entry }) => (
          <li key={clip.ids[0] ?? clip.url}>
            {entry ? (
              <>
                <a href={`#/entry/${entry.id}`}>{clip.title || clip.url}</a>{' '}
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
