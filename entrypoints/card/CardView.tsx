import type { TargetedDragEvent } from 'preact'
import { useState } from 'preact/hooks'
import ElsewhereBar, { turnByKey } from '@/components/capture/ElsewhereBar'
import type { Subject } from '@/components/capture/subject'
import Notice from '@/components/Notice'
import { filesOf, takeDrag } from '@/components/notes/pictures'
import CardForm, { problemOf } from './CardForm'
import CardHead from './CardHead'
import CardKeys from './CardKeys'
import CardNotes from './CardNotes'
import Cut from './Cut'
import FramedPlayerBar from './FramedPlayerBar'
import { press, useKeyboard } from './keyboard'
import PlayerLine from './PlayerLine'
import type { Card } from './state'
import Transcript from './Transcript'
import './card.css'

interface CardViewProps {
  card: Card
  isMac: boolean
  /** The address of the page where the keys are changed. */
  settingsUrl: string
}

/** The note card. Everything it shows is a signal of its state; everything it does is an action of it. */
export default function CardView({ card, isMac, settingsUrl }: CardViewProps) {
  useKeyboard(card)
  const subject = card.subject.value
  const storing = subject?.capture.storing.value
  if (!subject || !storing) return <Waiting card={card} />
  const isCompact = card.isCompact.value
  return (
    <main
      class={`card ${isCompact ? 'is-compact' : ''}`}
      onKeyDownCapture={(event) => turnByKey(event, card)}
      onKeyDown={(event) => press(card, event)}
      onDragOver={takeDrag}
      onDrop={(event) => takeDrop(card, subject, event)}
    >
      {!isCompact && <CardHead card={card} subject={subject} />}
      <ElsewhereBar
        elsewhere={card.elsewhere}
        verb="plays"
        noun="video"
        isHeldBack={subject.capture.view.value?.isPrivate === true}
        onTurn={() => void card.turn()}
      />
      <FramedPlayerBar card={card} />
      <Orphan card={card} text={storing.fields.value.notes} />
      {isCompact && <CompactProblem text={problemOf(card, subject)} />}
      <PlayerLine card={card} subject={subject} isMac={isMac} />
      <Cut card={card} />
      {!isCompact && <CardKeys card={card} isMac={isMac} settingsUrl={settingsUrl} />}
      <CardNotes key={subject.key} card={card} subject={subject} storing={storing} />
      {!isCompact && <Transcript card={card} subject={subject} />}
      {!isCompact && <CardForm card={card} subject={subject} storing={storing} />}
    </main>
  )
}

/** One line has no room for a notice, but for its first words. */
function CompactProblem({ text }: { text: string | undefined }) {
  return (
    <div class="compact-problem" role="alert" title={text}>
      {text}
    </div>
  )
}

/** Who waits long is told for what; what stands in the way is said at once. */
function Waiting({ card }: { card: Card }) {
  const said = card.said.value
  return (
    <main class="card" aria-busy={said === undefined}>
      <CardHead card={card} />
      {said === undefined ? <p class="soft card-wait">Reading the page…</p> : <Notice tone="problem">{said}</Notice>}
    </main>
  )
}

/** The extension was updated under the card. */
function Orphan({ card, text }: { card: Card; text: string }) {
  const [said, setSaid] = useState<string>()
  if (!card.isOrphan.value) return null
  const copy = async () => {
    const isCopied = await copyText(text)
    setSaid(isCopied ? 'Copied' : 'Not copied: select the text and copy it by key.')
  }
  return (
    <div class="bar bar-warn" role="alert">
      <span>Lectern was updated, so this card stores nothing any more. Copy your text, then reload the page.</span>
      <button type="button" class="button" onClick={() => void copy()}>
        Copy the text
      </button>
      <span role="status">{said}</span>
    </div>
  )
}

/** A page may forbid its frames the clipboard; a selection is copied all the same. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.querySelector<HTMLTextAreaElement>('.card-notes textarea')
    area?.select()
    return area !== null && document.execCommand('copy')
  }
}

/** A file that misses the note is meant for it; left to the browser, it would be opened in place of the page. */
function takeDrop(card: Card, subject: Subject, event: TargetedDragEvent<HTMLElement>): void {
  const files = event.defaultPrevented ? [] : filesOf(event.dataTransfer)
  if (files.length === 0) return
  event.preventDefault()
  for (const file of files) void card.takeFile(subject, file)
}
