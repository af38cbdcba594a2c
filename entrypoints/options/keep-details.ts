import type { Browser } from 'webextension-polyfill'
import { askDetails } from '@/entrypoints/details/ask-details'
import type { PageState } from './page-state'

/** The native API: both browsers give promises under this name, and the page waits for no polyfill. */
declare const chrome: Browser

/** Completes an entry from the paper's own page, which is fetched. To be called by a press of the button that says so. */
export async function keepDetails({ calls, library, flush }: PageState, id: string, address: string): Promise<void> {
  const clip = await askDetails(chrome, address)
  await flush()
  await calls.saveClip(clip)
  await library.refresh({ entries: [id], documents: [], textsOf: [] })
}
