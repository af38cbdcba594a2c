import type { Browser } from 'webextension-polyfill'
import { type PlayerHost, playerHostsOf } from '@/utils/player-hosts'

/**
 * The host of a player in a frame of the page, when Lectern may not look into it yet. Undefined where there is none, or
 * where it may: then a player that is not found is not there.
 */
export async function findPlayerHost(
  browser: Pick<Browser, 'permissions' | 'scripting'>,
  tabId: number,
): Promise<PlayerHost | undefined> {
  const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: listFrames })
  for (const host of playerHostsOf(Array.isArray(frame?.result) ? frame.result : [])) {
    if (!(await browser.permissions.contains({ origins: host.origins }))) return host
  }
  return undefined
}

/** Opens the page that asks the user for the host of the tab's player. */
export async function askForPlayerHost(
  browser: Pick<Browser, 'permissions' | 'runtime' | 'scripting' | 'tabs'>,
  tabId: number,
): Promise<undefined> {
  const host = await findPlayerHost(browser, tabId)
  if (!host) return undefined
  const parameters = new URLSearchParams({ tab: String(tabId), host: host.label })
  await browser.tabs.create({ url: browser.runtime.getURL(`allow.html?${parameters}`) })
  return undefined
}

/** Runs in the page. The addresses of frames that are large enough to hold a player, the largest first. */
function listFrames(): string[] {
  const leastArea = 200 * 100
  const sized = [...document.querySelectorAll('iframe')].map((frame) => {
    const { width, height } = frame.getBoundingClientRect()
    return { address: frame.src, area: width * height }
  })
  const large = sized.filter(({ area }) => area >= leastArea).sort((one, other) => other.area - one.area)
  return large.slice(0, 50).map(({ address }) => address)
}
