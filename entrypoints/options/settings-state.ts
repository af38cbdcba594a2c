import { type ReadonlySignal, signal } from '@preact/signals'
import { declaredHosts } from '@/utils/declared-hosts'
import type { Settings } from '@/utils/settings'
import { attempt } from './sentence'

export interface SettingsState {
  usedBytes: ReadonlySignal<number | undefined>
  isPersisted: ReadonlySignal<boolean | undefined>
  shortcuts: ReadonlySignal<readonly { name: string; keys: string }[]>
  allowedHosts: ReadonlySignal<readonly string[]>
  /** What the learner has chosen. */
  chosen: ReadonlySignal<Settings | undefined>
  /** What could not be read or changed, as a sentence. */
  problem: ReadonlySignal<string | undefined>
  /** Asks the browser for all of it. */
  read(): Promise<void>
  /** Asks the browser to keep the data, and remembers its answer. */
  persist(): Promise<void>
  change(change: Partial<Settings>): Promise<void>
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

/** Not called after what it is: the build takes `storage` for a module of its own and adds it. */
type Storage = Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>

interface ChosenSettings {
  read(): Promise<Settings>
  change(change: Partial<Settings>): Promise<Settings>
}

/** What the browser says about the library's room, keys and rights. */
export function createSettingsState(
  loadApi: () => Promise<SettingsApi>,
  room: Storage | undefined,
  stored: ChosenSettings,
): SettingsState {
  const chosen = signal<Settings>()
  const usedBytes = signal<number>()
  const isPersisted = signal<boolean>()
  const shortcuts = signal<readonly { name: string; keys: string }[]>([])
  const allowedHosts = signal<readonly string[]>([])
  const problem = signal<string>()
  const bar = {
    say: (sentence: string) => {
      problem.value = sentence
    },
  }
  const say = async (notDone: string, act: () => Promise<void>): Promise<void> => {
    problem.value = undefined
    await attempt(bar, notDone, act)
  }
  const readBrowser = async (): Promise<void> => {
    const api = await loadApi()
    const commands = await api.commands.getAll()
    shortcuts.value = commands.map(({ name, description, shortcut = '' }) => ({
      // Chromium leaves the description of its own action empty.
      name: description || (name === '_execute_action' ? 'Clip this page' : (name ?? '')),
      keys: shortcut,
    }))
    const { origins = [] } = await api.permissions.getAll()
    allowedHosts.value = origins.filter((origin) => !declaredHosts.includes(origin))
    usedBytes.value = (await room?.estimate())?.usage
    // Only a promise that was given is told unasked: its absence is no reason for alarm.
    if (await room?.persisted()) isPersisted.value = true
  }
  return {
    usedBytes,
    isPersisted,
    shortcuts,
    allowedHosts,
    chosen,
    problem,
    change: (change) =>
      say('The setting was not stored.', async () => {
        chosen.value = await stored.change(change)
      }),
    async read() {
      await say('The settings can’t be read.', async () => {
        chosen.value = await stored.read()
      })
      await attempt(bar, 'The browser does not tell about Lectern.', readBrowser)
    },
    persist: () =>
      say('The browser can’t be asked.', async () => {
        isPersisted.value = (await room?.persist()) ?? false
      }),
    changeShortcuts: () =>
      say('The browser’s page for shortcuts can’t be opened.', async () => {
        const api = await loadApi()
        if (api.commands.openShortcutSettings) await api.commands.openShortcutSettings()
        else await api.tabs.create({ url: 'chrome://extensions/shortcuts' })
      }),
  }
}
