import type { VNode } from 'preact'
import { statusLabels, titleOrPlace } from '@/utils/entry-summary'
import type { ListedPaper } from '@/utils/messages'
import './ReadNext.css'

export interface ReadNextProps {
  papers: readonly ListedPaper[]
  onQueue: () => void
  /** The address of an entry in the library. */
  linkOf: (entryId: string) => string
  /** What queueing means here, where that is not plain. */
  said?: string | undefined
}

/** What the notes say to read next: what the library has, and the rest to be queued by one press. */
export function ReadNext({ papers, onQueue, linkOf, said }: ReadNextProps): VNode | null {
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
      {count > 0 && said !== undefined && <p class="small">{said}</p>}
      <ul>
        {papers.map(({ clip, entry }) => (
          <li key={clip.ids[0] ?? clip.url}>
            {entry ? (
              <>
                <EntryLink href={linkOf(entry.id)} text={titleOrPlace(clip)} />{' '}
                <span class="small">{statusLabels[entry.status].toLowerCase()}</span>
              </>
            ) : (
              <span dir="auto">{titleOrPlace(clip)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Beside a page the library opens in a tab of its own. */
function EntryLink({ href, text }: { href: string; text: string }): VNode {
  return (
    <a href={href} dir="auto" {...(!href.startsWith('#') && { target: '_blank', rel: 'noopener' })}>
      {text}
    </a>
  )
}
