import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { clipSchema } from '@/utils/entry'
import { readPage, siteFor, sites } from '@/utils/sites'

/**
 * A folder `test/pages/<site>-<case>` is a test: `page.html` is served under the `url` of `page.json`, and reading it
 * gives `clip.json`, or the `error` of `page.json` where the page can't be read. With a `listing.json` the page lists
 * papers, which gives that, and is none itself.
 */
const pagesFolder = 'test/pages'
const pageSchema = v.strictObject({
  url: v.string(),
  /** What the site's `pageData` would return. */
  pageData: v.optional(v.unknown()),
  error: v.optional(v.string()),
})
const at = new Date('2026-11-01T12:00:00.000Z')

const cases = readdirSync(pagesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const siteNames = readdirSync('utils/sites')
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'site' && name !== 'index')

afterEach(() => vi.restoreAllMocks())

describe('the list of sites', () => {
  it('has every file of the folder, and ends in generic', () => {
    expect(sites.map((site) => site.name).sort()).toEqual(siteNames.sort())
    expect(sites.at(-1)?.name).toBe('generic')
  })

  it.each(siteNames)('has a page of %s', (name) => {
    expect(cases.filter((folder) => folder.name.startsWith(`${name}-`))).not.toEqual([])
  })
})

describe('reading', () => {
  it.each(cases.map((folder) => folder.name))('%s', (name) => {
    const folder = join(pagesFolder, name)
    const { url, pageData, error } = v.parse(pageSchema, JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')))
    const html = readFileSync(join(folder, 'page.html'), 'utf8')
    const document = new DOMParser().parseFromString(html, 'text/html')
    const fetched = vi.spyOn(globalThis, 'fetch')
    const page = { url: new URL(url), document, pageData, at }
    const read = () => readPage(page).clip
    const clipPath = join(folder, 'clip.json')
    const listingPath = join(folder, 'listing.json')
    if (existsSync(listingPath)) {
      const listing = readPage(page).listing
      expect(JSON.parse(JSON.stringify(listing))).toEqual(JSON.parse(readFileSync(listingPath, 'utf8')))
      for (const paper of listing?.papers ?? []) {
        expect(v.parse(clipSchema, paper)).toEqual(paper)
        expect(paper.complete).toBe(false)
      }
      // A listing is never a paper.
      expect(name.startsWith(`${siteFor(page.url)?.name}-`)).toBe(true)
      expect(siteFor(page.url)?.identify(page.url)).toEqual([])
      expect(siteFor(page.url)?.read(page)).toBeUndefined()
      expect(existsSync(clipPath)).toBe(false)
    } else if (error !== undefined) {
      expect(read).toThrow(error)
      expect(existsSync(clipPath)).toBe(false)
    } else {
      const clip = read()
      expect(readPage(page).listing).toBeUndefined()
      expect(JSON.parse(JSON.stringify(clip))).toEqual(JSON.parse(readFileSync(clipPath, 'utf8')))
      expect(v.parse(clipSchema, clip)).toEqual(clip)
    }
    expect(fetched).not.toHaveBeenCalled()
  })
})

describe('a site with a player', () => {
  const withPlayer = sites.filter((site) => site.player)

  it.each(withPlayer)('$name links to a moment, or says why it can’t', ({ timeLink, whyNoTimeLink }) => {
    expect(timeLink === undefined).toBe(whyNoTimeLink !== undefined)
  })

  it.each(withPlayer)('$name names parts of the page by selectors', ({ player = {} }) => {
    const { navigationEvents, ...selectors } = player
    for (const selector of Object.values(selectors)) {
      expect(() => document.querySelector(selector)).not.toThrow()
    }
    expect(new Set(navigationEvents).size).toBe(navigationEvents?.length ?? 0)
  })
})
