import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import Notice from '@/components/Notice'
import { counted } from './counted'
import { ImportDone } from './ImportDone'
import './BibtexImport.css'

interface PlanView {
  fileName: string
  items: readonly {
    title: string
    facts: string
    becomes: 'new' | 'here' | 'repeated'
    remarks: readonly string[]
  }[]
  leftovers: readonly { what: string; text: string }[]
}

export interface BibtexImportProps {
  run:
    | { state: 'idle' }
    | { state: 'reading'; fileName: string }
    | { state: 'planned'; plan: PlanView }
    | { state: 'importing'; plan: PlanView; doneCount: number }
    | { state: 'done'; plan: PlanView; newCount: number; changedCount: number; documentTitle?: string }
    | { state: 'failed'; problem: string }
  onAccept: (withDocument: boolean) => void
  onForget: () => void
}

/** How many rows are drawn: what is more is counted. */
const mostRows = 200

const becomesText = { new: 'new', here: 'in your library', repeated: 'twice in the file' }

/** A BibTeX file before and after it comes into the library. */
export function BibtexImport({ run, onAccept, onForget }: BibtexImportProps): VNode | null {
  if (run.state === 'idle') return null
  if (run.state === 'failed') return <Notice tone="problem">{run.problem}</Notice>
  if (run.state === 'reading') return <p role="status">Reading “{run.fileName}”…</p>
  if (run.state !== 'done') {
    const doneCount = run.state === 'importing' ? run.doneCount : undefined
    return <Plan plan={run.plan} doneCount={doneCount} onAccept={onAccept} onForget={onForget} />
  }
  return (
    <ImportDone onForget={onForget}>
      {counted(run.newCount, 'entry came', 'entries came')} in, queued
      {run.changedCount > 0 &&
        `, and ${counted(run.changedCount, 'that was here was', 'that were here were')} brought up to date`}
      .{run.documentTitle !== undefined && ` The document “${run.documentTitle}” keeps the file.`}
    </ImportDone>
  )
}

interface PlanProps extends Pick<BibtexImportProps, 'onAccept' | 'onForget'> {
  plan: PlanView
  /** How many entries have come in; absent before the import. */
  doneCount: number | undefined
}

function Plan({ plan, doneCount, onAccept, onForget }: PlanProps): VNode {
  const isImporting = doneCount !== undefined
  const [withDocument, setWithDocument] = useState(true)
  const countOf = (becomes: PlanView['items'][number]['becomes']) =>
    plan.items.filter((item) => item.becomes === becomes).length
  const repeatedCount = countOf('repeated')
  return (
    <section aria-label="What would change">
      <h2>{plan.fileName}</h2>
      <ul class="plan">
        <li>{counted(countOf('new'), 'entry', 'entries')} that you do not have</li>
        <li>{counted(countOf('here'), 'entry', 'entries')} that you have: tags, notes and missing facts are added</li>
        {repeatedCount > 0 && <li>{repeatedCount.toLocaleString()} that the file names twice</li>}
        {plan.leftovers.length > 0 && (
          <li>{counted(plan.leftovers.length, 'part', 'parts')} of the file that became no entry</li>
        )}
      </ul>
      <label class="choice">
        <input
          type="checkbox"
          class="checkbox"
          checked={withDocument}
          onChange={(event) => setWithDocument(event.currentTarget.checked)}
        />
        <span>
          Keep the file as a document
          <span class="small choice-hint">
            its entries in their order, the fields that have no place, and what became no entry
          </span>
        </span>
      </label>
      <div class="button-row">
        <button
          type="button"
          class="button button-primary"
          disabled={isImporting}
          onClick={() => onAccept(withDocument)}
        >
          {isImporting
            ? `Importing… ${doneCount.toLocaleString()} of ${plan.items.length.toLocaleString()}`
            : `Import ${counted(plan.items.length - repeatedCount, 'entry', 'entries')}`}
        </button>
        <button type="button" class="button button-quiet" disabled={isImporting} onClick={onForget}>
          Choose another file
        </button>
      </div>
      <Leftovers leftovers={plan.leftovers} />
      <Items items={plan.items} />
    </section>
  )
}

function Leftovers({ leftovers }: Pick<PlanView, 'leftovers'>): VNode | null {
  if (leftovers.length === 0) return null
  return (
    <details open={leftovers.length < 6}>
      <summary>What becomes no entry ({leftovers.length.toLocaleString()})</summary>
      <ul class="import-rows">
        {leftovers.slice(0, mostRows).map(({ what, text }, index) => (
          <li key={index}>
            <span class="small">{what}</span>
            <code class="import-text" dir="auto">
              {text.length > 200 ? `${text.slice(0, 200)}…` : text}
            </code>
          </li>
        ))}
      </ul>
      <More count={leftovers.length - mostRows} />
    </details>
  )
}

function Items({ items }: Pick<PlanView, 'items'>): VNode {
  return (
    <details open>
      <summary>What becomes an entry ({items.length.toLocaleString()})</summary>
      <ol class="import-rows">
        {items.slice(0, mostRows).map(({ title, facts, becomes, remarks }, index) => (
          <li key={index}>
            <span dir="auto">{title}</span>
            <span class="small" dir="auto">
              {[becomesText[becomes], facts].filter(Boolean).join(' · ')}
            </span>
            {remarks.map((remark) => (
              <span key={remark} class="small">
                {remark}
              </span>
            ))}
          </li>
        ))}
      </ol>
      <More count={items.length - mostRows} />
    </details>
  )
}

function More({ count }: { count: number }): VNode | null {
  return count > 0 ? <p class="small">and {count.toLocaleString()} more</p> : null
}
