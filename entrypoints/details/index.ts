import { defineUnlistedScript } from '#imports'
import type { Clip } from '@/utils/entry'
import { arxiv } from '@/utils/sites/arxiv'

declare global {
  /** Reads the markup of a paper's page at an address; undefined when it is not about the paper that this names. */
  var lecternReadDetails: ((address: string, markup: string) => Clip | undefined) | undefined
}

/**
 * Loaded by a page of Lectern's that has fetched a paper's page: the pages themselves can't read sites. The parsed
 * document is inert: none of its scripts run, and nothing that it names is loaded.
 */
export default defineUnlistedScript(() => {
  globalThis.lecternReadDetails = (address, markup) => {
    const document = new DOMParser().parseFromString(markup, 'text/html')
    return arxiv.read({ url: new URL(address), document })
  }
})
