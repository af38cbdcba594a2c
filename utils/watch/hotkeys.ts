import { actionOf, defaultKeys, type KeyAction, type Keys, readKeys, settingsKey } from '@/utils/keys'
import type { WatchApi } from './orders'

/** What the page's own keyboard may ask of the card; the player's own keys are the page's. */
const actionsOnPage = ['card', 'moment', 'moment-with-frame', 'frame', 'to-player'] as const
export type PageAction = (typeof actionsOnPage)[number]

/**
 * Hears the keys before the page does, and keeps from it those that `act` takes. All others are left alone, and so are
 * those that a script made up.
 */
export function listenForKeys(
  api: WatchApi,
  window: Window,
  act: (action: PageAction) => boolean,
  signal: AbortSignal,
): void {
  let keys: Keys = defaultKeys
  const learn = (settings: unknown) => {
    keys = readKeys(Object(settings).keys)
  }
  const hearChange = (changes: Record<string, { newValue?: unknown }>) => {
    if (settingsKey in changes) learn(changes[settingsKey]?.newValue)
  }
  api.storage.local.get(settingsKey).then(
    (stored) => learn(stored[settingsKey]),
    // Without the settings the keys are those that everybody begins with.
    () => learn(undefined),
  )
  api.storage.local.onChanged.addListener(hearChange)
  signal.addEventListener('abort', () => api.storage.local.onChanged.removeListener(hearChange), { once: true })

  let taken: string | undefined
  const press = (event: KeyboardEvent) => {
    if (!event.isTrusted) return
    // Whoever holds the key down means it once; the page hears none of it, nor that the key comes up.
    const isHeld = event.repeat && event.code === taken
    const action = actionOf(keys, event)
    if (!isHeld && !(action && isPageAction(action) && act(action))) return
    taken = event.code
    keep(event)
  }
  const release = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.code !== taken) return
    taken = undefined
    keep(event)
  }
  window.addEventListener('keydown', press, { capture: true, signal })
  window.addEventListener('keyup', release, { capture: true, signal })
}

function isPageAction(action: KeyAction): action is PageAction {
  return actionsOnPage.some((one) => one === action)
}

function keep(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
