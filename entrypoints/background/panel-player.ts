import type { Browser } from 'webextension-polyfill'
import type { PlayerState } from '@/utils/player'
import type { PlayerCall } from '@/utils/watch/orders'
import { leastArea, lookInFrames, playerOrder, watchIn } from './card'

type Api = Pick<Browser, 'scripting' | 'tabs'>

/**
 * Has the page's own player watched for a side panel, to which the watch script then tells by itself what it does; see
 * `listenToPlayers`. Undefined where there is none, or where Lectern may not look.
 */
export async function watchPlayer(browser: Api, tabId: number): Promise<PlayerState | undefined> {
  const watched = await readPlayer(browser, tabId)
  if (watched || !(await hasVideo(browser, tabId))) return watched
  const [glance] = await lookInFrames(browser, { tabId, frameIds: [0] })
  if (!glance || glance.area < leastArea) return undefined
  await watchIn(browser, tabId).watchPlayer(playerOrder(glance.url))
  return readPlayer(browser, tabId)
}

/** Undefined where no player is watched for a panel. */
async function readPlayer(browser: Api, tabId: number): Promise<PlayerState | undefined> {
  try {
    return (await callPlayer(browser, tabId, { call: 'readPlayer' })) as PlayerState
  } catch {
    return undefined
  }
}

/** @throws a sentence when the player is watched no more */
export function callPlayer(browser: Pick<Browser, 'tabs'>, tabId: number, call: PlayerCall): Promise<unknown> {
  return watchIn(browser, tabId).callPlayer(call)
}

/** Leaves the player alone. The tab may be gone by now, and its player with it. */
export async function leavePlayer(browser: Pick<Browser, 'tabs'>, tabId: number): Promise<undefined> {
  await watchIn(browser, tabId)
    .leavePlayer()
    .catch(() => undefined)
}

/** Before anything is put into the page. */
async function hasVideo(browser: Pick<Browser, 'scripting'>, tabId: number): Promise<boolean> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: findsVideo })
    return frame?.result === true
  } catch {
    return false
  }
}

/** Runs in the page. */
function findsVideo(): boolean {
  return document.querySelector('video') !== null
}
