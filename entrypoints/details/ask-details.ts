import type { Browser } from 'webextension-polyfill'
import { askForHosts } from '@/utils/ask-for-hosts'
import { detailsOrigin } from '@/utils/details'
import type { Clip } from '@/utils/entry'

/** Fetches a paper's page after the browser has asked for its host. To be called in the press of the button itself. */
export async function askDetails(api: Pick<Browser, 'permissions' | 'runtime'>, address: string): Promise<Clip> {
  // Before anything is waited for: Firefox asks only within the press.
  const allowing = askForHosts(api.permissions, [detailsOrigin])
  const { fetchDetails } = await import('./fetch-details')
  return fetchDetails(api.runtime, address, allowing)
}
