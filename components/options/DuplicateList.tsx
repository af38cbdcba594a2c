import type { VNode } from 'preact'
import type { AlikePair } from '@/utils/alike-pairs'
import type { Entry } from '@/utils/entry'
import { bylineText, placeText, titleOrPlace } from '@/utils/entry-summary'
import './DuplicateList.css'

export interface DuplicateListProps {
  pairs: readonly AlikePair[]
  onLeave: () => void
}

/** The entries that may be one thing, two by two, each pair a link to where they are compared. */
export function DuplicateList({ pairs, onLeave }: DuplicateListProps): VNode {
  return (
    <article
      class="pane"
      aria-label="Possible duplicates"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave()
      }}
    >
      <header class="pane-bar">
        <a class="pane-back" href="#/library">
          ‹ Library
        </a>
      </header>
      <h2 class="compare-title">Possible duplicates</h2>
      {pairs.length === 0 ? (
        <p class="soft">No two entries look like one thing. What you clip again stays one entry by itself.</p>
      ) : (
        <p class="soft">
          These are called alike, or say that one was published as the other. Nothing is merged by itself.
        </p>
      )}
      <ul class="duplicates">
        {pairs.map(([one, other]) => (
          <li key={`${one.id} ${other.id}`}>
            <a class="duplicate" href={`#/compare/${one.id}/${other.id}`}>
              <Line entry={one} />
              <Line entry={other} />
              <span class="duplicate-go small" aria-hidden="true">
                Compare
              </span>
            </a>
          </li>
        ))}
      </ul>
    </article>
  )
}

function Line({ entry }: { entry: Entry }): VNode {
  return (
    <span class="duplicate-line">
      <span class="duplicate-title" dir="auto">
        {titleOrPlace(entry)}
      </span>
      <span class="small" dir="auto">
        {bylineText(entry) || placeText(entry)}
      </span>
    </span>
  )
}
