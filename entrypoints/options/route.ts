/** What the options page shows; written in the address after `#`, so that every view can be linked and gone back to. */
export type Route =
  | { view: 'library' | 'documents' | 'export' | 'import' | 'settings' | 'welcome' }
  | { view: 'entry' | 'document'; id: string }

const plainViews = ['library', 'documents', 'export', 'import', 'settings', 'welcome'] as const

/** Reads an address's hash. Anything unknown is the library. */
export function readRoute(hash: string): Route {
  const [view = '', id = ''] = hash.replace(/^#\/?/, '').split('/')
  if ((view === 'entry' || view === 'document') && /^[0-9a-f-]{36}$/.test(id)) return { view, id }
  return { view: plainViews.find((plain) => plain === view) ?? 'library' }
}

/** The hash that leads to a view. */
export function routeHash(route: Route): string {
  return 'id' in route ? `#/${route.view}/${route.id}` : `#/${route.view}`
}
