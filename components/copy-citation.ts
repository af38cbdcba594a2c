import type { Entry } from '@/utils/entry'
import { citationOptions } from '@/utils/formats/citation-formats'
import type { CiteForm } from './CiteCopies'

/** Copies the citation of an entry, which has its key by now, or only that. @throws why it can't be copied */
export async function copyCitation(
  entry: Entry | undefined,
  form: CiteForm,
  clipboard: Pick<Clipboard, 'writeText'> = navigator.clipboard,
): Promise<void> {
  const key = entry?.paper?.citekey
  if (!entry || key === undefined) throw new Error('This entry is no longer in the library.')
  let text = key
  if (form !== 'key') {
    const { citationText } = await import('@/utils/formats/citations')
    text = citationText([entry], form, citationOptions, () => key)
  }
  try {
    await clipboard.writeText(text)
  } catch {
    // A browser that refuses the clipboard gives no reason that would help the learner.
    throw new Error(
      'The browser did not let Lectern copy. Export the entry from the library: there it can be selected.',
    )
  }
}
