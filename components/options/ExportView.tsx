import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import Notice from '@/components/Notice'
import { counted } from './counted'
import { ExportChoices, type ExportChoicesProps } from './ExportChoices'
import './ExportView.css'

export type ExportRunView =
  | { state: 'idle' | 'cancelled' }
  | { state: 'running'; doneCount: number; totalCount: number }
  | { state: 'done'; fileName: string; entryCount: number; shotCount: number; leftOut: readonly string[] }
  | { state: 'failed'; problem: string }

export interface ExportViewProps extends ExportChoicesProps {
  entryCount: number
  /** How many were chosen: some forms are of papers alone. */
  chosenCount: number
  /** How many pictures the entries show. */
  shotCount: number
  files: readonly { path: string; text: string }[]
  shownPath: string | undefined
  /** How many entries the preview is made of at most. */
  previewCount: number
  problem?: string | undefined
  run: ExportRunView
  onShow: (path: string) => void
  onSave: () => void
  onCancel: () => void
  onCopy: (text: string) => Promise<void>
}

/** Export: the choices on the left and the document itself, as it will be written, on the right. */
export function ExportView(props: ExportViewProps): VNode {
  const { entryCount, files, shownPath, run } = props
  const shown = files.find(({ path }) => path === shownPath)
  const isEmpty = entryCount === 0 && files.length === 0
  return (
    <>
      <section class="export-choices" aria-label="Export">
        <h1 class="view-title">Export</h1>
        <ExportChoices {...props} />
        {props.shotCount > 0 && (
          <p class="small">
            {counted(props.shotCount, 'picture')} in the folder “attachments”
            {props.profile === 'topic-note' && ', so the note is saved with it as a zip'}.
          </p>
        )}
        <div class="export-save">
          {run.state === 'running' ? (
            <>
              <progress aria-label="Progress" value={run.doneCount} max={run.totalCount} />
              <button type="button" class="button" onClick={props.onCancel}>
                Cancel
              </button>
            </>
          ) : (
            <button type="button" class="button button-primary" disabled={isEmpty} onClick={props.onSave}>
              Save {counted(entryCount, 'entry', 'entries')}
            </button>
          )}
        </div>
        <RunReport run={run} />
      </section>
      <main class="sheet export-preview" aria-label="Preview">
        {props.problem !== undefined && <Notice tone="problem">{props.problem}</Notice>}
        {isEmpty ? <Empty {...props} /> : <Preview {...props} shown={shown} />}
      </main>
    </>
  )
}

/** Why there is nothing to write: there are no entries, or none of the kind that the form is for. */
function Empty({ chosenCount, profile }: Pick<ExportViewProps, 'chosenCount' | 'profile'>): VNode {
  const [title, advice] =
    chosenCount === 0
      ? ['Nothing to export yet', 'Clip a page, or choose other entries.']
      : profile === 'reading-sheet'
        ? ['No paper among these', 'Only papers have reading sheets. Choose other entries, or another form.']
        : ['Nothing here can be cited', 'Notes of your own have no citation. Choose other entries.']
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{advice}</p>
    </div>
  )
}

function Preview(props: ExportViewProps & { shown: { path: string; text: string } | undefined }): VNode {
  const { files, shown, entryCount, previewCount } = props
  const [isCopied, setIsCopied] = useState<string>()
  const [isRefused, setIsRefused] = useState(false)
  const copy = async (text: string): Promise<void> => {
    try {
      await props.onCopy(text)
      setIsCopied(text)
      setIsRefused(false)
    } catch {
      // A browser that refuses the clipboard gives no reason that would help the learner.
      setIsRefused(true)
    }
  }
  return (
    <>
      <div class="preview-bar">
        {files.length > 1 ? (
          <select
            class="select"
            aria-label="File to look at"
            value={shown?.path ?? ''}
            onChange={(event) => props.onShow(event.currentTarget.value)}
          >
            {files.map(({ path }) => (
              <option key={path} value={path}>
                {path}
              </option>
            ))}
          </select>
        ) : (
          <span class="preview-path">{shown?.path}</span>
        )}
        <button type="button" class="button" disabled={!shown} onClick={() => shown && void copy(shown.text)}>
          {isCopied !== undefined && isCopied === shown?.text ? 'Copied' : 'Copy'}
        </button>
      </div>
      {isRefused && (
        <Notice tone="problem">
          The browser did not let Lectern copy. Select the text below and press <kbd>Ctrl</kbd> <kbd>C</kbd>.
        </Notice>
      )}
      {entryCount > previewCount && (
        <p class="small preview-note">
          The first {previewCount} of {entryCount.toLocaleString()} entries are shown here; all are saved.
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre class="preview-text" tabIndex={0} dir="auto">
        {shown?.text}
      </pre>
    </>
  )
}

function RunReport({ run }: { run: ExportRunView }): VNode | null {
  if (run.state === 'failed') return <Notice tone="problem">{run.problem}</Notice>
  if (run.state === 'cancelled') return <Notice>The export was cancelled, and no file was saved.</Notice>
  if (run.state !== 'done') return null
  return (
    <div class="run-report">
      <Notice>
        Saved “{run.fileName}” with {counted(run.entryCount, 'entry', 'entries')}
        {run.shotCount > 0 && ` and ${counted(run.shotCount, 'picture')}`}.
      </Notice>
      {run.leftOut.length > 0 && (
        <details open={run.leftOut.length < 6}>
          <summary>{counted(run.leftOut.length, 'line was', 'lines were')} left out</summary>
          <ul>
            {run.leftOut.slice(0, 200).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
