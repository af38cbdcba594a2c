import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import CiteCopies, { type CiteForm } from '@/components/CiteCopies'
import Notice from '@/components/Notice'
import { sentenceOf } from '@/utils/sentence'
import { LineField } from './LineField'
import './CiteField.css'

export interface CiteCalls {
  /** Copies, and gives the entry its key where it has none. */
  copy: (form: CiteForm) => Promise<void>
  setKey: (citekey: string) => Promise<void>
}

interface CiteFieldProps extends CiteCalls {
  citekey: string | undefined
}

/** The key that an entry is cited by, and its citation to be copied. */
export function CiteField({ citekey, copy, setKey }: CiteFieldProps): VNode {
  const [problem, setProblem] = useState<string>()
  const change = async (typed: string): Promise<void> => {
    setProblem(undefined)
    await setKey(typed).catch((error: unknown) => setProblem(sentenceOf(error)))
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
          onChange={(typed) => void change(typed)}
        />
        <CiteCopies onCopy={copy} />
        {problem !== undefined && <Notice tone="problem">{problem}</Notice>}
      </div>
    </div>
  )
}
