import { type ReadonlySignal, signal } from '@preact/signals'
import { type Route, routeHash } from './route'

/** What the page needs of the browser around it. */
export interface Browsing {
  go(route: Route): void
  /** The keys that clip a page, as the learner has them set; undefined until they are known, or when there are none. */
  clipKeys: ReadonlySignal<string | undefined>
  /** The keys that open the note card, likewise. */
  cardKeys: ReadonlySignal<string | undefined>
  /** Called once, when the first rows of the library stand on the page. */
  markFirstRows(): void
}

interface CommandsApi {
  commands: { getAll(): Promise<{ name?: string; shortcut?: string }[]> }
}

/** The browser around the page; `onFirstRows` is called once they stand there. */
export function createBrowsing(loadApi: () => Promise<CommandsApi>, onFirstRows: () => void): Browsing {
  const clipKeys = signal<string>()
  const cardKeys = signal<string>()
  let isMarked = false
  const readKeys = async (): Promise<void> => {
    const commands = await (await loadApi()).commands.getAll()
    const keysOf = (name: string) => commands.find((command) => command.name === name)?.shortcut || undefined
    clipKeys.value = keysOf('_execute_action')
    cardKeys.value = keysOf('open-card')
  }
  // Without the keys the button is named instead.
  setTimeout(() => readKeys().catch(() => undefined), 300)
  return {
    clipKeys,
    cardKeys,
    go(route) {
      location.hash = routeHash(route)
    },
    markFirstRows() {
      if (isMarked) return
      isMarked = true
      performance.mark('lectern:first-rows')
      onFirstRows()
    },
  }
}
