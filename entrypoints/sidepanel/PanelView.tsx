import type { TargetedKeyboardEvent } from 'preact'
import ElsewhereBar, { turnByKey } from '@/components/capture/ElsewhereBar'
import { StatusRow, TagsRow, TopicRow } from '@/components/capture/Rows'
import { SaveHeldBack, StoredLine } from '@/components/capture/StoredLine'
import type { Storing } from '@/components/capture/storing'
import type { Subject } from '@/components/capture/subject'
import EntryFacts from '@/components/EntryFacts'
import Notice from '@/components/Notice'
import { addressName } from '@/utils/address-name'
import { detailsAddress } from '@/utils/details'
import type { FieldsChange } from '@/utils/entry-fields'
import { isIncomplete } from '@/utils/entry-summary'
import { PanelHints, PanelMore } from './PanelMore'
import PanelNotes from './PanelNotes'
import PanelPasses from './PanelPasses'
import PlaceLine from './PlaceLine'
import { versionRead } from './read-version'
import type { Panel } from './state'
import VideoLine from './VideoLine'
import './panel.css'

/** The side panel. Everything it shows is a signal of its state; everything it does is an action of it. */
export default function PanelView({ panel }: { panel: Panel }) {
  const stage = panel.stage.value
  const subject = panel.subject.value
  const storing = subject?.capture.storing.value
  if (stage !== 'noting' || !subject || !storing) return <Waiting panel={panel} />
  const { capture } = subject
  const entry = capture.entry.value
  const source = entry ?? capture.clip.value
  const { notes } = storing.fields.value
  const onChange = (change: FieldsChange) => panel.change(subject, change)
  const rows = { capture, storing, onChange }
  return (
    <main
      class="panel"
      onKeyDownCapture={(event) => turnByKey(event, panel)}
      onKeyDown={(event) => press(panel, event)}
    >
      <h1 class="visually-hidden">Note on this page</h1>
      <ElsewhereBar
        elsewhere={panel.elsewhere}
        verb="shows"
        noun="page"
        isHeldBack={capture.view.value?.isPrivate === true}
        onTurn={() => void panel.turn()}
      />
      <EntryFacts
        key={`${subject.key} facts`}
        facts={storing.fields.value}
        siteLabel={capture.view.value?.siteLabel}
        name={addressName(source)}
        isIncomplete={isIncomplete(storing.fields.value, source.complete)}
        onChange={onChange}
      >
        <StoredLine capture={capture} storing={storing} onUndo={() => void panel.undo()} />
      </EntryFacts>
      <PanelHints panel={panel} subject={subject} />
      <VideoLine panel={panel} subject={subject} />
      <PlaceLine places={panel.places} />
      {/* Minutes are stored as they pass, which a private window does not do. */}
      {entry?.kind === 'paper' && !capture.view.value?.isPrivate && (
        <PanelPasses
          key={`${entry.id} passes`}
          panel={panel}
          entry={entry}
          notes={notes}
          version={versionRead(subject)}
        />
      )}
      <PanelNotes key={subject.key} panel={panel} subject={subject} storing={storing} />
      <footer class="panel-foot">
        <Said panel={panel} subject={subject} storing={storing} />
        <TagsRow {...rows} />
        <TopicRow {...rows} />
        <StatusRow {...rows} />
        {capture.view.value?.isPrivate && <SaveHeldBack capture={capture} onSave={() => void panel.store()} />}
      </footer>
      <PanelMore panel={panel} subject={subject} notes={notes} />
    </main>
  )
}

const asking = {
  title: 'Lectern sees a page only after you ask it to',
  text: 'Press its toolbar button, or Alt+Shift+L unless you changed it, on this page: then you can take notes on it here.',
}

/** No page is shown: why, and what to do. */
function Waiting({ panel }: { panel: Panel }) {
  const stage = panel.stage.value
  const said = panel.said.value
  return (
    <main class="panel" aria-busy={stage === 'looking' && said === undefined}>
      <h1 class="visually-hidden">Note on this page</h1>
      {stage === 'asking' ? (
        <div class="panel-empty" role="status">
          <h2 class="serif-title">{asking.title}</h2>
          <p>{asking.text}</p>
        </div>
      ) : (
        said !== undefined && (
          <div class="panel-empty" role="status">
            {stage === 'refused' && <h2 class="serif-title">Nothing to take notes on here</h2>}
            <p>{said}</p>
          </div>
        )
      )}
      {(stage === 'looking' || stage === 'noting') && said === undefined && (
        <p class="soft panel-wait">Reading the page…</p>
      )}
    </main>
  )
}

/** What the page did not tell, unless a button that asks for it says so, and what went wrong. */
function Said({ panel, subject, storing }: { panel: Panel; subject: Subject; storing: Storing }) {
  const { capture } = subject
  const source = capture.entry.value ?? capture.clip.value
  // Once there is an entry, its facts say that it is incomplete; and a button that asks for the rest says so itself.
  const isTold = capture.entry.value !== undefined || detailsAddress(source) !== undefined
  const problem = capture.problem.value ?? storing.problem.value ?? panel.said.value
  const unread = capture.view.value?.problem
  return (
    <>
      {unread !== undefined && !isTold && <Notice>{unread}</Notice>}
      {problem !== undefined && <Notice tone="problem">{problem}</Notice>}
    </>
  )
}

function press(panel: Panel, event: TargetedKeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.isComposing) return
  const isCommand = event.ctrlKey || event.metaKey
  const step = { PageUp: -1, PageDown: 1 }[event.key] as -1 | 1 | undefined
  if (isCommand && event.key === 'Enter') {
    event.preventDefault()
    void panel.store()
  } else if (event.altKey && !isCommand && step !== undefined && panel.places.kind.value === 'page') {
    event.preventDefault()
    panel.places.step(step)
  }
}
