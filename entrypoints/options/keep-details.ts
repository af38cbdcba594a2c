import type { Browser } from 'webextension-polyfill'
import { detailsOrigin } from '@/utils/details'
import type { PageState } from './page-state'

/** The native API: both browsers give promises under this name, and the page waits for no polyfill. */
declare const chrome: Browser

/** Completes an entry from the paper's own page, which is fetched. To be called by a press of the button that says so. */
export async function keepDetails({ calls, library, flush }: PageState, id: string, address: string): Promise<void> {
  // Before anything is waited for: Firefox asks only within the press.
  const allowing = chrome.permissions.request({ origins: [detailsOrigin] })
  const { fetchDetails } = await import('@/entrypoints/details/fetch-details')
  const clip = await fetchDetails(chrome.runtime, address, allowing)
  await flush()
  await calls.saveClip(clip)
  await library.refresh({ entries: [id], documents: [], textsOf: [] })
}
