import type { CiteCalls } from '@/components/options/CiteField'
import { citationOptions } from '@/utils/formats/citation-formats'
import type { PageState } from './page-state'

/** Citing the entry that stands open: what is typed of it is stored first, for the citation is made of that. */
export function citeCalls(page: PageState, id: string, clipboard = navigator.clipboard): CiteCalls {
  const { calls, library } = page
  return {
    async copy(form) {
      await page.flush()
      const [entry] = await calls.pinCitekeys([id])
      const key = entry?.paper?.citekey
      if (!entry || key === undefined) throw new Error('This entry is no longer in the library.')
      if (form === 'key') return copyText(clipboard, key)
      const { citationText } = await import('@/utils/formats/citations')
      await copyText(
        clipboard,
        citationText([entry], form, citationOptions, () => key),
      )
    },
    async setKey(citekey) {
      await page.flush()
      await calls.setCitekey(id, citekey)
      await library.refresh({ entries: [id], documents: [], textsOf: [] })
    },
  }
}

async function copyText(clipboard: Pick<Clipboard, 'writeText'>, text: string): Promise<void> {
  try {
    await clipboard.writeText(text)
  } catch {
    // A browser that refuses the clipboard gives no reason that would help the learner.
    throw new Error('The browser did not let Lectern copy. Choose Export above, where the citation can be selected.')
  }
}
