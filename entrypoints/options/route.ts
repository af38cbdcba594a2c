/** What the options page shows; written in the address after `#`, so that every view can be linked and gone back to. */
export type Route =
  | { view: 'library' | 'documents' | 'export' | 'import' | 'settings' | 'welcome' | 'duplicates' }
  | { view: 'entry' | 'document'; id: string }
  | { view: 'compare'; id: string; otherId: string }

const plainViews = ['library', 'documents', 'export', 'import', 'settings', 'welcome', 'duplicates'] as const

/** Reads an address's hash. Anything unknown is the library. */
export function readRoute(hash: string): Route {
  const [view = '', id = '', otherId = ''] = hash.replace(/^#\/?/, '').split('/')
  if ((view === 'entry' || view === 'document') && isId(id)) return { view, id }
  if (view === 'compare' && isId(id) && isId(otherId)) return { view, id, otherId }
  return { view: plainViews.find((plain) => plain === view) ?? 'library' }
}

/** The hash that leads to a view. */
export function routeHash(route: Route): string {
  if (route.view === 'compare') return `#/compare/${route.id}/${route.otherId}`
  return 'id' in route ? `#/${route.view}/${route.id}` : `#/${route.view}`
}

function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text)
}
