import type { VNode } from 'preact'
import type { Relation } from '@/utils/entry'
import { titleOrPlace } from '@/utils/entry-summary'
import { type RelatedThing, relationUrl } from '@/utils/related'
import { OptionalLink } from './EntryDetails'

interface RelatedListProps {
  things: readonly RelatedThing[]
  onQueue: (relation: Relation) => void
}

/** What the entry is related to. What the library does not have is queued by one press. */
export function RelatedList({ things, onQueue }: RelatedListProps): VNode | null {
  if (things.length === 0) return null
  return (
    <section class="details related" aria-label="Related">
      <h3 class="pane-heading">Related</h3>
      <ul class="details-list">
        {things.map(({ label, entry, relation }) => (
          <li key={`${label} ${entry?.id ?? ''} ${relation?.id ?? ''} ${relation?.url ?? ''}`}>
            <span class="soft">{label}:</span>{' '}
            {entry ? (
              <a href={`#/entry/${entry.id}`} dir="auto">
                {titleOrPlace(entry)}
              </a>
            ) : (
              relation && <Unknown relation={relation} label={label} onQueue={onQueue} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Unknown({
  relation,
  label,
  onQueue,
}: {
  relation: Relation
  label: string
  onQueue: RelatedListProps['onQueue']
}): VNode {
  const url = relationUrl(relation)
  const name = relation.id ?? relation.url
  return (
    <>
      <OptionalLink url={url}>{name}</OptionalLink>{' '}
      {/* A preprint and its published version are one work, and one entry. */}
      {url !== undefined && relation.how !== 'published as' && relation.how !== 'preprint of' && (
        <button
          type="button"
          class="button button-quiet"
          aria-label={`Queue ${label.toLowerCase()} ${name}`}
          onClick={() => onQueue(relation)}
        >
          Queue
        </button>
      )}
    </>
  )
}
