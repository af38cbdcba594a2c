import { effect } from '@preact/signals'
import { render } from 'preact'
import browser from 'webextension-polyfill'
import '@/components/base.css'
import { askForHosts } from '@/utils/ask-for-hosts'
import type { CardCalls } from '@/utils/card-channel'
import { connect } from '@/utils/connect'
import type { Background } from '@/utils/messages'
import type { Handlers } from '@/utils/port-calls'
import { onSettingsChange, readSettings } from '@/utils/settings'
import { leaveWillsWith } from '@/utils/wills'
import CardView from './CardView'
import { connectPage } from './connect-page'
import { type Card, createCard } from './state'

/** Nothing is drawn before the card is tied to its tab: a page that puts this frame up by itself sees it blank. */
async function main(): Promise<void> {
  const ending = new AbortController()
  const background = connect({ runtime: { sendMessage: sendAndCopy } })
  const leaveWill = leaveWillsWith(browser)
  const { promise: ready, resolve: show } = Promise.withResolvers<Card>()
  const connecting = connectPage(background, hearingFor(ready), ending.signal)
  const [settings, { tabId, watch }] = await Promise.all([readSettings(), connecting])
  const card = createCard({
    background,
    page: watch,
    tabId,
    settings,
    requestOrigins: (origins) => requestOrigins(background, tabId, origins),
    hasFocus: () => document.hasFocus(),
    isAlive,
    leaveWill(will) {
      // After an update there is nobody to leave it with; where storing fails, the card says so.
      if (isAlive()) leaveWill(will)
    },
  })
  show(card)
  draw(card)
  followWindow(card, ending.signal)
  onSettingsChange(ending.signal, card.changeSettings)
  await card.start()
}

/**
 * What Firefox answers is dead once the extension is updated under the card, and throws when it is looked at. And what
 * was asked before the browser put the page away is never answered: it fails when the page comes back, and is asked
 * again by whoever needs it.
 */
async function sendAndCopy(message: unknown): Promise<unknown> {
  const { promise: putAway, reject } = Promise.withResolvers<never>()
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (persisted) reject(new Error('The page was put away while this was under way.'))
  }
  addEventListener('pageshow', comeBack)
  try {
    return structuredClone(await Promise.race([browser.runtime.sendMessage(message), putAway]))
  } finally {
    removeEventListener('pageshow', comeBack)
  }
}

/** What the page tells a card that still waits for its settings waits with it. */
function hearingFor(ready: Promise<Card>): Handlers<CardCalls> {
  const hear =
    <N extends keyof CardCalls>(name: N) =>
    async (input: Parameters<CardCalls[N]>[0]): Promise<undefined> =>
      (await ready).heard[name](input)
  return {
    shown: hear('shown'),
    pageChanged: hear('pageChanged'),
    captionShown: hear('captionShown'),
    playerChanged: hear('playerChanged'),
    roomChanged: hear('roomChanged'),
    focusText: hear('focusText'),
    keyPressed: hear('keyPressed'),
  }
}

/** Whether the extension is still there. In Firefox its API is dead by then, and throws when it is only looked at. */
function isAlive(): boolean {
  try {
    return browser.runtime?.id !== undefined
  } catch {
    return false
  }
}

/** Firefox gives no permissions to a frame in a page: there a page of Lectern's own asks, and looks itself. */
async function requestOrigins(background: Background, tabId: number, origins: string[]): Promise<boolean | undefined> {
  if (browser.permissions) return askForHosts(browser.permissions, origins)
  await background.askForPlayerHost({ tabId })
  return undefined
}

function draw(card: Card): void {
  const root = document.querySelector('#app')
  if (!root) throw new Error('The card has no place to be drawn in.')
  const settingsUrl = browser.runtime.getURL('/options.html#/settings')
  render(<CardView card={card} isMac={/mac/i.test(navigator.platform)} settingsUrl={settingsUrl} />, root)
}

const lookAroundMs = 2000

/**
 * The keyboard comes and goes; and the last half second of typing goes when the card does. The browser may keep a page
 * that was left, with the card, and bring it back as it was.
 */
function followWindow(card: Card, signal: AbortSignal): void {
  addEventListener('focus', card.enter, { signal })
  addEventListener('blur', card.exit, { signal })
  // A page that the browser keeps in its memory may come back, and the card with it.
  addEventListener('pagehide', ({ persisted }) => (persisted ? card.flush() : card.leave()), { signal })
  const stop = effect(() => {
    if (card.isClosed.value) return undefined
    const looking = setInterval(card.lookAround, lookAroundMs)
    return () => clearInterval(looking)
  })
  signal.addEventListener('abort', stop, { once: true })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && card.flush(), { signal })
}

void main()
