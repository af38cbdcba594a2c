import * as v from 'valibot'
import type { Browser } from 'webextension-polyfill'
import type { Caller, CardTie } from '@/utils/messages'
import type { Handlers } from '@/utils/port-calls'
import { sentenceOf } from '@/utils/sentence'
import { siteFor } from '@/utils/sites'
import {
  answerWatch,
  type CardOrder,
  type CardWish,
  callBy,
  isWatchMessage,
  type PlayerGlance,
  type WatchOrders,
  type WatchWishes,
} from '@/utils/watch/orders'
import { type PlayerOrder, playerCallNames } from '@/utils/watch/player'
import { flashBadge } from './badge'

type Api = Pick<Browser, 'action' | 'runtime' | 'scripting' | 'tabs'>

interface Frame {
  tabId: number
  frameId: number
  url: string
}

const problemMilliseconds = 6000
/** Smaller videos are decoration, or the sound of a page. */
export const leastArea = 200 * 100

/** What the key of the card, and the button in the popup, ask for. */
export const openingWish: CardWish = { takesFocus: true }

/** What the browser's own shortcuts ask for. A moment is kept while one watches: the keyboard stays where it is. */
export const cardCommands: Record<string, CardWish> = {
  'open-card': { ...openingWish, isToggle: true },
  'mark-moment': { takesFocus: false, action: 'moment' },
  'take-picture': { takesFocus: true, action: 'picture' },
}

/** Opens the card on a tab's page, or says on the badge why that can't be. */
export async function openCard(browser: Api, tabId: number, wish: CardWish): Promise<void> {
  try {
    await openCardOrThrow(browser, tabId, wish)
  } catch (error) {
    const title = sentenceOf(error)
    await flashBadge(browser, tabId, { text: '!', title, milliseconds: problemMilliseconds })
  }
}

/** Opens the card on a tab's page. @throws a sentence that says why that can't be */
export async function openCardOrThrow(browser: Api, tabId: number, wish: CardWish): Promise<undefined> {
  try {
    await orderCard(browser, tabId, wish)
  } catch (cause) {
    throw new Error(await whyNotHere(browser, tabId, cause), { cause })
  }
}

/** Looks again for the player of a card that is open, where more may be looked at by now. */
export async function lookForPlayer(browser: Api, tabId: number): Promise<undefined> {
  await orderCard(browser, tabId, { takesFocus: false })
}

async function orderCard(browser: Api, tabId: number, wish: CardWish): Promise<void> {
  const [glance] = await lookInFrames(browser, { tabId, frameIds: [0] })
  if (!glance) throw new Error('The page has gone.')
  // Where the page itself has no player, the one in a frame is watched, and the page tells what the talk is.
  const other = glance.area >= leastArea ? undefined : await findFrame(browser, tabId)
  const order: CardOrder = { ...wish, ...playerOrder(other?.url ?? glance.url) }
  if (other) {
    await watchIn(browser, tabId, other.frameId).watchPlayer(playerOrder(other.url))
    order.playerFrameId = other.frameId
  }
  await watchIn(browser, tabId).openCard(order)
}

/** What is known of the player at an address. */
export function playerOrder(address: string): PlayerOrder {
  const url = URL.parse(address)
  const site = url ? siteFor(url) : undefined
  return { facts: site?.player ?? {}, needsOffset: site?.playerOffset !== undefined }
}

type Seen = PlayerGlance & { frameId: number }

/** Puts the watch script where it is not yet, and says what there is to watch, in the frames that may be looked at. */
export async function lookInFrames(
  browser: Pick<Browser, 'scripting'>,
  target: { tabId: number; frameIds?: number[]; allFrames?: true },
): Promise<Seen[]> {
  const frames = await browser.scripting.executeScript({ target, files: ['/watch-keys.js', '/watch.js'] })
  return frames.flatMap(({ frameId, result }) => {
    const glance = v.safeParse(glanceSchema, result)
    return glance.success ? [{ ...glance.output, frameId }] : []
  })
}

/** The frame with the player that is most likely watched. */
async function findFrame(browser: Api, tabId: number): Promise<Seen | undefined> {
  const frames = await lookInFrames(browser, { tabId, allFrames: true })
  const weightOf = ({ area, isPlaying }: Seen) => (isPlaying ? area + 1e9 : area)
  const [best] = frames.filter(({ area }) => area >= leastArea).sort((one, other) => weightOf(other) - weightOf(one))
  return best?.frameId === 0 ? undefined : best
}

async function whyNotHere(browser: Api, tabId: number, error: unknown): Promise<string> {
  const { url } = await browser.tabs.get(tabId)
  if (url === undefined)
    return 'Press Alt+N, unless you changed it, or the toolbar button, to let Lectern onto this page.'
  if (!/^https?:/.test(url)) return 'The note card can’t stand on this page. Lectern’s button clips it.'
  return `The note card can’t stand on this page: ${sentenceOf(error)}`
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
    const { tab, frameId, url = '' } = sender
    if (!isWatchMessage(message) || sender.id !== browser.runtime.id) return noAnswer
    if (tab?.id === undefined || frameId === undefined) return noAnswer
    void answerWatch(wishesOf(browser, { tabId: tab.id, frameId, url }), message).then(sendResponse)
    return true
  })
}

const glanceSchema = v.object({ url: v.string(), area: v.number(), isPlaying: v.boolean() })
const wishSchema = v.object({
  takesFocus: v.boolean(),
  action: v.optional(v.picklist(['moment', 'moment-with-frame', 'frame', 'picture'])),
})
const frameSchema = v.object({ frameId: v.number() })
const callSchema = v.object({ frameId: v.number(), call: v.picklist(playerCallNames), input: v.optional(v.unknown()) })
const newsSchema = v.object({ news: v.picklist(['playerChanged', 'captionShown']), input: v.unknown() })

/** What a watch script may ask for: only what concerns its own tab. */
function wishesOf(browser: Api, { tabId, frameId, url }: Frame): Handlers<WatchWishes> {
  return {
    async openCard(input) {
      const { takesFocus, action } = v.parse(wishSchema, input)
      await openCard(browser, tabId, { takesFocus, ...(action && { action }) })
      return undefined
    },
    async findPlayer() {
      return lookForPlayer(browser, tabId)
    },
    async askOffset() {
      const func = siteFor(new URL(url))?.playerOffset
      if (!func) return undefined
      const target = { tabId, frameIds: [frameId] }
      const [frame] = await browser.scripting.executeScript({ target, world: 'MAIN', func })
      return typeof frame?.result === 'number' ? frame.result : undefined
    },
    async callPlayer(input) {
      const { frameId: otherId, ...call } = v.parse(callSchema, input)
      return watchIn(browser, tabId, otherId).callPlayer(call)
    },
    async leavePlayer(input) {
      await watchIn(browser, tabId, v.parse(frameSchema, input).frameId).leavePlayer()
      return undefined
    },
    async tellPlayer(input) {
      const item = v.parse(newsSchema, input)
      // The page's own player tells the side panel, which hears it without anybody's help.
      if (frameId !== 0) await watchIn(browser, tabId).hearPlayer(item)
      return undefined
    },
  }
}

/** The watch script in a frame of a tab; the top one when nothing is said. */
export function watchIn(browser: Pick<Browser, 'tabs'>, tabId: number, frameId = 0) {
  return callBy<WatchOrders>((message) => browser.tabs.sendMessage(tabId, message, { frameId }))
}
