import { copyCitation } from '@/components/copy-citation'
import type { CiteCalls } from '@/components/options/CiteField'
import type { PageState } from './page-state'

/** Citing the entry that stands open: what is typed of it is stored first, for the citation is made of that. */
export function citeCalls(page: PageState, id: string): CiteCalls {
  const { calls, library } = page
  return {
    async copy(form) {
      await page.flush()
      const [entry] = await calls.pinCitekeys([id])
      await copyCitation(entry, form)
    },
    async setKey(citekey) {
      await page.flush()
      await calls.setCitekey(id, citekey)
      await library.refresh({ entries: [id], documents: [], textsOf: [] })
    },
  }
}
