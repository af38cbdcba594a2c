import type { ComponentChildren, VNode } from 'preact'
import type { Chapter, Entry } from '@/utils/entry'
import { dateText } from '@/utils/entry-summary'
import { readableMaths } from '@/utils/readable-maths'
import { clockText } from '@/utils/time'

export interface EntryDetailsProps {
  entry: Entry
  timeLink?: ((seconds: number) => string | undefined) | undefined
}

/** What was read from the page besides the facts at the top: each part folded, and absent when there is nothing. */
export function EntryDetails({ entry, timeLink }: EntryDetailsProps): VNode {
  const { summary, chapters, paper } = entry
  const versions = paper?.versions ?? []
  return (
    <div class="details">
      {summary !== undefined && summary.trim() !== '' && (
        <Fold title={entry.kind === 'paper' ? 'Abstract' : 'Summary'}>
          <p class="details-summary" dir="auto">
            {readableMaths(summary)}
          </p>
        </Fold>
      )}
      {chapters.length > 0 && (
        <Fold title={`Chapters (${chapters.length})`}>
          <Chapters chapters={chapters} timeLink={timeLink} />
        </Fold>
      )}
      {versions.length > 0 && (
        <Fold title={`Versions (${versions.length})`}>
          <ul class="details-list">
            {paper?.appeared !== undefined && <li>published · {dateText(paper.appeared)}</li>}
            {versions.map(({ n, date, url, readAt }) => (
              <li key={n}>
                <OptionalLink url={url}>version {n}</OptionalLink>
                {date && ` · ${dateText(date)}`}
                {readAt && ` · clipped ${dateText(readAt.slice(0, 10))}`}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  )
}

function Fold({ title, children }: { title: string; children: ComponentChildren }): VNode {
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function Chapters({
  chapters,
  timeLink,
}: {
  chapters: readonly Chapter[]
  timeLink: EntryDetailsProps['timeLink']
}): VNode {
  return (
    <ul class="details-list">
      {chapters.map(({ startSeconds, title }) => (
        <li key={startSeconds}>
          <OptionalLink url={timeLink?.(startSeconds)}>{clockText(startSeconds)}</OptionalLink>{' '}
          <span dir="auto">{title}</span>
        </li>
      ))}
    </ul>
  )
}

/** A web address as a link that opens apart, and anything else as text. */
export function OptionalLink({ url, children }: { url: string | undefined; children: ComponentChildren }): VNode {
  if (!url || !/^https?:\/\//i.test(url)) return <span>{children}</span>
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}
