import { type ReadonlySignal, signal } from '@preact/signals'
import { declaredHosts } from '@/utils/declared-hosts'
import type { Settings } from '@/utils/settings'

export interface SettingsState {
  usedBytes: ReadonlySignal<number | undefined>
  isPersisted: ReadonlySignal<boolean | undefined>
  shortcuts: ReadonlySignal<readonly { name: string; keys: string }[]>
  allowedHosts: ReadonlySignal<readonly string[]>
  dayEndsAtHour: ReadonlySignal<number | undefined>
  /** Asks the browser for all of it. */
  read(): Promise<void>
  /** Asks the browser to keep the data, and remembers its answer. */
  persist(): Promise<void>
  endDayAt(hour: number): Promise<void>
  /** Opens the browser's own page for shortcuts. */
  changeShortcuts(): Promise<void>
}

/** The part of the browser's API that the settings need. */
export interface SettingsApi {
  commands: {
    getAll(): Promise<{ name?: string; description?: string; shortcut?: string }[]>
    /** Firefox has it. */
    openShortcutSettings?(): Promise<void>
  }
  permissions: { getAll(): Promise<{ origins?: string[] }> }
  tabs: { create(tab: { url: string }): Promise<unknown> }
}

type Storage = Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>

interface ChosenSettings {
  read(): Promise<Settings>
  change(change: Partial<Settings>): Promise<Settings>
}

/** What the browser says about the library's room, keys and rights. */
export function createSettingsState(
  api: SettingsApi,
  storage: Storage | undefined,
  chosen: ChosenSettings,
): SettingsState {
  const dayEndsAtHour = signal<number>()
  const usedBytes = signal<number>()
  const isPersisted = signal<boolean>()
  const shortcuts = signal<readonly { name: string; keys: string }[]>([])
  const allowedHosts = signal<readonly string[]>([])
  return {
    usedBytes,
    isPersisted,
    shortcuts,
    allowedHosts,
    dayEndsAtHour,
    async endDayAt(hour) {
      dayEndsAtHour.value = (await chosen.change({ dayEndsAtHour: hour })).dayEndsAtHour
    },
    async read() {
      dayEndsAtHour.value = (await chosen.read()).dayEndsAtHour
      const commands = await api.commands.getAll()
      shortcuts.value = commands.map(({ name, description, shortcut = '' }) => ({
        // Chromium leaves the description of its own action empty.
        name: description || (name === '_execute_action' ? 'Clip this page' : (name ?? '')),
        keys: shortcut,
      }))
      const { origins = [] } = await api.permissions.getAll()
      allowedHosts.value = origins.filter((origin) => !declaredHosts.includes(origin))
      usedBytes.value = (await storage?.estimate())?.usage
      // Only a promise that was given is told unasked: its absence is no reason for alarm.
      if (await storage?.persisted()) isPersisted.value = true
    },
    async persist() {
      isPersisted.value = (await storage?.persist()) ?? false
    },
    async changeShortcuts() {
      if (api.commands.openShortcutSettings) await api.commands.openShortcutSettings()
      else await api.tabs.create({ url: 'chrome://extensions/shortcuts' })
    },
  }
}
