import { describe, expect, it } from 'vitest'
import { type Route, readRoute, routeHash } from '@/entrypoints/options/route'

const id = '0190a000-0000-7000-8000-000000000001'
const routes: Route[] = [
  { view: 'library' },
  { view: 'documents' },
  { view: 'export' },
  { view: 'import' },
  { view: 'settings' },
  { view: 'welcome' },
  { view: 'entry', id },
  { view: 'document', id },
]

describe('routes', () => {
  it.each(routes)('are read back as they are written: $view', (route) => {
    expect(readRoute(routeHash(route))).toEqual(route)
  })

  it.each(['', '#', '#/', '#/nowhere', '#/entry', '#/entry/<b>', '#library/x/y', 'javascript:1'])(
    'are the library for %j',
    (hash) => {
      expect(readRoute(hash)).toEqual({ view: 'library' })
    },
  )
})
