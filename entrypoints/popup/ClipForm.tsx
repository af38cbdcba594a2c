import { useLayoutEffect } from 'preact/hooks'
import AlikeLine from '@/components/AlikeLine'
import { Row, TagsRow, TopicRow } from '@/components/capture/Rows'
import type { Storing } from '@/components/capture/storing'
import EntryFacts from '@/components/EntryFacts'
import { CheckIcon } from '@/components/Icons'
import { lazy } from '@/components/lazy'
import NewerVersion from '@/components/NewerVersion'
import NotesEditor from '@/components/NotesEditor'
import Notice from '@/components/Notice'
import { addressName } from '@/utils/address-name'
import { detailsAddress } from '@/utils/details'
import type { Entry } from '@/utils/entry'
import { isIncomplete } from '@/utils/entry-summary'
import type { Popup } from './state'
import { useTimeLink } from './time-link'

/** Only a paper that was clipped from its address alone has details to fetch. */
const FetchDetails = lazy(async () => (await import('@/components/FetchDetails')).default)
/** Only what is in the library is cited; its row is as high before the buttons are there. */
const CiteCopies = lazy(async () => (await import('@/components/CiteCopies')).default)

interface ClipFormProps {
  popup: Popup
  storing: Storing
}

/** The filled form: facts first, then what the learner adds. */
export default function ClipForm({ popup, storing }: ClipFormProps) {
  const fields = storing.fields.value
  const view = popup.view.value
  const entry = popup.entry.value
  const source = entry ?? view?.clip
  const linkOf = useTimeLink(source, fields.notes)
  const address = source && detailsAddress(source)
  useFirstFocus(popup)
  return (
    <>
      {view?.problem !== undefined && <Notice>{view.problem}</Notice>}
      <EntryFacts
        facts={fields}
        siteLabel={view?.siteLabel}
        name={view?.clip?.title || (source && addressName(source))}
        isIncomplete={source && isIncomplete(fields, source.complete)}
        isFormOpen={popup.isManual.value}
        onChange={popup.change}
      >
        {entry && <InLibrary entry={entry} />}
      </EntryFacts>
      {address !== undefined && <FetchDetails address={address} onFetch={popup.fetchDetails} />}
      <NewerVersion paper={source?.paper} />
      <AlikeLine alike={view?.alike} entry={entry} />
      <TagsRow capture={popup} storing={storing} onChange={popup.change} />
      <TopicRow capture={popup} storing={storing} onChange={popup.change} />
      <Row label="Why" id="why" storing={storing} field="why" isKnown={entry !== undefined}>
        <input
          id="why"
          class="input"
          value={fields.why ?? ''}
          maxLength={500}
          placeholder="one line: why it is worth learning from"
          onInput={(event) => popup.change({ why: event.currentTarget.value || undefined })}
        />
      </Row>
      <Row label="Note" id="note" storing={storing} field="notes" isKnown={entry !== undefined}>
        <NotesEditor
          id="note"
          label="Note"
          text={fields.notes}
          onInput={(notes) => popup.change({ notes })}
          chapters={source?.chapters}
          linkOf={linkOf}
          loadShot={popup.loadShot}
          onPicture={popup.keepPicture}
          templates={source && { kind: source.kind, version: source.paper?.version }}
        />
      </Row>
      {entry?.kind === 'paper' && !view?.isPrivate && (
        <div class="row cite-row">
          <div class="row-margin small">Cite</div>
          <div class="row-field">
            <CiteCopies onCopy={popup.copyCitation} />
          </div>
        </div>
      )}
    </>
  )
}

/** The keyboard starts where typing is likeliest: tags of a new clip, the note of a known one, a title by hand. */
function useFirstFocus(popup: Popup): void {
  useLayoutEffect(() => {
    performance.mark('lectern:filled')
    if (popup.isManual.value) return document.querySelector<HTMLElement>('.title-input')?.focus()
    const note = document.querySelector<HTMLTextAreaElement>('#note')
    if (!popup.entry.value || !note) return document.querySelector<HTMLElement>('#tags')?.focus()
    note.focus()
    note.setSelectionRange(note.value.length, note.value.length)
    note.scrollTop = note.scrollHeight
  }, [popup])
}

function InLibrary({ entry }: { entry: Entry }) {
  const since = new Date(entry.createdAt).toLocaleDateString(undefined, { dateStyle: 'medium' })
  return (
    <span class="in-library">
      in your library since {since}
      <CheckIcon />
    </span>
  )
}
