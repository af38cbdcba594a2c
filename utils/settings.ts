import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { defaultKeys, settingsKey as key, readKeys } from './keys'

/** A whole number, or the default where what is stored is none or out of range. */
const wholeNumber = (min: number, max: number, otherwise: number) =>
  v.fallback(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)), otherwise)

/** The learner's choices. Each has a default, so that a stored one that is missing or broken costs only itself. */
export const settingsSchema = v.object({
  /** The hour at which a day ends: what is done before it belongs to the day before. */
  dayEndsAtHour: wholeNumber(0, 23, 4),
  /** How far before the key press a time mark points, in seconds of ordinary speed: people react late. */
  leadInSeconds: wholeNumber(0, 30, 3),
  /**
   * When a new bullet gets a time mark by itself. `interval`: when `stampPauseSeconds` have passed since the last one;
   * `every`: on every bullet; `top`: on top-level bullets; `key`: never, only by key.
   */
  stampRule: v.fallback(v.picklist(['interval', 'every', 'top', 'key']), 'interval'),
  stampPauseSeconds: wholeNumber(1, 600, 20),
  /** Whether the video waits while one types. */
  pausesOnTyping: v.fallback(v.boolean(), false),
  /** Frames are made no wider than this. */
  frameWidthPixels: wholeNumber(160, 3840, 1280),
  /** Of the picture's compression, in per cent. */
  frameQualityPercent: wholeNumber(30, 100, 80),
  /** The keys beside a video. */
  keys: v.pipe(v.unknown(), v.transform(readKeys)),
})
export type Settings = v.InferOutput<typeof settingsSchema>

export const defaultSettings: Settings = {
  dayEndsAtHour: 4,
  leadInSeconds: 3,
  stampRule: 'interval',
  stampPauseSeconds: 20,
  pausesOnTyping: false,
  frameWidthPixels: 1280,
  frameQualityPercent: 80,
  keys: defaultKeys,
}

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
