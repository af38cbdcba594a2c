import * as v from 'valibot'
import browser from 'webextension-polyfill'

/** The learner's choices. Each has a default, so that a stored one that is missing or broken costs only itself. */
export const settingsSchema = v.object({
  /** The hour at which a day ends: what is done before it belongs to the day before. */
  dayEndsAtHour: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)), 4),
})
export type Settings = v.InferOutput<typeof settingsSchema>

export const defaultSettings: Settings = { dayEndsAtHour: 4 }

const key = 'settings'

/** The settings as stored on this machine; they are never synchronised. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(key)
  return parseSettings(stored[key])
}

/** Changes some settings. Answers all of them. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = parseSettings({ ...(await readSettings()), ...change })
  await browser.storage.local.set({ [key]: settings })
  return settings
}

/** Hears of every change, from whatever page it was made, until the signal aborts. */
export function onSettingsChange(signal: AbortSignal, listener: (settings: Settings) => void): void {
  const hear = (changes: Record<string, { newValue?: unknown }>) => {
    if (key in changes) listener(parseSettings(changes[key]?.newValue))
  }
  browser.storage.local.onChanged.addListener(hear)
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(hear), { once: true })
}

function parseSettings(stored: unknown): Settings {
  const parsed = v.safeParse(settingsSchema, { ...defaultSettings, ...Object(stored) })
  return parsed.success ? parsed.output : defaultSettings
}
