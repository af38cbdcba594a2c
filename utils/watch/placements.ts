import type { PlaceMode, Placements } from './card-place'
import type { WatchApi } from './orders'
import { readPlacement } from './placement'

const modes: PlaceMode[] = ['page', 'narrow', 'fullscreen', 'line']
const keyOf = (host: string) => `card on ${host}`

/** Where the learner has put the card on a site. */
export async function readPlacements(api: WatchApi, host: string): Promise<Placements> {
  const stored = Object((await api.storage.local.get(keyOf(host)))[keyOf(host)])
  const known = modes.flatMap((mode) => {
    const placement = readPlacement(stored[mode])
    return placement ? [[mode, placement] as const] : []
  })
  return Object.fromEntries(known)
}

/** Keeps it, except in a private window: that a site was visited is nobody's business there. */
export async function rememberPlacements(api: WatchApi, host: string, placements: Placements): Promise<void> {
  if (api.extension.inIncognitoContext) return
  await api.storage.local.set({ [keyOf(host)]: placements })
}
