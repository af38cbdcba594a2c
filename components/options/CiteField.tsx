import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import Notice from '@/components/Notice'
import { type CitationFormat, citationFormats, citationLabels } from '@/utils/formats/citation-formats'
import { sentenceOf } from '@/utils/sentence'
import { LineField } from './LineField'

/** What can be copied: the citation in a format, or only the key that a text cites it by. */
export type CiteForm = CitationFormat | 'key'

export interface CiteCalls {
  /** Copies, and gives the entry its key where it has none. */
  copy: (form: CiteForm) => Promise<void>
  setKey: (citekey: string) => Promise<void>
}

interface CiteFieldProps extends CiteCalls {
  citekey: string | undefined
}

const labels: Record<CiteForm, string> = { ...citationLabels, key: 'Key' }

/** The key that an entry is cited by, and its citation to be copied. */
export function CiteField({ citekey, copy, setKey }: CiteFieldProps): VNode {
  const [copied, setCopied] = useState<CiteForm>()
  const [problem, setProblem] = useState<string>()
  const attempt = async (act: () => Promise<void>, form?: CiteForm): Promise<void> => {
    setProblem(undefined)
    setCopied(undefined)
    try {
      await act()
      setCopied(form)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <div class="entry-field">
      <label class="label" for="entry-citekey">
        Cite
      </label>
      <div class="cite-line">
        <LineField
          id="entry-citekey"
          value={citekey ?? ''}
          placeholder="a key, given with the first copy"
          onChange={(typed) => void attempt(() => setKey(typed))}
        />
        <fieldset class="cite-copies" aria-label="Copy citation">
          {[...citationFormats, 'key' as const].map((form) => (
            <button
              key={form}
              type="button"
              class="button button-quiet"
              aria-label={form === 'key' ? 'Copy citation key' : `Copy citation as ${labels[form]}`}
              onClick={() => void attempt(() => copy(form), form)}
            >
              {labels[form]}
            </button>
          ))}
        </fieldset>
        <span class="small" role="status">
          {copied !== undefined && `${copied === 'key' ? 'The key' : labels[copied]} is copied.`}
        </span>
        {problem !== undefined && <Notice tone="problem">{problem}</Notice>}
      </div>
    </div>
  )
}
