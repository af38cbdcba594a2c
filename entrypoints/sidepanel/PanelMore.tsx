import AlikeLine from '@/components/AlikeLine'
import CiteCopies from '@/components/CiteCopies'
import type { Subject } from '@/components/capture/subject'
import FetchDetails from '@/components/FetchDetails'
import Gathered from '@/components/Gathered'
import NewerVersion from '@/components/NewerVersion'
import { detailsAddress } from '@/utils/details'
import { isCitable } from '@/utils/formats/citation-formats'
import type { Panel } from './state'

interface PanelMoreProps {
  panel: Panel
  subject: Subject
}

/** What there is to say about the thing itself: where it is incomplete, outdated or perhaps there twice. */
export function PanelHints({ panel, subject }: PanelMoreProps) {
  const entry = subject.capture.entry.value
  const source = entry ?? subject.capture.clip.value
  const address = detailsAddress(source)
  return (
    <>
      {address !== undefined && (
        <FetchDetails address={address} onFetch={(asked) => panel.fetchDetails(subject, asked)} />
      )}
      <NewerVersion paper={source.paper} />
      <AlikeLine alike={subject.capture.view.value?.alike} entry={entry} />
    </>
  )
}

/** What comes of the notes: what to read next, the questions, and how the source is cited. */
export function PanelMore({ panel, subject, notes }: PanelMoreProps & { notes: string }) {
  const { entry: known, view } = subject.capture
  const entry = known.value
  const isPrivate = view.value?.isPrivate === true
  return (
    <div class="panel-more">
      <Gathered
        notes={notes}
        known={panel.changeCount.value}
        list={panel.listNext}
        onQueue={(papers) => void panel.queueNext(subject, papers)}
        linkOf={(id) => `/options.html#/entry/${id}`}
        said={isPrivate ? 'Private window: what you queue is stored in your library.' : undefined}
      />
      {entry && isCitable(entry) && !isPrivate && (
        <details class="panel-cite">
          <summary>Copy citation</summary>
          <CiteCopies key={entry.id} onCopy={(form) => panel.cite(subject, form)} />
        </details>
      )}
    </div>
  )
}
