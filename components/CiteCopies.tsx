import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { type CitationFormat, citationFormats, citationLabels } from '@/utils/formats/citation-formats'
import { sentenceOf } from '@/utils/sentence'
import Notice from './Notice'
import './CiteCopies.css'

/** What can be copied: the citation in a format, or only the key that a text cites it by. */
export type CiteForm = CitationFormat | 'key'

const labels: Record<CiteForm, string> = { ...citationLabels, key: 'Key' }

/** Buttons that copy a citation, and what became of it. `onCopy` gives the entry its key where it has none. */
export default function CiteCopies({ onCopy }: { onCopy: (form: CiteForm) => Promise<void> }): VNode {
  const [copied, setCopied] = useState<CiteForm>()
  const [problem, setProblem] = useState<string>()
  const copy = async (form: CiteForm): Promise<void> => {
    setProblem(undefined)
    setCopied(undefined)
    try {
      await onCopy(form)
      setCopied(form)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <>
      <fieldset class="cite-copies" aria-label="Copy citation">
        {/* What the screen reader is told below, where nothing moves by it. */}
        <span class="small cite-copied" aria-hidden="true" data-copied={copied !== undefined}>
          {copied === undefined ? 'copy' : 'copied'}
        </span>
        {[...citationFormats, 'key' as const].map((form) => (
          <button
            key={form}
            type="button"
            class="button button-quiet"
            aria-label={form === 'key' ? 'Copy citation key' : `Copy citation as ${labels[form]}`}
            onClick={() => void copy(form)}
          >
            {labels[form]}
          </button>
        ))}
      </fieldset>
      <span class="visually-hidden" role="status">
        {copied !== undefined && `${copied === 'key' ? 'The key' : labels[copied]} is copied.`}
      </span>
      {problem !== undefined && <Notice tone="problem">{problem}</Notice>}
    </>
  )
}
