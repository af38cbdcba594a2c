import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import Notice from '@/components/Notice'
import { BibtexImport, type BibtexImportProps } from './BibtexImport'
import { counted } from './counted'
import { ImportDone } from './ImportDone'

interface PlanView {
  fileName: string
  newEntryCount: number
  changedEntryCount: number
  sameEntryCount: number
  newDocumentCount: number
  changedDocumentCount: number
  shotCount: number
  textCount: number
  onlyHereCount: number
  problems: readonly string[]
  canRestore: boolean
}

export interface ImportViewProps {
  run:
    | { state: 'idle' }
    | { state: 'reading'; fileName: string }
    | { state: 'planned' | 'restoring'; plan: PlanView }
    | { state: 'done'; how: 'merge' | 'replace'; plan: PlanView }
    | { state: 'failed'; problem: string }
  hereCount: number
  onFile: (file: File) => void
  onRestore: (how: 'merge' | 'replace') => void
  onForget: () => void
  onBackUp: () => void
  bibtex: BibtexImportProps
}

/** Restoring a backup, or taking a BibTeX file in: choose, see what it would do, agree. */
export function ImportView(props: ImportViewProps): VNode {
  const { run, bibtex } = props
  const isChoosing = [run.state, bibtex.run.state].every((state) => state === 'idle' || state === 'failed')
  return (
    <article class="pane reading">
      <h1 class="reading-title">Import</h1>
      {isChoosing && <Chooser onFile={props.onFile} />}
      <BibtexImport {...bibtex} />
      {run.state === 'failed' && <Notice tone="problem">{run.problem}</Notice>}
      {run.state === 'reading' && <p role="status">Reading “{run.fileName}”…</p>}
      {(run.state === 'planned' || run.state === 'restoring') && (
        <Plan {...props} plan={run.plan} isRestoring={run.state === 'restoring'} />
      )}
      {run.state === 'done' && <Done how={run.how} plan={run.plan} onForget={props.onForget} />}
    </article>
  )
}

function Chooser({ onFile }: Pick<ImportViewProps, 'onFile'>): VNode {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0]
    if (file) onFile(file)
  }
  return (
    <section
      class="drop"
      aria-label="File to import"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      <p>
        Drop a Lectern backup or a BibTeX file here, or choose one. You see what it would do before anything is stored.
      </p>
      <button type="button" class="button button-primary" onClick={() => input.current?.click()}>
        Choose a file
      </button>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept=".zip,.bib,.bibtex,application/zip,application/x-bibtex,text/x-bibtex"
        tabIndex={-1}
        aria-label="Choose a file to import"
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}

function Plan({ plan, isRestoring, ...props }: ImportViewProps & { plan: PlanView; isRestoring: boolean }): VNode {
  const [isReplacing, setIsReplacing] = useState(false)
  return (
    <section aria-label="What would change">
      <h2>{plan.fileName}</h2>
      {plan.problems.length > 0 && (
        <Notice tone="problem">
          {plan.problems.map((problem) => (
            <span key={problem} class="problem-line">
              {problem}{' '}
            </span>
          ))}
        </Notice>
      )}
      {plan.canRestore && (
        <>
          <ul class="plan">
            <li>{counted(plan.newEntryCount, 'entry', 'entries')} that you do not have</li>
            <li>{counted(plan.changedEntryCount, 'entry', 'entries')} that you have in another state</li>
            <li>{counted(plan.sameEntryCount, 'entry', 'entries')} that you have just so</li>
            <li>
              {counted(plan.newDocumentCount, 'document', 'documents')} that you do not have,{' '}
              {plan.changedDocumentCount.toLocaleString()} in another state
            </li>
            {plan.shotCount + plan.textCount > 0 && (
              <li>
                {counted(plan.shotCount, 'picture')}, and {counted(plan.textCount, 'text')} of what was said
              </li>
            )}
          </ul>
          {isReplacing ? (
            <ReplaceStep {...props} plan={plan} isRestoring={isRestoring} onBack={() => setIsReplacing(false)} />
          ) : (
            <>
              <p>
                Merging keeps everything that is here: of two states of an entry the newer counts, and the notes of both
                are kept.
              </p>
              <div class="button-row">
                <button
                  type="button"
                  class="button button-primary"
                  disabled={isRestoring}
                  onClick={() => props.onRestore('merge')}
                >
                  {isRestoring ? 'Restoring…' : 'Merge into my library'}
                </button>
                <button type="button" class="button" disabled={isRestoring} onClick={() => setIsReplacing(true)}>
                  Replace my library…
                </button>
              </div>
            </>
          )}
        </>
      )}
      <button type="button" class="button button-quiet" disabled={isRestoring} onClick={props.onForget}>
        Choose another file
      </button>
    </section>
  )
}

type ReplaceStepProps = ImportViewProps & { plan: PlanView; isRestoring: boolean; onBack: () => void }

function ReplaceStep({ plan, isRestoring, hereCount, onRestore, onBackUp, onBack }: ReplaceStepProps): VNode {
  return (
    <>
      <Notice tone="problem">
        Replacing deletes everything that is here now ({counted(hereCount, 'entry', 'entries')},{' '}
        {plan.onlyHereCount.toLocaleString()} of them not in the backup), and can’t be undone.
      </Notice>
      <div class="button-row">
        <button type="button" class="button button-primary" onClick={onBackUp}>
          Back up what is here first
        </button>
        <button type="button" class="button button-warn" disabled={isRestoring} onClick={() => onRestore('replace')}>
          {isRestoring ? 'Replacing…' : 'Replace everything'}
        </button>
        <button type="button" class="button" disabled={isRestoring} onClick={onBack}>
          Back
        </button>
      </div>
    </>
  )
}

function Done({ how, plan, onForget }: { how: 'merge' | 'replace'; plan: PlanView; onForget: () => void }): VNode {
  const entryCount = plan.newEntryCount + plan.changedEntryCount + plan.sameEntryCount
  return (
    <ImportDone onForget={onForget}>
      {how === 'replace'
        ? `Your library is now as the backup has it, with ${counted(entryCount, 'entry', 'entries')}.`
        : sayMerged(plan)}
    </ImportDone>
  )
}

function sayMerged(plan: PlanView): string {
  const { newEntryCount, changedEntryCount, sameEntryCount } = plan
  const documentCount = plan.newDocumentCount + plan.changedDocumentCount
  const parts = [
    newEntryCount > 0 && `${counted(newEntryCount, 'entry', 'entries')} came back`,
    changedEntryCount > 0 && counted(changedEntryCount, 'entry was merged', 'entries were merged'),
    documentCount > 0 &&
      counted(documentCount, 'document came back or was merged', 'documents came back or were merged'),
  ].filter((part) => part !== false)
  if (parts.length > 0) return `${new Intl.ListFormat('en').format(parts)}.`
  return `All of it was here already: ${counted(sameEntryCount, 'entry', 'entries')}.`
}
