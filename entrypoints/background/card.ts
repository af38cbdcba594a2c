import * as v from 'valibot'
import type { Browser } from 'webextension-polyfill'
import type { Caller, CardTie } from '@/utils/messages'
import { siteFor } from '@/utils/sites'
import {
  answerWatch,
  type CardOrder,
  callBy,
  isWatchMessage,
  type WatchOrders,
  type WatchWishes,
} from '@/utils/watch/orders'
import { flashBadge } from './badge'

type Api = Pick<Browser, 'action' | 'runtime' | 'scripting' | 'tabs'>
type CardWish = Pick<CardOrder, 'action' | 'takesFocus'>

const problemMilliseconds = 6000

const wishSchema = v.object({
  takesFocus: v.boolean(),
  action: v.optional(v.picklist(['moment', 'moment-with-frame', 'frame'])),
})

/** Opens the card on a tab's page, or says on the badge why that can't be. */
export async function openCard(browser: Api, tabId: number, wish: CardWish): Promise<void> {
  try {
    const tab = await browser.tabs.get(tabId)
    const url = URL.parse(tab.url ?? '')
    await browser.scripting.executeScript({ target: { tabId }, files: ['/watch.js'] })
    await watchIn(browser, tabId).openCard({ ...wish, facts: (url && siteFor(url)?.player) ?? {} })
  } catch (error) {
    const title = error instanceof Error ? error.message : String(error)
    await flashBadge(browser, tabId, { text: '!', title, milliseconds: problemMilliseconds })
  }
}

/** Ties a card's page to the tab that its frame stands in. */
export async function tieCard(browser: Pick<Browser, 'tabs'>, { tabId, frameId }: Caller): Promise<CardTie> {
  if (tabId === undefined || frameId === 0) throw new Error('The card opens beside a video, not by itself.')
  return { tabId, nonce: await watchIn(browser, tabId).tieCard() }
}

/** Answers what watch scripts ask. A message from anywhere else is refused. */
export function serveWatchScripts(browser: Api): void {
  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    // The types know no listener that answers only sometimes, as all browsers do.
    const noAnswer = undefined as unknown as true
    const tabId = sender.tab?.id
    if (!isWatchMessage(message) || sender.id !== browser.runtime.id || tabId === undefined) return noAnswer
    void answerWatch<WatchWishes>(
      { openCard: async (wish) => void (await openCard(browser, tabId, parseWish(wish))) },
      message,
    ).then(sendResponse)
    return true
  })
}

function parseWish(wish: unknown): CardWish {
  const { takesFocus, action } = v.parse(wishSchema, wish)
  return { takesFocus, ...(action && { action }) }
}

/** The watch script in a tab's top frame. */
function watchIn(browser: Pick<Browser, 'tabs'>, tabId: number) {
  return callBy<WatchOrders>((message) => browser.tabs.sendMessage(tabId, message, { frameId: 0 }))
}
