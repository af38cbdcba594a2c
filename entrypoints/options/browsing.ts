import { type ReadonlySignal, signal } from '@preact/signals'
import { type Route, routeHash } from './route'

/** What the page needs of the browser around it. */
export interface Browsing {
  go(route: Route): void
  /** The keys that clip a page, as the learner has them set; undefined until they are known, or when there are none. */
  clipKeys: ReadonlySignal<string | undefined>
  /** Called once, when the first rows of the library stand on the page. */
  markFirstRows(): void
}

interface CommandsApi {
  commands: { getAll(): Promise<{ name?: string; shortcut?: string }[]> }
}

/** The browser around the page. */
export function createBrowsing(api: CommandsApi): Browsing {
  const clipKeys = signal<string>()
  let isMarked = false
  api.commands.getAll().then((commands) => {
    clipKeys.value = commands.find((command) => command.name === '_execute_action')?.shortcut || undefined
  })
  return {
    clipKeys,
    go(route) {
      location.hash = routeHash(route)
    },
    markFirstRows() {
      if (isMarked) return
      isMarked = true
      performance.mark('lectern:first-rows')
    },
  }
}
