import type { VNode } from 'preact'
import { useId, useState } from 'preact/hooks'
import Notice from '@/components/Notice'
import type { LecternDocument } from '@/utils/document'
import { placedEntryIds } from '@/utils/entry-line'
import { sentenceOf } from '@/utils/sentence'
import './DocumentList.css'

export interface DocumentListProps {
  documents: readonly LecternDocument[]
  openId?: string | undefined
  isLoading: boolean
  /** Makes a topic. What it throws is said beside the field, and the title stays. */
  onCreate: (title: string) => Promise<void>
}

/** The learner's documents by title, and a field that begins a new topic. */
export function DocumentList({ documents, openId, isLoading, onCreate }: DocumentListProps): VNode {
  const hintId = useId()
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string>()
  const create = async (): Promise<void> => {
    if (title.trim() === '') return
    setProblem(undefined)
    try {
      await onCreate(title.trim())
      setTitle('')
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const sorted = [...documents].sort((a, b) => a.title.localeCompare(b.title))
  return (
    <section class="document-list" aria-label="Documents">
      <form
        class="document-new"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <input
          class="input"
          value={title}
          placeholder="New topic"
          aria-label="Title of a new topic"
          aria-describedby={hintId}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={title.trim() === ''}>
          Make
        </button>
        <p id={hintId} class="small">
          A topic is a document that gathers entries under your own headings and sentences.
        </p>
        {problem !== undefined && <Notice tone="problem">The topic was not made. {problem}</Notice>}
      </form>
      {sorted.length === 0 && !isLoading && (
        <div class="empty">
          <p class="empty-title">No documents yet</p>
          <p>
            Type the title of a topic above, or file an entry under a topic while you clip it: the topic is made then.
          </p>
        </div>
      )}
      <ul>
        {sorted.map((document) => (
          <li key={document.id}>
            <a
              class="document-link"
              href={`#/document/${document.id}`}
              aria-current={document.id === openId ? 'true' : undefined}
            >
              <span class="document-link-title" dir="auto">
                {document.title || 'Untitled'}
              </span>
              <span class="small">
                {document.kind} · {countText(placedEntryIds(document.body).length)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function countText(count: number): string {
  if (count === 0) return 'no entries'
  return count === 1 ? '1 entry' : `${count.toLocaleString()} entries`
}
